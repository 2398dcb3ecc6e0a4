import type { Role } from '@maillage/contract/access'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { row, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const Found = z.object({ found: z.boolean() })

/** Whether the network of the transaction exists. */
export const hasNetwork = async (tx: Tx, networkId: string): Promise<boolean> =>
  (await row(tx, Found, sql`select exists (select from network where id = ${networkId}) as found`)).found

interface NetworkRow {
  readonly id: string
  readonly name: string
  readonly zone: string
  readonly at: string
}

export const insertNetwork = (tx: Tx, network: NetworkRow) =>
  run(
    tx,
    sql`insert into network (id, name, zone, created_at)
    values (${network.id}, ${network.name}, ${network.zone}, ${network.at})`,
  )

interface PersonRow {
  readonly networkId: string
  readonly accountId: string
  readonly name: string
  readonly at: string
}

export const insertPerson = (tx: Tx, person: PersonRow) =>
  run(
    tx,
    sql`insert into person (network_id, account_id, name, created_at)
    values (${person.networkId}, ${person.accountId}, ${person.name}, ${person.at})`,
  )

interface GrantRow {
  readonly networkId: string
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly structureId: string | null
  readonly at: string
}

export const insertGrant = (tx: Tx, grant: GrantRow) =>
  run(
    tx,
    sql`insert into role_grant (network_id, id, account_id, role, structure_id, granted_at)
    values (${grant.networkId}, ${grant.id}, ${grant.accountId}, ${grant.role}, ${grant.structureId}, ${grant.at})`,
  )

/** Whether anybody but these addresses has an account; owner access. */
export const hasOtherAccounts = async (owner: Kysely<unknown>, emails: readonly string[]): Promise<boolean> =>
  (
    await row(
      owner,
      Found,
      sql`select exists (select from auth."user" where not email = any(${[...emails]}::text[])) as found`,
    )
  ).found
