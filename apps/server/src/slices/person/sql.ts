import { RoleGrant } from '@maillage/contract/person'
import { AccountId, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { row, rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const PersonRow = z.object({ accountId: AccountId, name: z.string() })
const Count = z.object({ total: z.number() })
const grantColumns = sql`id, account_id, role, structure_id, granted_at`

export const selectPeople = (tx: Tx, networkId: string) =>
  rows(
    tx,
    PersonRow,
    sql`select account_id, name from person where network_id = ${networkId}
    order by name collate "und-x-icu", account_id`,
  )

export const isPersonOfNetwork = async (tx: Tx, networkId: string, accountId: string): Promise<boolean> =>
  (await rowOrNone(
    tx,
    PersonRow,
    sql`select account_id, name from person where network_id = ${networkId} and account_id = ${accountId}`,
  )) !== null

export const isStructureOfNetwork = async (tx: Tx, networkId: string, id: string): Promise<boolean> =>
  (await rowOrNone(
    tx,
    z.object({ id: StructureId }),
    sql`select id from structure where network_id = ${networkId} and id = ${id}`,
  )) !== null

/** Adds the person to the network; somebody who is there already keeps their name. */
export const insertPerson = (
  tx: Tx,
  networkId: string,
  person: { accountId: string; name: string; at: string },
) =>
  run(
    tx,
    sql`insert into person (network_id, account_id, name, created_at)
    values (${networkId}, ${person.accountId}, ${person.name}, ${person.at}) on conflict do nothing`,
  )

export const selectRoles = (tx: Tx, networkId: string) =>
  rows(
    tx,
    RoleGrant,
    sql`select ${grantColumns} from role_grant where network_id = ${networkId} order by granted_at, id`,
  )

export const selectRole = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    RoleGrant,
    sql`select ${grantColumns} from role_grant where network_id = ${networkId} and id = ${id}`,
  )

/** The same role of the same person in the same structure, under whatever identifier it was given. */
export const selectSameRole = (
  tx: Tx,
  networkId: string,
  { accountId, role, structureId }: Pick<RoleGrant, 'accountId' | 'role' | 'structureId'>,
) =>
  rowOrNone(
    tx,
    RoleGrant,
    sql`select ${grantColumns} from role_grant
    where network_id = ${networkId} and account_id = ${accountId} and role = ${role}
      and structure_id is not distinct from ${structureId}`,
  )

/** Writes the role; 0 when the identifier or the same role is there already. */
export const insertRole = (tx: Tx, networkId: string, grant: RoleGrant) =>
  run(
    tx,
    sql`insert into role_grant (network_id, id, account_id, role, structure_id, granted_at)
    values (${networkId}, ${grant.id}, ${grant.accountId}, ${grant.role}, ${grant.structureId}, ${grant.grantedAt})
    on conflict do nothing`,
  )

export const deleteRole = (tx: Tx, networkId: string, id: string) =>
  run(tx, sql`delete from role_grant where network_id = ${networkId} and id = ${id}`)

/** How many people administer the network; the network's row is locked so that two cannot leave at the same moment. */
export async function countAdministrators(tx: Tx, networkId: string): Promise<number> {
  await run(tx, sql`select 1 from network where id = ${networkId} for update`)
  const { total } = await row(
    tx,
    Count,
    sql`select count(*) as total from role_grant where network_id = ${networkId} and role = 'administrator'`,
  )
  return total
}
