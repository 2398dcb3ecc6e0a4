import { z } from 'zod'
import { everyRole } from './access.ts'
import { endpoint } from './endpoint.ts'
import { Code, NetworkId, SiteId, StructureId } from './values.ts'

export const Structure = z.object({
  id: StructureId,
  version: z.number().int(),
  kind: Code,
  name: z.string().trim().min(1).max(200),
  shortName: z.string().trim().min(1).max(60),
  parentId: StructureId.nullable(),
  address: z.string().trim().max(300),
  communeCode: z.string().max(5).nullable(),
  departmentCode: z.string().max(3).nullable(),
  phone: z.string().trim().max(40),
  email: z.union([z.literal(''), z.email()]),
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  openingHours: z.string().trim().max(1000),
  archived: z.boolean(),
})
export type Structure = z.infer<typeof Structure>

export const Site = z.object({
  id: SiteId,
  version: z.number().int(),
  structureId: StructureId,
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().max(300),
  communeCode: z.string().max(5).nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
  openingHours: z.string().trim().max(1000),
  archived: z.boolean(),
})
export type Site = z.infer<typeof Site>

export const networkApi = {
  structures: endpoint({
    method: 'GET',
    path: '/structures',
    summary: 'The structures of the network with their sites',
    access: everyRole,
    input: z.object({}).optional(),
    output: z.object({
      network: z.object({ id: NetworkId, name: z.string(), zone: z.string() }),
      structures: z.array(Structure),
      sites: z.array(Site),
    }),
  }),
}
