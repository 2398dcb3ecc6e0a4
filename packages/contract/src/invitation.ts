import { z } from 'zod'
import { inviters } from './access.ts'
import { PersonName, passwordLength, Role } from './account.ts'
import { endpoint } from './endpoint.ts'
import { Instant, InvitationId, StructureId } from './values.ts'

export const InvitationDraft = z.object({
  email: z.email().max(254),
  name: PersonName,
  role: Role,
  structureId: StructureId.nullable(),
})
export type InvitationDraft = z.infer<typeof InvitationDraft>

export const InvitationState = z.enum(['waiting', 'expired', 'accepted', 'revoked'])

export const Invitation = InvitationDraft.extend({
  id: InvitationId,
  email: z.string(),
  invitedBy: z.string(),
  invitedAt: Instant,
  expiresAt: Instant,
  state: InvitationState,
})
export type Invitation = z.infer<typeof Invitation>

const InvitationToken = z.string().min(20).max(200)

export const invitationApi = {
  list: endpoint({
    method: 'GET',
    path: '/invitations',
    summary: 'Invitations that wait for an answer or have expired',
    access: inviters,
    input: z.object({}).optional(),
    output: z.array(Invitation),
  }),
  send: endpoint({
    method: 'PUT',
    path: '/invitations/{id}',
    summary: 'Invite somebody by mail, with a role',
    access: inviters,
    problems: [
      'role.needs_structure',
      'role.of_network',
      'role.not_yours',
      'role.administrators_only',
      'thing.not_found',
      'thing.id_taken',
    ],
    input: InvitationDraft.extend({ id: InvitationId }),
    output: Invitation,
  }),
  revoke: endpoint({
    method: 'POST',
    path: '/invitations/{id}/revocation',
    summary: 'Withdraw an invitation: its link no longer works',
    access: inviters,
    problems: ['thing.not_found'],
    input: z.object({ id: InvitationId }),
    output: Invitation,
  }),
  open: endpoint({
    method: 'GET',
    path: '/invitations/opening',
    summary: 'What an invitation’s link offers, for whoever holds it',
    access: 'public',
    problems: ['invitation.ended'],
    input: z.object({ token: InvitationToken }),
    output: z.object({
      network: z.string(),
      structure: z.string().nullable(),
      role: Role,
      name: z.string(),
      email: z.string(),
      expiresAt: Instant,
      /** Whether the address has an account already, which keeps its own password. */
      hasAccount: z.boolean(),
    }),
  }),
  accept: endpoint({
    method: 'POST',
    path: '/invitations/acceptance',
    summary: 'Accept an invitation, with a password of one’s own or none',
    access: 'public',
    problems: ['invitation.ended'],
    input: z.object({
      token: InvitationToken,
      name: PersonName,
      /** null: sign in by one-time link, or through the organisation’s provider. */
      password: z.string().min(passwordLength.min).max(passwordLength.max).nullable(),
    }),
    output: z.object({ email: z.string() }),
  }),
}
