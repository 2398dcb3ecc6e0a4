import { z } from 'zod'
import { inviters } from './access.ts'
import { Role } from './account.ts'
import { endpoint } from './endpoint.ts'
import { AccountId, Instant, RoleId, StructureId } from './values.ts'

/** A role held by a person in a structure or, with null, in the whole network. */
export const RoleGrant = z.object({
  id: RoleId,
  accountId: AccountId,
  role: Role,
  structureId: StructureId.nullable(),
  grantedAt: Instant,
})
export type RoleGrant = z.infer<typeof RoleGrant>

export const Person = z.object({
  accountId: AccountId,
  name: z.string(),
  email: z.string(),
  /** Whether a second factor protects the account. */
  secondFactor: z.boolean(),
  grants: z.array(RoleGrant.omit({ accountId: true })),
})
export type Person = z.infer<typeof Person>

const reason = z.string().trim().max(500).nullable().default(null)

export const personApi = {
  list: endpoint({
    method: 'GET',
    path: '/people',
    summary: 'The people of the network with their roles; a head sees those of their structure',
    access: inviters,
    input: z.object({}).optional(),
    output: z.array(Person),
  }),
  grantRole: endpoint({
    method: 'PUT',
    path: '/roles/{id}',
    summary: 'Give somebody of the network a role',
    access: inviters,
    problems: [
      'role.needs_structure',
      'role.of_network',
      'role.not_yours',
      'role.administrators_only',
      'thing.not_found',
      'thing.id_taken',
    ],
    input: z.object({ id: RoleId, accountId: AccountId, role: Role, structureId: StructureId.nullable() }),
    output: RoleGrant,
  }),
  revokeRole: endpoint({
    method: 'POST',
    path: '/roles/{id}/revocation',
    summary: 'Take a role back, at once',
    access: inviters,
    problems: ['thing.not_found', 'role.last_administrator', 'role.not_yours', 'role.administrators_only'],
    input: z.object({ id: RoleId, reason }),
    output: z.object({ id: RoleId }),
  }),
}
