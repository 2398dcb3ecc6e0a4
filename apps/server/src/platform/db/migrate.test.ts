import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import type { Database } from './database.ts'
import { MigrationError } from './errors.ts'
import { migrate, migrationLevel } from './migrate.ts'
import { migrationsOf } from './note-migrations.ts'
import { row, run } from './rows.ts'
import { openTestDatabase } from './testing.ts'

/** A database for one test, which has only been given an empty folder. */
async function unused(): Promise<Database> {
  const database = await openTestDatabase({ migrations: empty })
  onTestFinished(() => database.close())
  return database
}

const empty = migrationsOf({})
const files = {
  '0001-site.sql': 'create table site (id integer primary key); insert into site values (1);',
  '0002-site-name.sql': "alter table site add column name text not null default '';",
}

describe('migrate', () => {
  it('applies what is missing, in order, once', async () => {
    const database = await unused()
    const folder = migrationsOf(files)
    expect(await migrationLevel(database)).toBeNull()
    expect(await migrate(database, folder)).toEqual(['0001-site', '0002-site-name'])
    expect(await migrate(database, folder)).toEqual([])
    writeFileSync(join(folder, '0003-site-kind.sql'), 'alter table site add column kind text;')
    expect(await migrate(database, folder)).toEqual(['0003-site-kind'])
    expect(await migrationLevel(database)).toBe('0003-site-kind')
  })

  it('opens the tables to requests, and nothing else', async () => {
    const database = await unused()
    await sql`create schema auth; create table auth.account (id integer)`.execute(database.kysely)
    await migrate(database, migrationsOf(files))
    await database.transaction({ networkId: null }, async (tx) => {
      expect(await run(tx, sql`insert into site (id) values (2)`)).toBe(1)
      expect(await run(tx, sql`update site set name = 'Auch' where id = 2`)).toBe(1)
      expect(await run(tx, sql`delete from site where id = 2`)).toBe(1)
    })
    const forbidden = [
      sql`select * from auth.account`,
      sql`create table intruder (id integer)`,
      sql`truncate site`,
      sql`select * from migration.run`,
    ]
    for (const statement of forbidden) {
      const attempt = database.transaction({ networkId: null }, (tx) => run(tx, statement))
      await expect(attempt).rejects.toThrow('permission denied')
    }
  })

  it('refuses a history that was rewritten, and says how to mend it', async () => {
    const database = await unused()
    const folder = migrationsOf(files)
    await migrate(database, folder)
    const first = join(folder, '0001-site.sql')
    writeFileSync(first, files['0001-site.sql'].replaceAll(';', ';\r\n'))
    await expect(migrate(database, folder)).rejects.toThrow(/0001-site .* has changed since/)
    rmSync(first)
    await expect(migrate(database, folder)).rejects.toThrow(/0001-site .* is missing/)
    writeFileSync(first, files['0001-site.sql'])
    writeFileSync(join(folder, '0001-another.sql'), 'select 1')
    await expect(migrate(database, folder)).rejects.toThrow(MigrationError)
    writeFileSync(join(folder, 'later.sql'), 'select 1')
    await expect(migrate(database, folder)).rejects.toThrow('later.sql')
  })

  it('applies all or nothing', async () => {
    const database = await unused()
    const failing = migrate(database, migrationsOf({ ...files, '0003-broken.sql': 'create table 7;' }))
    await expect(failing).rejects.toThrow(/0003-broken failed and nothing was applied/)
    expect(await migrationLevel(database)).toBeNull()
    const found = row(
      database.kysely,
      z.object({ site: z.null() }),
      sql`select to_regclass('site')::text as site`,
    )
    expect(await found).toEqual({ site: null })
  })
})

describe('several at once', () => {
  it('migrate the same database once', async () => {
    const database = await unused()
    const folder = migrationsOf(files)
    const applied = await Promise.all([
      migrate(database, folder),
      migrate(database, folder),
      migrate(database, folder),
    ])
    expect(applied.flat()).toEqual(['0001-site', '0002-site-name'])
  })
})
