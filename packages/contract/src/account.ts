import { z } from 'zod'
import { everyRole, roles } from './access.ts'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, Locale, NetworkId, StructureId } from './values.ts'

export const Role = z.enum(roles)

/** On one line: it stands in the subject of mails, and must not write lines of its own into their text. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Control}\p{Line_Separator}\p{Paragraph_Separator}]*$/u)

/** Shorter passwords are refused; a sentence is welcome. */
export const passwordLength = { min: 10, max: 200 } as const

export const Me = z.object({
  accountId: AccountId,
  name: z.string(),
  /** The language chosen here; null while the page follows the device's. */
  locale: Locale.nullable(),
  /** The network in which the request ran. */
  network: z.object({ id: NetworkId, name: z.string(), zone: z.string() }).nullable(),
  /** Every network of the account, to switch between them. */
  networks: z.array(z.object({ id: NetworkId, name: z.string() })),
  /** Held in a structure (its parts included) or, with null, in the whole network. */
  grants: z.array(z.object({ role: Role, structureId: StructureId.nullable() })),
  now: Instant,
})
export type Me = z.infer<typeof Me>

export const Profile = z.object({ name: PersonName, locale: Locale.nullable() })
export type Profile = z.infer<typeof Profile>

export const accountApi = {
  me: endpoint({
    method: 'GET',
    path: '/me',
    summary: 'Who is signed in, in which network, with which roles',
    access: 'account',
    input: z.object({}).optional(),
    output: Me,
  }),
  saveProfile: endpoint({
    method: 'PUT',
    path: '/me/profile',
    summary: 'Change one’s own name and language in the network',
    access: everyRole,
    input: Profile,
    output: Profile,
  }),
}
