import { z } from 'zod'
import { Role } from './account.ts'
import { endpoint } from './endpoint.ts'

/** Who can be tried, all with one password that is no secret. */
export const Demo = z.object({
  password: z.string(),
  people: z.array(
    z.object({ name: z.string(), email: z.email(), role: Role, structure: z.string().nullable() }),
  ),
})
export type Demo = z.infer<typeof Demo>

export const demoApi = {
  people: endpoint({
    method: 'GET',
    path: '/demo',
    summary: 'Who can be tried in the demonstration network, and their password; null where there is none',
    access: 'public',
    input: z.object({}).optional(),
    output: Demo.nullable(),
  }),
}
