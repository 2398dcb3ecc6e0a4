import { sql } from 'kysely'
import { z } from 'zod'
import { row } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const ServerVersion = z.object({ serverVersion: z.string() })

export const selectServerVersion = async (tx: Tx): Promise<string> =>
  (await row(tx, ServerVersion, sql`show server_version`)).serverVersion
