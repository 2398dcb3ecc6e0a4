import type { OutputOf } from '@maillage/contract/endpoint'
import type { Invitation, invitationApi } from '@maillage/contract/invitation'
import { asOwner, findAccount } from '../../platform/auth/accounts.ts'
import { hashToken, networkOfToken } from '../../platform/auth/network-token.ts'
import { enterNetwork } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readNetwork } from '../network/queries.ts'
import { stateOf } from './rules.ts'
import { type InvitationRow, selectInvitationByToken, selectOpenInvitations } from './sql.ts'

type Opened = OutputOf<typeof invitationApi.open>

/** An invitation as those who look after people see it. */
export function toInvitation(invitation: InvitationRow, now: string): Invitation {
  const { id, email, name, role, structureId, inviterName, invitedAt, expiresAt } = invitation
  const state = stateOf(invitation, now)
  return { id, email, name, role, structureId, invitedBy: inviterName, invitedAt, expiresAt, state }
}

/** Invitations without an answer, in the structures that the person looks after. */
export async function listInvitations(run: Run): Promise<Invitation[]> {
  const reachable = run.reachable()
  const open = await selectOpenInvitations(run.tx, run.networkId)
  return open
    .filter(({ structureId }) => reachable === null || (structureId && reachable.includes(structureId)))
    .map((invitation) => toInvitation(invitation, run.now))
}

/** Turns the transaction to the network that the token names; `invitation.ended` when it names none. */
export async function enterByToken(
  run: Run,
  token: string,
): Promise<{ networkId: string; tokenHash: string }> {
  const networkId = networkOfToken(token)
  if (!networkId) throw new Problem('invitation.ended')
  await enterNetwork(run.tx, networkId)
  return { networkId, tokenHash: hashToken(token) }
}

/** What the link offers to whoever holds it; `invitation.ended` unless it still waits for an answer. */
export async function openInvitation(run: Run, token: string): Promise<Opened> {
  const { networkId, tokenHash } = await enterByToken(run, token)
  const invitation = await selectInvitationByToken(run.tx, networkId, tokenHash)
  const network = await readNetwork(run.tx, networkId)
  if (!network || !invitation || stateOf(invitation, run.now) !== 'waiting') {
    throw new Problem('invitation.ended')
  }
  const { email, name, role, structureName, expiresAt } = invitation
  const account = await asOwner(run.tx, (owner) => findAccount(owner, email))
  return {
    network: network.name,
    structure: structureName,
    role,
    name: account?.name ?? name,
    email,
    expiresAt,
    hasAccount: account !== null,
  }
}
