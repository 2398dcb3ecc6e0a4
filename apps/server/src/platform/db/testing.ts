import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, inject } from 'vitest'
import { type Database, databaseOver } from './database.ts'
import type { Engine } from './engine.ts'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { PgliteEngine } from './pglite-engine.ts'
import { cacheDirectory, cachedImage, emptyImage, pgliteVersion } from './pglite-files.ts'
import { PgliteThread } from './pglite-thread.ts'
import { postgresEngine } from './postgres-engine.ts'
import { inRollback } from './rollback.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testEngine: Engine['name']
    /** A cluster's administrator address; empty unless the engine is postgres. */
    testDatabaseUrl: string
  }
}

export type TestDatabase = Database & {
  /** Gives a database in which every transaction is real to the work, then undoes all of them. */
  inRollback<Result>(work: (database: Database) => Promise<Result>): Promise<Result>
}

type TestOptions = {
  /** A folder of migrations; the product's when absent. */
  migrations?: string
  /** How long one statement of a transaction may last, in milliseconds. */
  statementMs?: number
}

/** A migrated database of its own for one test file, closed after its last test: `const database = await testDatabase()` at the top of the file. */
export async function testDatabase(options: TestOptions = {}): Promise<TestDatabase> {
  const database = await openTestDatabase(options)
  afterAll(() => database.close())
  return database
}

/** A migrated database on the engine of the run, to be closed by the test that opened it. */
export async function openTestDatabase(options: TestOptions = {}): Promise<TestDatabase> {
  const { migrations = migrationsFolder, ...limits } = options
  const postgres = inject('testEngine') === 'postgres'
  const engine = await (postgres ? onPostgres(migrations) : onPglite(migrations))
  return { ...databaseOver(engine, limits), inRollback: (work) => inRollback(engine, work) }
}

async function onPglite(folder: string): Promise<Engine> {
  const imageFile = join(cacheDirectory(), `test-${await checksum(folder)}.tar`)
  if (!existsSync(imageFile)) {
    await removeOldImages()
    await cachedImage(imageFile, async () => {
      const thread = await PgliteThread.open({ imageFile: await emptyImage() })
      await migrate(databaseOver(await PgliteEngine.start(async () => thread), {}), folder)
      return thread
    })
  }
  return PgliteEngine.start(() => PgliteThread.open({ imageFile }))
}

/** Each change of a migration makes an image of 40 MB: those of the last hour are enough. */
async function removeOldImages() {
  const hour = 3_600_000
  for (const name of await readdir(cacheDirectory()).catch(() => [])) {
    const file = join(cacheDirectory(), name)
    if (name.startsWith('test-') && Date.now() - (await stat(file)).mtimeMs > hour)
      await rm(file, { force: true })
  }
}

async function onPostgres(folder: string): Promise<Engine> {
  const url = inject('testDatabaseUrl')
  if (!url)
    throw new Error(
      'TEST_ENGINE=postgres needs TEST_DATABASE_URL: run through `node scripts/postgres.mjs --`.',
    )
  const admin = databaseOver(postgresEngine(url, { sessions: 1 }), {})
  const template = `maillage_template_${(await checksum(folder)).slice(0, 16)}`
  const name = `maillage_test_${process.pid}_${Math.random().toString(36).slice(2)}`
  await makeTemplate({ admin, url, template, folder })
  await sql`create database ${sql.id(name)} template ${sql.id(template)} owner ${sql.id(owner)}`.execute(
    admin.kysely,
  )
  const engine = postgresEngine(addressOf(url, name), { sessions: 25 })
  const close = async () => {
    await engine.close()
    await sql`drop database ${sql.id(name)} with (force)`.execute(admin.kysely)
    await admin.close()
  }
  return { name: 'postgres', connect: engine.connect, close }
}

/** A plain owner, as on most servers: a superuser would pass through the wall between networks unseen. */
const owner = 'maillage_test_owner'

/** Several test files start at once: the first makes the template under another name, the others wait. */
async function makeTemplate(wanted: { admin: Database; url: string; template: string; folder: string }) {
  const { admin, url, template, folder } = wanted
  await admin.kysely.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(7237101109)`.execute(session)
    try {
      const found = await sql`select from pg_database where datname = ${template}`.execute(session)
      if (found.rows.length > 0) return
      const roles = await sql`select from pg_roles where rolname = ${owner}`.execute(session)
      if (roles.rows.length === 0) {
        await sql`create role ${sql.id(owner)} login createrole password ${sql.lit(owner)}`.execute(session)
      }
      const part = `${template}_part`
      await sql`drop database if exists ${sql.id(part)}`.execute(session)
      await sql`create database ${sql.id(part)} owner ${sql.id(owner)}`.execute(session)
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
  address.username = owner
  address.password = owner
  return address.href
}

async function checksum(folder: string): Promise<string> {
  const hash = createHash('sha256').update(pgliteVersion())
  for (const file of await readMigrations(folder)) hash.update(`${file.name} ${file.sha256}\n`)
  return hash.digest('hex')
}
