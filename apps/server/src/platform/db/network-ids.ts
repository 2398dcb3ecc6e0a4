import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'
import { rows } from './rows.ts'

/** The networks of this installation, in the order in which they were created. */
export async function networkIds(database: Pick<Database, 'kysely'>): Promise<string[]> {
  const found = await rows(
    database.kysely,
    z.object({ id: z.string() }),
    sql`select id from network order by created_at, id`,
  )
  return found.map(({ id }) => id)
}
