import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll } from 'vitest'
import { type Database, databaseOver } from './database.ts'
import type { Brackets } from './dialect.ts'
import type { Connection, Engine } from './engine.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { PgliteEngine } from './pglite-engine.ts'
import { cacheDirectory, cachedImage, emptyImage, pgliteVersion } from './pglite-files.ts'
import { PgliteThread } from './pglite-thread.ts'
import { postgresEngine } from './postgres-engine.ts'
import { takeTurns } from './turns.ts'

export type TestDatabase = Database & {
  /** Gives a database in which every transaction is real to the work, then undoes all of them. */
  inRollback<Result>(work: (database: Database) => Promise<Result>): Promise<Result>
}

/** A migrated database for one test file, on the engine that TEST_ENGINE names (`pglite` unless told `postgres`, whose cluster is TEST_DATABASE_URL); closed after the file's last test. */
export async function testDatabase(options: { migrations?: string } = {}): Promise<TestDatabase> {
  const folder = options.migrations ?? migrationsFolder
  const engine = process.env.TEST_ENGINE === 'postgres' ? await onPostgres(folder) : await onPglite(folder)
  const database = databaseOver(engine, {})
  afterAll(() => database.close())
  return { ...database, inRollback: (work) => inRollback(engine, work) }
}

async function onPglite(folder: string): Promise<Engine> {
  const file = join(cacheDirectory(), `test-${await checksum(folder)}.tar`)
  if (!existsSync(file)) {
    await cachedImage(file, async () => {
      const imageFile = await emptyImage(cacheDirectory())
      const thread = await PgliteThread.open({ imageFile })
      await migrate(databaseOver(await PgliteEngine.start(async () => thread), {}), folder)
      return thread
    })
  }
  return PgliteEngine.start(() => PgliteThread.open({ imageFile: file }))
}

async function onPostgres(folder: string): Promise<Engine> {
  const url = process.env.TEST_DATABASE_URL
  if (!url)
    throw new Error(
      'TEST_ENGINE=postgres needs TEST_DATABASE_URL: run through `node scripts/postgres.mjs --`.',
    )
  const admin = databaseOver(postgresEngine(url, { sessions: 1 }), {})
  const template = `maillage_template_${(await checksum(folder)).slice(0, 16)}`
  const name = `maillage_test_${process.pid}_${Math.random().toString(36).slice(2)}`
  await makeTemplate({ admin, url, template, folder })
  await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin.kysely)
  const engine = postgresEngine(addressOf(url, name), { sessions: 25 })
  const close = async () => {
    await engine.close()
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.kysely)
    await admin.close()
  }
  return { name: 'postgres', connect: engine.connect, close }
}

/** Several test files start at once: the first makes the template under another name, the others wait. */
async function makeTemplate(wanted: { admin: Database; url: string; template: string; folder: string }) {
  const { admin, url, template, folder } = wanted
  await admin.kysely.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(7237101109)`.execute(session)
    try {
      const found = await sql`select from pg_database where datname = ${template}`.execute(session)
      if (found.rows.length > 0) return
      const part = `${template}_part`
      await sql`drop database if exists ${sql.id(part)}`.execute(session)
      await sql`create database ${sql.id(part)}`.execute(session)
      const database = databaseOver(postgresEngine(addressOf(url, part), { sessions: 1 }), {})
      await migrate(database, folder).finally(() => database.close())
      await sql`alter database ${sql.id(part)} rename to ${sql.id(template)}`.execute(session)
    } finally {
      await sql`select pg_advisory_unlock(7237101109)`.execute(session)
    }
  })
}

function addressOf(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function checksum(folder: string): Promise<string> {
  const hash = createHash('sha256').update(pgliteVersion())
  for (const file of await readMigrations(folder)) hash.update(`${file.name} ${file.sha256}\n`)
  return hash.digest('hex')
}

/** What `set local` changed inside a savepoint lasts until the outer transaction ends: the end of a transaction has to be said. */
const endOfScope = `select set_config('role', 'none', true), set_config('app.network', '', true), set_config('statement_timeout', '0', true)`

const savepointBrackets: Brackets = {
  begin: 'savepoint work',
  beginReadOnly: 'savepoint work; set transaction read only',
  commit: `release savepoint work; ${endOfScope}`,
  rollback: `rollback to savepoint work; release savepoint work; ${endOfScope}`,
}

async function inRollback<Result>(
  engine: Engine,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const connection = await engine.connect()
  try {
    await connection.query('begin', [])
    return await work(databaseOver(sessionShared(engine.name, connection), { brackets: savepointBrackets }))
  } finally {
    await connection.query('rollback', [])
    connection.release()
  }
}

/** One session lent in turns, as if it were a whole engine. */
function sessionShared(name: Engine['name'], connection: Connection): Engine {
  const takeTurn = takeTurns()
  return {
    name,
    connect: async () => {
      const release = await takeTurn()
      return { query: connection.query.bind(connection), limit: connection.limit.bind(connection), release }
    },
    close: async () => {},
  }
}
