import { api } from '@maillage/contract/api'
import { createRouterClient } from '@orpc/server'
import { type RawBuilder, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { app } from '../app.ts'
import { SqlError } from '../platform/db/errors.ts'
import { referenceTables } from '../platform/db/reference-tables.ts'
import { rows } from '../platform/db/rows.ts'
import { testDatabase } from '../platform/db/testing.ts'
import { type Member, newMember } from '../testing/member.ts'
import { visitOf } from '../testing/visit.ts'
import { makeWorld } from '../testing/world.ts'
import type { Place, Sample } from './place.ts'
import { samples } from './samples.ts'

/** Tables that no sample fills; a new one is filled by the sample of its endpoint. */
const unfilled: readonly string[] = []

const database = await testDatabase()
const tables = await tablesOfNetworks()
let here: string
let away: string

async function tablesOfNetworks(): Promise<string[]> {
  const found = await rows(
    database.kysely,
    z.object({ name: z.string() }),
    sql`select c.relname as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`,
  )
  return found.map(({ name }) => name).filter((name) => !referenceTables.includes(name))
}

/** A network that has rows in every table, by way of the samples; and another, from which they are looked for. */
beforeAll(async () => {
  const world = await makeWorld(database)
  here = world.networkId
  away = (await makeWorld(database)).networkId
  await sql`insert into region (code, name, search) values ('76', 'Occitanie', 'occitanie')`.execute(
    database.kysely,
  )
  await sql`insert into department (code, name, region_code, search)
    values ('31', 'Haute-Garonne', '76', 'haute garonne'), ('32', 'Gers', '76', 'gers')`.execute(
    database.kysely,
  )
  const member = (
    role: 'coordinator' | 'head' | 'pharmacist' | 'doorVolunteer',
    structureId: string | null,
  ) => newMember(database, { networkId: here, role, structureId })
  const staff = new Map<string, Member>([
    ['coordinator', await member('coordinator', null)],
    ['head', await member('head', world.structure)],
    ['pharmacist', await member('pharmacist', world.structure)],
    ['doorVolunteer', await member('doorVolunteer', null)],
  ])
  const nobody = createRouterClient(app, { context: visitOf(database, null) })
  const place: Place = {
    networkId: here,
    structureId: world.structure,
    otherStructureId: world.otherStructure,
    siteId: world.sites.montbeliard,
    accountId: (role) => staff.get(role)?.id ?? '',
    as: (role) => staff.get(role)?.client ?? nobody,
  }
  for (const [noun, entries] of Object.entries(samples)) {
    if (!(noun in api)) continue
    for (const [name, sample] of Object.entries<Sample<unknown>>(entries)) {
      for (const role of ['head', 'coordinator'] as const) {
        const calls = place.as(role)[noun as keyof typeof api] as Record<
          string,
          (input: unknown) => Promise<unknown>
        >
        // What matters is what is left in the tables: a refusal leaves nothing, and other tests look at refusals.
        await Promise.resolve(sample.input(place))
          .then((input) => calls[name]?.(input))
          .catch(() => undefined)
      }
    }
  }
})

const inNetwork = (networkId: string | null, statement: RawBuilder<unknown>) =>
  database.inRollback((db) => db.transaction({ networkId }, (tx) => statement.execute(tx)))

/** Rows as JSON, as the network itself sees them. */
async function rowsOf(table: string, networkId: string): Promise<unknown[]> {
  const { rows: found } = await inNetwork(
    networkId,
    sql`select to_jsonb(t) as row from ${sql.table(table)} t where network_id = ${networkId} limit 3`,
  )
  return found.map((each) => (each as { row: unknown }).row)
}

async function writableColumns(table: string): Promise<string[]> {
  const found = await rows(
    database.kysely,
    z.object({ columnName: z.string() }),
    sql`select column_name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER'`,
  )
  return found.map(({ columnName }) => columnName)
}

async function sqlStateOf(statement: Promise<unknown>): Promise<string> {
  const error = await statement.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof SqlError ? error.code : String(error)
}

const insufficientPrivilege = '42501'

describe.each(tables.map((table) => ({ table })))(
  'a slice that forgets its where clause, in $table,',
  ({ table }) => {
    const target = sql.table(table)

    it.skipIf(unfilled.includes(table))('has something to find there', async () => {
      expect(await rowsOf(table, here)).not.toEqual([])
    })

    it('sees nothing of another network, and nothing at all outside of one', async () => {
      const seen = await inNetwork(away, sql`select from ${target} where network_id = ${here}`)
      expect(seen.rows).toEqual([])
      const outside = await inNetwork(null, sql`select from ${target}`)
      expect(outside.rows).toEqual([])
    })

    it('changes and deletes nothing of another network', async () => {
      const updated = await inNetwork(
        away,
        sql`update ${target} set network_id = network_id where network_id = ${here}`,
      )
      expect(updated.numAffectedRows).toBe(0n)
      const deleted = await inNetwork(away, sql`delete from ${target} where network_id = ${here}`)
      expect(deleted.numAffectedRows).toBe(0n)
    })

    it.skipIf(unfilled.includes(table))('adds nothing to another network', async () => {
      const [copied] = await rowsOf(table, here)
      const columns = sql.join((await writableColumns(table)).map((name) => sql.id(name)))
      const insert = sql`insert into ${target} (${columns})
      select ${columns} from jsonb_populate_record(null::${target}, ${JSON.stringify(copied)}::jsonb)`
      expect(await sqlStateOf(inNetwork(away, insert))).toBe(insufficientPrivilege)
    })
  },
)

describe('the networks themselves', () => {
  it('are each seen by its own people only', async () => {
    const seen = await inNetwork(away, sql`select id from network`)
    expect(seen.rows).toEqual([{ id: away }])
  })

  it('are each changed from within only', async () => {
    const updated = await inNetwork(away, sql`update network set name = 'x' where id = ${here}`)
    expect(updated.numAffectedRows).toBe(0n)
  })
})

it.each(['auth."user"', 'auth.session', 'auth.account', 'auth.two_factor', 'migration.file'])(
  'a request does not reach %s',
  async (table) => {
    const [schema = '', name = ''] = table.replaceAll('"', '').split('.')
    const select = sql`select from ${sql.id(schema, name)}`
    expect(await sqlStateOf(inNetwork(away, select))).toBe(insufficientPrivilege)
  },
)
