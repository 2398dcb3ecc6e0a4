import { Role } from '@maillage/contract/account'
import { Instant, InvitationId, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const InvitationRow = z.object({
  id: InvitationId,
  email: z.string(),
  name: z.string(),
  role: Role,
  structureId: StructureId.nullable(),
  structureName: z.string().nullable(),
  inviterName: z.string(),
  invitedAt: Instant,
  expiresAt: Instant,
  acceptedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export type InvitationRow = z.infer<typeof InvitationRow>

const columns = sql`invitation.id, invitation.email, invitation.name, invitation.role, invitation.structure_id,
  invitation.invited_at, invitation.expires_at, invitation.accepted_at, invitation.revoked_at,
  (select name from structure where structure.network_id = invitation.network_id
    and structure.id = invitation.structure_id) as structure_name,
  (select name from person where person.network_id = invitation.network_id
    and person.account_id = invitation.invited_by) as inviter_name`

/** Invitations that were neither accepted nor withdrawn, newest first. */
export const selectOpenInvitations = (tx: Tx, networkId: string) =>
  rows(
    tx,
    InvitationRow,
    sql`select ${columns} from invitation
    where network_id = ${networkId} and accepted_at is null and revoked_at is null
    order by invited_at desc, id`,
  )

/** The invitation, locked against other writers until commit. */
export const selectInvitationForUpdate = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    InvitationRow,
    sql`select ${columns} from invitation where network_id = ${networkId} and id = ${id} for update`,
  )

/** The invitation that a token opens; read only. */
export const selectInvitationByToken = (tx: Tx, networkId: string, tokenHash: string) =>
  rowOrNone(
    tx,
    InvitationRow,
    sql`select ${columns} from invitation where network_id = ${networkId} and token_hash = ${tokenHash}`,
  )

/** The same, locked against whoever uses the link at the same moment. */
export const selectInvitationByTokenForUpdate = (tx: Tx, networkId: string, tokenHash: string) =>
  rowOrNone(
    tx,
    InvitationRow,
    sql`select ${columns} from invitation
    where network_id = ${networkId} and token_hash = ${tokenHash} for update`,
  )

interface NewInvitation {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly role: string
  readonly structureId: string | null
  readonly tokenHash: string
  readonly invitedBy: string
  readonly invitedAt: string
  readonly expiresAt: string
}

/** Writes the invitation; 0 when the identifier is there already. */
export const insertInvitation = (tx: Tx, networkId: string, invitation: NewInvitation) =>
  run(
    tx,
    sql`insert into invitation (network_id, id, email, name, role, structure_id, token_hash, invited_by, invited_at,
      expires_at)
    values (${networkId}, ${invitation.id}, ${invitation.email}, ${invitation.name}, ${invitation.role},
      ${invitation.structureId}, ${invitation.tokenHash}, ${invitation.invitedBy}, ${invitation.invitedAt},
      ${invitation.expiresAt})
    on conflict do nothing`,
  )

export const markRevoked = (tx: Tx, networkId: string, { id, at }: { id: string; at: string }) =>
  run(tx, sql`update invitation set revoked_at = ${at} where network_id = ${networkId} and id = ${id}`)

export const markAccepted = (
  tx: Tx,
  networkId: string,
  { id, at, accountId }: { id: string; at: string; accountId: string },
) =>
  run(
    tx,
    sql`update invitation set accepted_at = ${at}, accepted_by = ${accountId}
    where network_id = ${networkId} and id = ${id}`,
  )
