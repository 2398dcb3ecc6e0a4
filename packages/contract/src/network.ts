import { z } from 'zod'
import { everyRole, registrars } from './access.ts'
import { endpoint } from './endpoint.ts'
import { OpeningHours } from './opening-hours.ts'
import { BaseVersion, Code, LatLon, NetworkId, SiteId, StructureId } from './values.ts'

const phone = z.string().trim().max(40)
const email = z.union([z.literal(''), z.email()])
const CommuneCode = z.string().regex(/^[0-9A-Z]{5}$/)

/** Somebody to call: a professional, or the switchboard of a service. */
export const Contact = z.object({
  name: z.string().trim().max(120),
  /** What they are called for: "direction", "prévention". */
  occupation: z.string().trim().max(120),
  phone,
  email,
})
export type Contact = z.infer<typeof Contact>

export const StructureDraft = z.object({
  /** A member of the vocabulary `structure_kind`. */
  kind: Code,
  name: z.string().trim().min(1).max(200),
  shortName: z.string().trim().min(1).max(60),
  parentId: StructureId.nullable().default(null),
  address: z.string().trim().max(300).default(''),
  communeCode: CommuneCode.nullable().default(null),
  /** Taken from the commune when there is one. */
  departmentCode: z.string().max(3).nullable().default(null),
  phone: phone.default(''),
  email: email.default(''),
  website: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  contacts: z.array(Contact).max(20).default([]),
  /** null: nobody has said yet. */
  openingHours: OpeningHours.nullable().default(null),
})
export type StructureDraft = z.infer<typeof StructureDraft>
export type StructureDraftInput = z.input<typeof StructureDraft>

export const Structure = StructureDraft.extend({
  id: StructureId,
  version: z.number().int(),
  communeName: z.string().nullable(),
  departmentName: z.string().nullable(),
  archived: z.boolean(),
})
export type Structure = z.infer<typeof Structure>

export const SiteDraft = z.object({
  structureId: StructureId,
  name: z.string().trim().min(1).max(200),
  address: z.string().trim().max(300).default(''),
  communeCode: CommuneCode.nullable().default(null),
  position: LatLon.nullable().default(null),
  phone: phone.default(''),
  openingHours: OpeningHours.nullable().default(null),
})
export type SiteDraft = z.infer<typeof SiteDraft>
export type SiteDraftInput = z.input<typeof SiteDraft>

export const Site = SiteDraft.extend({
  id: SiteId,
  version: z.number().int(),
  communeName: z.string().nullable(),
  archived: z.boolean(),
})
export type Site = z.infer<typeof Site>

const StructureVersion = z.object({ id: StructureId, baseVersion: BaseVersion })
const SiteVersion = z.object({ id: SiteId, baseVersion: BaseVersion })

export const networkApi = {
  structures: endpoint({
    method: 'GET',
    path: '/structures',
    summary: 'The structures of the network with their sites, archived ones included',
    access: everyRole,
    input: z.object({}).optional(),
    output: z.object({
      network: z.object({ id: NetworkId, name: z.string(), zone: z.string() }),
      structures: z.array(Structure),
      sites: z.array(Site),
    }),
  }),
  structure: endpoint({
    method: 'GET',
    path: '/structures/{id}',
    summary: 'A structure with its parts, its sites and how many people work in it here',
    access: everyRole,
    problems: ['thing.not_found'],
    input: z.object({ id: StructureId }),
    output: z.object({
      structure: Structure,
      parent: Structure.nullable(),
      parts: z.array(Structure),
      sites: z.array(Site),
      /** People with a role in the structure itself. */
      people: z.number().int(),
      /** Whether the person who asks may correct it. */
      editable: z.boolean(),
    }),
  }),
  saveStructure: endpoint({
    method: 'PUT',
    path: '/structures/{id}',
    summary: 'Add a structure to the register, or correct it',
    access: registrars,
    problems: [
      'structure.kind_unknown',
      'structure.commune_unknown',
      'structure.parent_unknown',
      'structure.parent_circle',
      'thing.changed_meanwhile',
    ],
    input: StructureVersion.extend({ draft: StructureDraft }),
    output: Structure,
  }),
  archiveStructure: endpoint({
    method: 'POST',
    path: '/structures/{id}/archival',
    summary: 'Put away a structure that has closed or left; what it did stays in every figure',
    access: registrars,
    problems: ['thing.not_found', 'thing.changed_meanwhile', 'structure.has_parts'],
    input: StructureVersion,
    output: Structure,
  }),
  restoreStructure: endpoint({
    method: 'POST',
    path: '/structures/{id}/restoration',
    summary: 'Bring an archived structure back',
    access: registrars,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: StructureVersion,
    output: Structure,
  }),
  saveSite: endpoint({
    method: 'PUT',
    path: '/sites/{id}',
    summary: 'Add a site to a structure, or correct it',
    access: registrars,
    problems: ['structure.commune_unknown', 'site.structure_unknown', 'thing.changed_meanwhile'],
    input: SiteVersion.extend({ draft: SiteDraft }),
    output: Site,
  }),
  archiveSite: endpoint({
    method: 'POST',
    path: '/sites/{id}/archival',
    summary: 'Put away a site that is no longer used; what was done there stays in every figure',
    access: registrars,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: SiteVersion,
    output: Site,
  }),
  restoreSite: endpoint({
    method: 'POST',
    path: '/sites/{id}/restoration',
    summary: 'Bring an archived site back',
    access: registrars,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: SiteVersion,
    output: Site,
  }),
}
