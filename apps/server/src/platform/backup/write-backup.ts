import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import { appliedMigrations } from '../db/migrate.ts'
import { productVersion } from '../version.ts'
import { type BackupHead, backupFormat, leftOut, type Manifest, type SectionTotal } from './backup-format.ts'
import { allSections, plainText, readSection, SectionSum } from './sections.ts'
import { fullName, readStoredTables } from './stored-tables.ts'

type Session = Kysely<unknown>

interface Wanted {
  /** A file that does not exist yet; only this system's user may read it. */
  readonly file: string
  readonly secretMark: string
  /** Told of the rows written so far. */
  readonly progress?: (rows: number) => void
}

/**
 * Writes everything that the database holds, accounts included, into one file, as it stands at one moment while others
 * go on writing. The file has its name once it is whole and on the disk; EEXIST when the name is taken.
 */
export async function writeBackup(database: Database, wanted: Wanted): Promise<Manifest> {
  const { file } = wanted
  const part = `${file}.part`
  const claim = await open(file, 'wx', 0o600)
  await claim.close()
  try {
    const manifest = await database.kysely
      .transaction()
      .setAccessMode('read only')
      .execute((session) => writeLines(session, { ...wanted, part, engine: database.engine }))
    await sync(part)
    await rename(part, file)
    return manifest
  } catch (error) {
    await Promise.all([file, part].map((path) => rm(path, { force: true })))
    throw error
  }
}

async function writeLines(
  session: Session,
  { part, engine, secretMark, progress }: Wanted & { part: string; engine: string },
): Promise<Manifest> {
  await plainText.execute(session)
  const head: BackupHead = {
    maillage: 'backup',
    format: backupFormat,
    version: productVersion,
    engine,
    madeAt: new Date().toISOString(),
    migrations: (await appliedMigrations(session)).map(({ name, sha256 }) => ({ name, sha256 })),
    secretMark,
    leftOut: [...leftOut],
  }
  const totals: SectionTotal[] = []
  const lines = Readable.from(linesOf(session, { head, totals, progress: progress ?? (() => {}) }))
  await pipeline(lines, createGzip(), createWriteStream(part, { mode: 0o600 }))
  return { ...head, sections: totals }
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`

async function* linesOf(
  session: Session,
  { head, totals, progress }: { head: BackupHead; totals: SectionTotal[]; progress: (rows: number) => void },
): AsyncGenerator<string> {
  yield line(head)
  const tables = (await readStoredTables(session)).filter((table) => !leftOut.includes(fullName(table)))
  let done = 0
  for (const section of await allSections(session, tables)) {
    const { table, network } = section
    yield line({ table: fullName(table), network, columns: table.columns.map(({ name }) => name) })
    const sum = new SectionSum()
    for await (const page of readSection(session, section)) {
      yield sum.add(page)
      progress(done + sum.rows)
    }
    done += sum.rows
    totals.push({ table: fullName(table), network, ...sum.end() })
  }
  yield line({ sections: totals })
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync()
  await file.close()
}
