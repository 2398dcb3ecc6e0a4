import { sql } from 'kysely'
import type { Database } from '../platform/db/database.ts'

/** Of the national code list, the two départements that the samples name. */
export async function insertDepartments({ kysely }: Database): Promise<void> {
  await sql`insert into region (code, name, search) values ('76', 'Occitanie', 'occitanie')`.execute(kysely)
  await sql`insert into department (code, name, region_code, search)
    values ('31', 'Haute-Garonne', '76', 'haute garonne'), ('32', 'Gers', '76', 'gers')`.execute(kysely)
}
