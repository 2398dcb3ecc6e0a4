import type { Invitation, InvitationDraft } from '@maillage/contract/invitation'
import { Instant } from '@maillage/contract/values'
import { writeAudit } from '../../platform/audit/write-audit.ts'
import { asOwner, canonicalEmail, findAccount, insertAccount } from '../../platform/auth/accounts.ts'
import { newNetworkToken } from '../../platform/auth/network-token.ts'
import { hashPassword } from '../../platform/auth/passwords.ts'
import { OvertakenError } from '../../platform/db/errors.ts'
import { afterCommit } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import type { Mailer } from '../../platform/mail/mail.ts'
import { readNetwork } from '../network/queries.ts'
import { joinNetwork } from '../person/port.ts'
import { giverOf, requireStructure } from '../person/queries.ts'
import { refusedRole } from '../person/rules.ts'
import { mailOfInvitation } from './export.ts'
import { enterByToken, toInvitation } from './queries.ts'
import { invitationDays, stateOf } from './rules.ts'
import {
  type InvitationRow,
  insertInvitation,
  markAccepted,
  markRevoked,
  selectInvitationByTokenForUpdate,
  selectInvitationForUpdate,
} from './sql.ts'

interface Post {
  readonly mailer: Mailer
  readonly baseUrl: string
}

type InvitationWanted = InvitationDraft & Pick<Invitation, 'id'>

/** Writes an invitation and sends its link once that is certain; asked again, it is answered without a second mail. */
export async function sendInvitation(
  run: Run,
  draft: InvitationWanted,
  { mailer, baseUrl }: Post,
): Promise<Invitation> {
  const wanted = { ...draft, email: canonicalEmail(draft.email) }
  const refused = refusedRole(wanted, giverOf(run))
  if (refused) throw new Problem(refused)
  const existing = await selectInvitationForUpdate(run.tx, run.networkId, wanted.id)
  if (existing) return answerAgain(run, existing, wanted)
  await requireStructure(run, wanted.structureId)

  const { token, hash } = newNetworkToken(run.networkId)
  const written = await insertInvitation(run.tx, run.networkId, {
    ...wanted,
    tokenHash: hash,
    invitedBy: run.accountId ?? '',
    invitedAt: run.now,
    expiresAt: daysAfter(run.now, invitationDays),
  })
  if (written === 0) throw new OvertakenError()
  const invitation = await requireInvitation(run, wanted.id)
  run.audit({ action: 'invitation.send', noun: 'invitation', id: wanted.id, version: 1, payload: wanted })
  const mail = mailOfInvitation({
    networkId: run.networkId,
    to: wanted.email,
    name: wanted.name,
    inviter: invitation.inviterName,
    network: (await readNetwork(run.tx, run.networkId))?.name ?? '',
    structure: invitation.structureName,
    days: invitationDays,
    address: `${baseUrl}/invitation?token=${token}`,
  })
  afterCommit(run.tx, () => mailer.send(mail))
  return toInvitation(invitation, run.now)
}

function answerAgain(run: Run, existing: InvitationRow, wanted: InvitationWanted): Invitation {
  const isSame =
    existing.email === wanted.email &&
    existing.name === wanted.name &&
    existing.role === wanted.role &&
    existing.structureId === wanted.structureId
  if (!isSame) throw new Problem('thing.id_taken')
  return toInvitation(existing, run.now)
}

const daysAfter = (now: Instant, days: number): Instant =>
  Instant.parse(new Date(Date.parse(now) + days * 86_400_000).toISOString())

async function requireInvitation(run: Run, id: string): Promise<InvitationRow> {
  const invitation = await selectInvitationForUpdate(run.tx, run.networkId, id)
  if (!invitation) throw new Problem('thing.not_found')
  return invitation
}

/** Withdraws an invitation; one that was accepted stays so, its role is revoked apart. */
export async function revokeInvitation(run: Run, id: Invitation['id']): Promise<Invitation> {
  const invitation = await requireInvitation(run, id)
  const reachable = run.reachable()
  if (reachable !== null && !(invitation.structureId && reachable.includes(invitation.structureId))) {
    throw new Problem('thing.not_found')
  }
  if (invitation.acceptedAt !== null || invitation.revokedAt !== null) {
    return toInvitation(invitation, run.now)
  }
  await markRevoked(run.tx, run.networkId, { id, at: run.now })
  run.audit({ action: 'invitation.revoke', noun: 'invitation', id, version: 2, payload: {} })
  return toInvitation({ ...invitation, revokedAt: run.now }, run.now)
}

/**
 * Makes the account that an invitation offers, or takes the one that its address has, and gives it the role. Holding
 * the link proves the mailbox; an account that exists keeps its own password, and nobody is signed in by accepting.
 */
export async function acceptInvitation(
  run: Run,
  { token, name, password }: { token: string; name: string; password: string | null },
): Promise<{ email: string }> {
  const { networkId, tokenHash } = await enterByToken(run, token)
  const invitation = await selectInvitationByTokenForUpdate(run.tx, networkId, tokenHash)
  if (!invitation || stateOf(invitation, run.now) !== 'waiting') throw new Problem('invitation.ended')
  const { id, email, role, structureId } = invitation
  const passwordDigest = password === null ? null : await hashPassword(password)
  const accountId = await asOwner(run.tx, async (owner) => {
    const account = await findAccount(owner, email)
    return account?.id ?? insertAccount(owner, { email, name, passwordDigest, now: run.now })
  })
  const at = run.now
  await markAccepted(run.tx, networkId, { id, at, accountId })
  await joinNetwork(run.tx, { networkId, accountId, name, role, structureId, at, by: accountId })
  await writeAudit(run.tx, { networkId, accountId, at }, [
    { action: 'invitation.accept', noun: 'invitation', id, version: 2, payload: {} },
  ])
  return { email }
}
