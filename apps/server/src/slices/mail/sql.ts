import { sql } from 'kysely'
import { z } from 'zod'
import { rows } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** Everybody to whom the network may have written: its people, by account, and those invited, by address. */
export const selectAccountIds = async (tx: Tx, networkId: string): Promise<string[]> => {
  const found = await rows(
    tx,
    z.object({ accountId: z.string() }),
    sql`select account_id from person where network_id = ${networkId}`,
  )
  return found.map(({ accountId }) => accountId)
}

export const selectInvitedEmails = async (tx: Tx, networkId: string): Promise<string[]> => {
  const found = await rows(
    tx,
    z.object({ email: z.string() }),
    sql`select distinct email from invitation where network_id = ${networkId}`,
  )
  return found.map(({ email }) => email)
}
