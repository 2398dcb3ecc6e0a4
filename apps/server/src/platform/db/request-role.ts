import { sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'
import { rowOrNone } from './rows.ts'

/** Whether the role of requests exists and stands behind the wall between networks, as only a role without powers does. */
export async function isRequestRoleBound({ kysely }: Pick<Database, 'kysely'>): Promise<boolean> {
  const role = await rowOrNone(
    kysely,
    z.object({ bound: z.boolean() }),
    sql`select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = 'maillage_app'`,
  )
  return role?.bound ?? false
}
