import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import {
  alone,
  appliedMigrations,
  applyMigrations,
  type MigrationFile,
  migrationsFolder,
  readMigrations,
} from '../db/migrate.ts'
import { otherSessions } from '../db/other-sessions.ts'
import { row } from '../db/rows.ts'
import { BackupError, type Manifest, type SectionHead, type SectionTotal } from './backup-format.ts'
import { backupParts, isSame, verifyBackup } from './read-backup.ts'
import { enterNetwork, plainText, readSection, type Section, SectionSum, writeRows } from './sections.ts'
import { fullName, readStoredTables, type StoredTable } from './stored-tables.ts'

type Session = Kysely<unknown>

interface Wanted {
  readonly file: string
  /** Whether a database that holds something may be emptied for it. */
  readonly replace: boolean
  /** A folder of migrations; the product's when absent. */
  readonly migrations?: string
  /** Told of the rows written so far, of how many. */
  readonly progress?: (rows: number, of: number) => void
}

/**
 * Puts a backup into a database, all of it or nothing: the tables are made anew as they were when it was written, filled,
 * read again and compared row by row, then brought forward to this version, in one transaction. BackupError when the
 * file is not whole, comes from a later version, or the database holds something and may not be emptied.
 */
export async function restoreBackup(database: Database, wanted: Wanted): Promise<Manifest> {
  const { file, replace, progress } = wanted
  const manifest = await verifyBackup(file)
  const files = await readMigrations(wanted.migrations ?? migrationsFolder)
  const then = migrationsOf(manifest, files)
  // PostgreSQL lets several programs in: none may write while everything is replaced under it.
  const others = await otherSessions(database)
  if (others > 0) throw new BackupError('inUse', String(others))
  await alone(database, async (session) => {
    await refuseUnlessEmpty(session, replace)
    await emptied.execute(session)
    await applyMigrations(session, then)
    await plainText.execute(session)
    await fill(session, manifest, { file, progress: progress ?? (() => {}) })
    await compare(session, manifest)
    await enterNetwork(session, null)
    await applyMigrations(session, files)
  })
  await sql`analyze`.execute(database.kysely)
  return manifest
}

/** The files of the migrations that the backup was written under. */
function migrationsOf({ migrations, version }: Manifest, files: readonly MigrationFile[]): MigrationFile[] {
  return migrations.map(({ name, sha256 }, index) => {
    const file = files[index]
    if (!file) throw new BackupError('laterVersion', version)
    if (file.name !== name || file.sha256 !== sha256) throw new BackupError('otherMigrations', name)
    return file
  })
}

const State = z.object({ tables: z.number() })
const Holds = z.object({ held: z.boolean() })

async function refuseUnlessEmpty(session: Session, replace: boolean): Promise<void> {
  const { tables } = await row(
    session,
    State,
    sql`select count(*) as tables from pg_class stored join pg_namespace schema on schema.oid = stored.relnamespace
    where stored.relkind in ('r', 'p', 'v', 'm') and schema.nspname in ('public', 'auth')`,
  )
  if (tables === 0) return
  if ((await appliedMigrations(session)).length === 0) {
    throw new BackupError('notOurs', 'The database holds tables that Maillage did not make.')
  }
  const { held } = await row(
    session,
    Holds,
    sql`select exists (select from network) or exists (select from auth."user") as held`,
  )
  if (held && !replace) throw new BackupError('notEmpty', 'The database holds something.')
}

const emptied = sql`
drop schema if exists public cascade;
drop schema if exists auth cascade;
drop schema if exists migration cascade;
create schema public`

async function fill(
  session: Session,
  manifest: Manifest,
  { file, progress }: { file: string; progress: (rows: number, of: number) => void },
): Promise<void> {
  const tables = await readStoredTables(session)
  const total = manifest.sections.reduce((sum, section) => sum + section.rows, 0)
  let section: Section | null = null
  let done = 0
  for await (const part of backupParts(file)) {
    if ('head' in part) {
      section = sectionOf(tables, part.head)
      await enterNetwork(session, section.network)
    } else if (section) {
      await writeRows(session, section, part.page)
      done += part.page.length
      progress(done, total)
    }
  }
}

/** The table that a heading names, with the columns in the order of its rows. */
function sectionOf(tables: readonly StoredTable[], { table, network, columns }: SectionHead): Section {
  const found = tableNamed(tables, table)
  return {
    network,
    table: {
      ...found,
      columns: columns.map((name) => {
        const column = found.columns.find((each) => each.name === name)
        if (!column) throw new BackupError('unreadable', `${table} has no column ${name}.`)
        return column
      }),
    },
  }
}

function tableNamed(tables: readonly StoredTable[], name: string): StoredTable {
  const found = tables.find((table) => fullName(table) === name)
  if (!found) throw new BackupError('unreadable', `There is no table ${name}.`)
  return found
}

/** Reads again what was written: the same rows, to the last character. */
async function compare(session: Session, manifest: Manifest): Promise<void> {
  const tables = await readStoredTables(session)
  for (const wanted of manifest.sections) {
    const found = await totalOf(session, { table: tableNamed(tables, wanted.table), network: wanted.network })
    if (!isSame(wanted, found)) throw new BackupError('altered', wanted.table)
  }
}

async function totalOf(session: Session, section: Section): Promise<SectionTotal> {
  const sum = new SectionSum()
  for await (const page of readSection(session, section)) sum.add(page)
  return { table: fullName(section.table), network: section.network, ...sum.end() }
}
