import type { RoleGrant } from '@maillage/contract/person'
import { AccountId, type Instant, RoleId } from '@maillage/contract/values'
import { v7 } from 'uuid'
import { writeAudit } from '../../platform/audit/write-audit.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { insertPerson, insertRole, selectSameRole } from './sql.ts'

interface NewMember extends Pick<RoleGrant, 'role' | 'structureId'> {
  readonly networkId: string
  readonly accountId: string
  readonly name: string
  readonly at: Instant
  /** Who brings them in; null for the installation itself (command line, demonstration). */
  readonly by: string | null
}

/**
 * Brings an account into a network with one role, and writes it into the journal. Called by whoever has the right to:
 * an accepted invitation, the command line, the demonstration. A role held already is left as it is.
 */
export async function joinNetwork(tx: Tx, member: NewMember): Promise<RoleGrant> {
  const { networkId, name, role, structureId, at, by } = member
  const accountId = AccountId.parse(member.accountId)
  await insertPerson(tx, networkId, { accountId, name, at })
  const grant = { id: RoleId.parse(v7()), accountId, role, structureId, grantedAt: at }
  if ((await insertRole(tx, networkId, grant)) === 0) {
    return (await selectSameRole(tx, networkId, grant)) ?? grant
  }
  await writeAudit(tx, { networkId, accountId: by, at }, [
    {
      action: 'role.grant',
      noun: 'role',
      id: grant.id,
      version: 1,
      payload: { id: grant.id, accountId, role, structureId },
    },
  ])
  return grant
}
