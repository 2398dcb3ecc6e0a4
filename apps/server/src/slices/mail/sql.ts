import { sql } from 'kysely'
import { z } from 'zod'
import { rows } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

/** The accounts of the people of the network. */
export const selectAccountIds = async (tx: Tx, networkId: string): Promise<string[]> => {
  const found = await rows(
    tx,
    z.object({ accountId: z.string() }),
    sql`select account_id from person where network_id = ${networkId}`,
  )
  return found.map(({ accountId }) => accountId)
}

/** Every network that an account belongs to; only within `asAccount` are all of them seen. */
export const selectNetworkIdsOf = async (tx: Tx, accountId: string): Promise<string[]> => {
  const found = await rows(
    tx,
    z.object({ networkId: z.string() }),
    sql`select network_id from person where account_id = ${accountId}`,
  )
  return found.map(({ networkId }) => networkId)
}
