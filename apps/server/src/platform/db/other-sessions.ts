import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'
import { row } from './rows.ts'

/** How many other programs are connected to this database; the embedded one lets nobody else in. */
export async function otherSessions(database: Database): Promise<number> {
  if (database.engine === 'pglite') return 0
  const { count } = await row(
    database.kysely,
    z.object({ count: z.number() }),
    sql`select count(*) as count from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  return count
}
