import type { Instant } from '@maillage/contract/values'
import { type Kysely, sql } from 'kysely'
import { v7 } from 'uuid'
import { z } from 'zod'
import { row, rowOrNone, rows, run } from '../db/rows.ts'
import type { Tx } from '../db/transaction.ts'

type Session = Kysely<unknown>

export interface NewAccount {
  readonly email: string
  readonly name: string
  /** From hashPassword; null for somebody who signs in by one-time link or through the organisation's own provider. */
  readonly passwordDigest: string | null
  readonly now: Instant
}

const AccountRow = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  twoFactorEnabled: z.boolean().nullable(),
})
export type AccountRow = z.infer<typeof AccountRow>

/** Addresses are compared without case, as people type them. */
export const canonicalEmail = (email: string): string => email.trim().toLowerCase()

/**
 * Writes an account, its address taken as verified (it was invited, or named by an administrator), and returns its id.
 * Owner access; SqlError of constraint `account_email_taken` when the address has an account already.
 */
export async function insertAccount(owner: Session, account: NewAccount): Promise<string> {
  const id = v7()
  await run(
    owner,
    sql`insert into auth."user" (id, name, email, email_verified, created_at, updated_at)
    values (${id}, ${account.name}, ${canonicalEmail(account.email)}, true, ${account.now}, ${account.now})`,
  )
  if (account.passwordDigest !== null) {
    await run(
      owner,
      sql`insert into auth.account (id, account_id, provider_id, user_id, password, created_at, updated_at)
      values (${v7()}, ${id}, 'credential', ${id}, ${account.passwordDigest}, ${account.now}, ${account.now})`,
    )
  }
  return id
}

/** The account of an address, or null; owner access. */
export const findAccount = (owner: Session, email: string): Promise<AccountRow | null> =>
  rowOrNone(
    owner,
    AccountRow,
    sql`select id, email, name, two_factor_enabled from auth."user" where email = ${canonicalEmail(email)}`,
  )

/** The accounts of these ids, in no order; owner access. */
export const accountsOf = (owner: Session, ids: readonly string[]): Promise<AccountRow[]> =>
  rows(
    owner,
    AccountRow,
    sql`select id, email, name, two_factor_enabled from auth."user" where id = any(${ids}::uuid[])`,
  )

/** Lends an account's own view, that of the networks it belongs to, to a few statements of somebody else's request. */
export async function asAccount<Result>(
  tx: Tx,
  accountId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const Before = z.object({ accountId: z.string() })
  const before = await row(tx, Before, sql`select current_setting('app.account', true) as account_id`)
  await sql`select set_config('app.account', ${accountId}, true)`.execute(tx)
  const result = await work()
  await sql`select set_config('app.account', ${before.accountId}, true)`.execute(tx)
  return result
}

/**
 * Lends the owner's access to a few statements of a request's own transaction, so that an account and its roles are
 * written together or not at all. Give it nothing but statements of this file.
 */
export async function asOwner<Result>(tx: Tx, work: (owner: Session) => Promise<Result>): Promise<Result> {
  await sql`select set_config('role', 'none', true)`.execute(tx)
  const result = await work(tx)
  await sql`select set_config('role', 'maillage_app', true)`.execute(tx)
  return result
}
