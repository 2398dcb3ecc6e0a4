import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CompiledQuery, type Kysely, Migrator, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from './database.ts'
import { MigrationError, SqlError } from './errors.ts'
import { rows, run } from './rows.ts'

/** Where the product's migrations are, in the sources. */
export const migrationsFolder: string = fileURLToPath(new URL('../../../migrations', import.meta.url))

export type MigrationFile = { name: string; text: string; sha256: string }

/** The migrations of a folder in the order of their names, `NNNN-name.sql`; line endings do not count in the checksum. */
export async function readMigrations(folder: string): Promise<MigrationFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (file) => {
      if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(file)) {
        throw new MigrationError({
          fr: `${file} n’est pas le nom d’une migration : appelez-la NNNN-ce-qu-elle-fait.sql.`,
          en: `${file} is not a migration's name: call it NNNN-what-it-does.sql.`,
        })
      }
      const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
      return {
        name: file.slice(0, -'.sql'.length),
        text,
        sha256: createHash('sha256').update(text).digest('hex'),
      }
    }),
  )
}

/** Applies what is missing, all or nothing, and opens the tables to the request role; returns the names applied. MigrationError when an applied file has changed or gone, or one fails. */
export async function migrate(database: Database, folder: string = migrationsFolder): Promise<string[]> {
  const files = await readMigrations(folder)
  return alone(database, (session) => applyMigrations(session, files))
}

/** Runs `work` in one transaction of the owner, without a time limit; nobody else migrates meanwhile. */
export async function alone<Result>(
  database: Database,
  work: (session: Kysely<unknown>) => Promise<Result>,
): Promise<Result> {
  return database.kysely.connection().execute(async (session) => {
    await sql`begin`.execute(session)
    try {
      await sql`select pg_advisory_xact_lock(7237101108)`.execute(session)
      const result = await work(session)
      await sql`commit`.execute(session)
      return result
    } catch (error) {
      await sql`rollback`.execute(session)
      throw error
    }
  })
}

/** Applies what is missing of these files within the transaction of `alone`. */
export async function applyMigrations(
  session: Kysely<unknown>,
  files: readonly MigrationFile[],
): Promise<string[]> {
  await prepare(session)
  await refuseRewrittenHistory(session, files)
  const applied = await applyMissing(session, files)
  await grants.execute(session)
  return applied
}

/** The name of the last migration applied, or null in an empty database. */
export async function migrationLevel(database: Database): Promise<string | null> {
  const applied = await appliedMigrations(database.kysely)
  return applied.at(-1)?.name ?? null
}

/** The migrations applied to this database in their order, with the checksum of their files then; none in an empty one. */
export async function appliedMigrations(
  session: Kysely<unknown>,
): Promise<{ name: string; sha256: string }[]> {
  const known = await rows(
    session,
    z.object({ known: z.boolean() }),
    sql`select to_regclass('migration.file') is not null as known`,
  )
  return known[0]?.known ? appliedFiles(session) : []
}

const insufficientPrivilege = '42501'

const AppliedFile = z.object({ name: z.string(), sha256: z.string() })

async function appliedFiles(session: Kysely<unknown>) {
  return rows(session, AppliedFile, sql`select name, sha256 from migration.file order by name`)
}

async function refuseRewrittenHistory(session: Kysely<unknown>, files: readonly MigrationFile[]) {
  for (const { name, sha256 } of await appliedFiles(session)) {
    const file = files.find((candidate) => candidate.name === name)
    if (!file) {
      throw new MigrationError({
        fr: `La migration ${name} a été appliquée à cette base et son fichier manque : cette version est plus ancienne que les données. Lancez la version qui les a écrites, ou une plus récente.`,
        en: `The migration ${name} was applied to this database but its file is missing: this version is older than the data. Run the version that wrote them, or a later one.`,
      })
    }
    if (file.sha256 !== sha256) {
      throw new MigrationError({
        fr: `La migration ${name} a été appliquée à cette base et son fichier a changé depuis : remettez-le comme il était, et écrivez le changement dans une nouvelle migration.`,
        en: `The migration ${name} was applied to this database and its file has changed since: put the file back as it was, and write the change as a new migration.`,
      })
    }
  }
}

async function applyMissing(session: Kysely<unknown>, files: readonly MigrationFile[]): Promise<string[]> {
  const provider = {
    getMigrations: async () =>
      Object.fromEntries(files.map((file) => [file.name, { up: (db: Kysely<unknown>) => apply(db, file) }])),
  }
  const migrator = new Migrator({
    db: session,
    provider,
    migrationTableSchema: 'migration',
    migrationTableName: 'run',
    migrationLockTableName: 'run_lock',
    disableTransactions: true,
  })
  const { error, results = [] } = await migrator.migrateToLatest()
  const failed = results.find((result) => result.status === 'Error')
  if (failed) {
    throw new MigrationError({
      fr: `La migration ${failed.migrationName} a échoué et rien n’a été appliqué : ${messageOf(error)}`,
      en: `The migration ${failed.migrationName} failed and nothing was applied: ${messageOf(error)}`,
    })
  }
  if (error) {
    const detail = messageOf(error)
    throw new MigrationError({
      fr: `Les migrations ne peuvent pas être appliquées : ${detail}`,
      en: `The migrations cannot be applied: ${detail}`,
    })
  }
  return results.map((result) => result.migrationName)
}

async function apply(session: Kysely<unknown>, file: MigrationFile) {
  await session.executeQuery(CompiledQuery.raw(file.text))
  await run(session, sql`insert into migration.file (name, sha256) values (${file.name}, ${file.sha256})`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

async function prepare(session: Kysely<unknown>) {
  await requestRole.execute(session).catch((error: unknown) => {
    if (!(error instanceof SqlError && error.code === insufficientPrivilege)) throw error
    throw new MigrationError({
      fr: 'L’utilisateur de la base ne peut pas prendre le rôle maillage_app. En administrateur de PostgreSQL : create role maillage_app nologin; grant maillage_app à cet utilisateur.',
      en: 'The database user may not act as the role maillage_app. As an administrator of PostgreSQL: create role maillage_app nologin; grant maillage_app to that user.',
    })
  })
  await sql`create schema if not exists migration`.execute(session)
  await sql`
    create table if not exists migration.file (
      name text primary key,
      sha256 text not null,
      applied_at timestamptz not null default now()
    )
  `.execute(session)
}

/** The role of requests is one for all databases of a cluster: it may exist, or be made by another database at this very moment. */
const requestRole = sql`
do $$
begin
  if not exists (select from pg_roles where rolname = 'maillage_app') then
    begin
      create role maillage_app nologin nobypassrls;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  begin
    perform set_config('role', 'maillage_app', true);
  exception when insufficient_privilege then
    begin
      execute format('grant maillage_app to %I', session_user);
    exception when duplicate_object or unique_violation then null;
    end;
  end;
  perform set_config('role', 'none', true);
end
$$`

const grants = sql`
grant usage on schema public to maillage_app;
grant select, insert, update, delete on all tables in schema public to maillage_app`
