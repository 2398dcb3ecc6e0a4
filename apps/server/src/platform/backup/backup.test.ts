import { mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { makeWorld } from '../../testing/world.ts'
import { insertAccount } from '../auth/accounts.ts'
import { type Database, openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { migrationsOf } from '../db/note-migrations.ts'
import { row, rows } from '../db/rows.ts'
import { openTestDatabase } from '../db/testing.ts'
import { instantOf } from '../time/zone.ts'
import { BackupError, type BackupFault, rowsIn } from './backup-format.ts'
import { verifyBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const secretMark = 'mark'
let folder: string
let file: string

/** An embedded database of its own, kept for the whole file, and a backup of it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'maillage-backup-'))
  const database = await openDatabase({ dataDir: join(folder, 'source') })
  await migrate(database)
  await fillWithEdges(database)
  file = join(folder, 'source.backup')
  await writeBackup(database, { file, secretMark })
  await database.close()
  return () => rm(folder, { recursive: true })
})

/** Two networks, and values that a careless copy would change. */
async function fillWithEdges(database: Database): Promise<void> {
  const world = await makeWorld(database)
  const { networkId, structure } = world
  const account = { email: 'ada@example.org', name: 'Ada', passwordDigest: 'x', now: instantOf(new Date()) }
  const accountId = await insertAccount(database.kysely, account)
  await sql`insert into auth.session (id, token, user_id, expires_at, updated_at)
    values (gen_random_uuid(), 't', ${accountId}, now(), now())`.execute(database.kysely)
  await sql`update network set created_at = '2020-02-29T23:59:59.123456Z'`.execute(database.kysely)
  await sql`insert into structure (network_id, id, version, kind, name, short_name, parent_id)
    values (${networkId}, '00000000-0000-7000-8000-000000000001', 1, 'csapa', ${hostile}, 'A', ${structure})`.execute(
    database.kysely,
  )
  await sql`insert into document (network_id, id, version, noun, thing_id, title)
    values (${networkId}, ${structure}, 1, 'structure', ${structure}, 'Plan')`.execute(database.kysely)
  await sql`insert into document_file (network_id, document_id, number, file_name, media_type, size_bytes, sha256,
      bytes, at)
    values (${networkId}, ${structure}, 1, 'a.bin', 'text/plain', 4, ${'0'.repeat(64)}, '\\x00ff0a22', now())`.execute(
    database.kysely,
  )
  await sql`insert into audit_line (network_id, seq, at, action, noun, thing_id, version, payload_hash, hash)
    values (${networkId}, 1, now(), 'a', 'b', 'c', 1, '', '')`.execute(database.kysely)
  await sql`insert into audit_payload (network_id, seq, salt, payload) values (${networkId}, 1, '', 'null'::jsonb)`.execute(
    database.kysely,
  )
  await sql`insert into territory_figure (network_id, id, version, territory, measure, amount, as_of_year, source)
    values (${networkId}, ${structure}, 1, 'department:09', 'area_km2', 4889.900, 2013, 'x')`.execute(
    database.kysely,
  )
}

const hostile = 'L’« été » \\n "x" \u2028 \t {a,b} \\x00 NULL 👩‍⚕️'

/** Everything but what a backup leaves out, as one comparable value. */
async function contentOf(database: Database): Promise<unknown> {
  const copy = join(folder, `content-${Math.random()}.backup`)
  const { sections, migrations } = await writeBackup(database, { file: copy, secretMark })
  return { sections, migrations }
}

async function emptyDatabase(migrations = migrationsOf({})): Promise<Database> {
  const database = await openTestDatabase({ migrations })
  onTestFinished(() => database.close())
  return database
}

const faultOf = (work: Promise<unknown>): Promise<BackupFault> =>
  work.then(
    () => Promise.reject(new Error('expected a refusal')),
    (error: unknown) => {
      if (error instanceof BackupError) return error.fault
      throw error
    },
  )

describe('a backup', () => {
  it('says what it holds, sessions left out, and is for this user only', async () => {
    const manifest = await verifyBackup(file)
    expect(manifest).toMatchObject({
      engine: 'pglite',
      secretMark,
      leftOut: ['auth.session', 'auth.verification'],
    })
    expect(manifest.sections.find(({ table }) => table === 'auth.user')).toMatchObject({ rows: 1 })
    expect(manifest.sections.filter(({ table }) => table === 'public.network')).toHaveLength(2)
    expect(manifest.sections.some(({ table }) => table === 'auth.session')).toBe(false)
    expect(rowsIn(manifest)).toBeGreaterThan(200)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('never writes over another file', async () => {
    const database = await emptyDatabase()
    await expect(writeBackup(database, { file, secretMark })).rejects.toMatchObject({ code: 'EEXIST' })
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('goes from engine to engine and back without a change', async () => {
    const middle = await emptyDatabase()
    await restoreBackup(middle, { file, replace: false })
    const second = join(folder, 'second.backup')
    await writeBackup(middle, { file: second, secretMark })
    const last = await openDatabase({ dataDir: join(folder, 'last') })
    onTestFinished(() => last.close())
    await restoreBackup(last, { file: second, replace: false })
    const { sections } = await verifyBackup(file)
    expect(await contentOf(last)).toMatchObject({ sections })
    const found = await rows(
      last.kysely,
      z.object({ name: z.string(), createdAt: z.string() }),
      sql`select structure.name, network.created_at::text from structure
        join network on network.id = network_id where short_name = 'A'`,
    )
    expect(found).toEqual([{ name: hostile, createdAt: '2020-02-29 23:59:59.123456+00' }])
  })

  it('keeps the wall between networks on the other side', async () => {
    const database = await emptyDatabase()
    const manifest = await restoreBackup(database, { file, replace: false })
    const ids = manifest.sections
      .filter(({ table }) => table === 'public.network')
      .map(({ network }) => network)
    for (const networkId of ids) {
      const seen = await database.transaction({ networkId }, (tx) =>
        rows(tx, z.object({ id: z.string() }), sql`select distinct network_id as id from structure`),
      )
      expect(seen).toEqual([{ id: networkId }])
    }
  })

  it('is brought forward from the migrations that it was written under', async () => {
    const database = await emptyDatabase()
    await sql`create role maillage_app nologin`.execute(database.kysely).catch(() => {})
    const before = { '0001-thing.sql': networkTables }
    const after = {
      ...before,
      '0002-thing.sql': "alter table thing add column note text not null default 'new'",
    }
    await migrate(database, migrationsOf(before))
    const networkId = '00000000-0000-7000-8000-000000000009'
    await database.transaction({ networkId }, async (tx) => {
      await sql`insert into network values (${networkId})`.execute(tx)
      await sql`insert into thing values (${networkId}, 7)`.execute(tx)
    })
    const old = join(folder, 'old.backup')
    await writeBackup(database, { file: old, secretMark })
    const later = await emptyDatabase()
    await restoreBackup(later, { file: old, replace: false, migrations: migrationsOf(after) })
    const found = await later.transaction({ networkId }, (tx) =>
      row(tx, z.object({ id: z.number(), note: z.string() }), sql`select id, note from thing`),
    )
    expect(found).toEqual({ id: 7, note: 'new' })
    const other = migrationsOf({ '0001-thing.sql': `${networkTables}\n-- other` })
    const third = await emptyDatabase()
    expect(await faultOf(restoreBackup(third, { file: old, replace: false, migrations: other }))).toBe(
      'otherMigrations',
    )
    const none = migrationsOf({})
    expect(await faultOf(restoreBackup(third, { file: old, replace: false, migrations: none }))).toBe(
      'laterVersion',
    )
  })
})

const networkTables = `
create function current_network() returns uuid language sql stable
  as $$ select nullif(current_setting('app.network', true), '')::uuid $$;
create table network (id uuid primary key);
create table thing (network_id uuid not null references network (id), id integer not null, primary key (network_id, id));
alter table network enable row level security;
alter table network force row level security;
create policy of_network on network using (id = current_network());
create policy of_owner on network for select using (current_user <> 'maillage_app');
alter table thing enable row level security;
alter table thing force row level security;
create policy of_network on thing using (network_id = current_network());
create schema auth;
create table auth."user" (id uuid primary key);`

describe('a restoration', () => {
  it('refuses a database that holds something, unless it may be emptied, and leaves it as it was', async () => {
    const database = await emptyDatabase()
    await migrate(database)
    const other = await makeWorld(database)
    const before = await contentOf(database)
    expect(await faultOf(restoreBackup(database, { file, replace: false }))).toBe('notEmpty')
    expect(await contentOf(database)).toEqual(before)
    const manifest = await restoreBackup(database, { file, replace: true })
    expect(await contentOf(database)).toMatchObject({ sections: manifest.sections })
    expect(manifest.sections.some(({ network }) => network === other.networkId)).toBe(false)
  })

  it('refuses tables that are not its own, even to replace them', async () => {
    const database = await emptyDatabase()
    await sql`create schema if not exists public; create table public.theirs (id integer)`.execute(
      database.kysely,
    )
    expect(await faultOf(restoreBackup(database, { file, replace: true }))).toBe('notOurs')
  })

  const spoilt: [string, BackupFault, (content: string) => string][] = [
    ['a row that changed', 'altered', (content) => content.replace('Montbéliard', 'Montbeliard')],
    ['a row that went missing', 'altered', (content) => content.replace(/^\["0.*\n/m, '')],
    ['no end', 'incomplete', (content) => content.slice(0, content.lastIndexOf('{"sections"'))],
    ['something else', 'unreadable', () => '{"hello":"world"}\n'],
    ['a form of later days', 'laterVersion', (content) => content.replace('"format":1', '"format":99')],
  ]
  it.each(spoilt)('refuses a file with %s, and changes nothing', async (_what, fault, spoil) => {
    const database = await emptyDatabase()
    await migrate(database)
    const before = await contentOf(database)
    const copy = join(folder, `spoilt-${Math.random()}.backup`)
    await writeFile(copy, gzipSync(spoil(gunzipSync(await readFile(file)).toString())))
    expect(await faultOf(restoreBackup(database, { file: copy, replace: false }))).toBe(fault)
    expect(await contentOf(database)).toEqual(before)
  })

  it('refuses a file that was cut, or is no gzip', async () => {
    const database = await emptyDatabase()
    const cut = join(folder, 'cut.backup')
    await writeFile(cut, await readFile(file))
    await truncate(cut, 2000)
    expect(await faultOf(restoreBackup(database, { file: cut, replace: false }))).toBe('incomplete')
    const plain = join(folder, 'plain.backup')
    await writeFile(plain, 'hello')
    expect(await faultOf(restoreBackup(database, { file: plain, replace: false }))).toBe('unreadable')
  })

  it.runIf(inject('testEngine') === 'postgres')('waits until nobody else is in', async () => {
    const database = await emptyDatabase()
    await database.kysely.connection().execute(async (somebody) => {
      await sql`select`.execute(somebody)
      expect(await faultOf(restoreBackup(database, { file, replace: false }))).toBe('inUse')
    })
  })

  it('stopped in the middle leaves what was there', async () => {
    const database = await emptyDatabase()
    await migrate(database)
    await makeWorld(database)
    const before = await contentOf(database)
    const stop = (done: number) => {
      if (done > 100) throw new Error('stopped')
    }
    await expect(restoreBackup(database, { file, replace: true, progress: stop })).rejects.toThrow('stopped')
    expect(await contentOf(database)).toEqual(before)
  })
})
