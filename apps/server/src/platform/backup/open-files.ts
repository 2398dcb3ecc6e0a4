import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Kysely } from 'kysely'
import type { Database } from '../db/database.ts'
import { productVersion } from '../version.ts'
import { plainText, readSection, type Section, type TextRow } from './sections.ts'
import { readStoredTables, type StoredTable } from './stored-tables.ts'

type Session = Kysely<unknown>

interface Wanted {
  readonly network: { readonly id: string; readonly name: string }
  /** A folder that does not exist yet. */
  readonly folder: string
  /** Told of the rows written so far. */
  readonly progress?: (rows: number) => void
}

/**
 * Writes everything that one network holds as files that any program opens: a CSV for each table that has rows, the
 * files that it holds beside them, and `datapackage.json` (Data Package 1, specs.frictionlessdata.io) that says what
 * each column is. Accounts and their secrets are not a network's and are not written. EEXIST when the folder exists.
 */
export async function writeOpenFiles(
  database: Database,
  { network, folder, progress = () => {} }: Wanted,
): Promise<{ tables: number; rows: number }> {
  await mkdir(folder)
  const session = database.kysely.transaction().setAccessMode('read only')
  return session.execute(async (tx) => {
    await plainText.execute(tx)
    const resources: Resource[] = []
    let rows = 0
    for (const table of (await readStoredTables(tx)).filter(({ walled }) => walled)) {
      const written = await writeTable(tx, { table, network: network.id }, folder)
      if (written === 0) continue
      rows += written
      progress(rows)
      resources.push(resourceOf(table))
    }
    await writeFile(
      join(folder, 'datapackage.json'),
      `${JSON.stringify(packageOf(network, resources), null, 2)}\n`,
    )
    return { tables: resources.length, rows }
  })
}

/** Writes the rows of a table, if there are any, and says how many. */
async function writeTable(session: Session, section: Section, folder: string): Promise<number> {
  const { table } = section
  let rows = 0
  async function* lines() {
    for await (const page of readSection(session, section)) {
      for (const row of page) {
        rows += 1
        yield await openRow(table, row, folder)
      }
    }
  }
  const pages = lines()
  const first = await pages.next()
  if (first.done) return 0
  const all = async function* () {
    yield first.value
    yield* pages
  }
  const columns = table.columns.map(({ name }) => name)
  const text = stringify({ header: true, columns })
  await pipeline(all, text, createWriteStream(join(folder, `${table.name}.csv`)))
  return rows
}

/** A row as the CSV holds it: instants in ISO 8601, and files as the path where they were written. */
async function openRow(table: StoredTable, row: TextRow, folder: string): Promise<TextRow> {
  const open: TextRow = []
  for (const [index, { type, name }] of table.columns.entries()) {
    const text = row[index] ?? null
    if (text === null) open.push(null)
    else if (type === 'timestamp with time zone') open.push(instant(text))
    else if (type === 'bytea') open.push(await writeBytes(text, { folder, path: pathOf(table, row, name) }))
    else open.push(text)
  }
  return open
}

/** '2026-03-29 01:30:00.5+00', as the database writes it in UTC. */
const instant = (text: string): string => `${text.replace(' ', 'T').replace(/\+00$/, '')}Z`

/** Named after the row, and after the file that was handed in where the row says so. */
function pathOf(table: StoredTable, row: TextRow, column: string): string[] {
  const cellOf = (name: string) => row[table.columns.findIndex((each) => each.name === name)] ?? ''
  const key = table.key.filter((name) => name !== 'network_id').map(cellOf)
  const given = cellOf('file_name')
  const parts = [...key, given === '' ? column : given]
  return ['files', table.name, parts.map((part) => part.replace(/[^\p{L}\p{N}._-]+/gu, '_')).join('-')]
}

async function writeBytes(
  hex: string,
  { folder, path }: { folder: string; path: readonly string[] },
): Promise<string> {
  await mkdir(join(folder, ...path.slice(0, -1)), { recursive: true })
  await writeFile(join(folder, ...path), Buffer.from(hex.slice(2), 'hex'))
  return path.join('/')
}

interface Resource {
  readonly name: string
  readonly path: string
  readonly profile: 'tabular-data-resource'
  readonly encoding: 'utf-8'
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: string }[]
    readonly primaryKey: readonly string[]
  }
}

const resourceOf = (table: StoredTable): Resource => ({
  name: table.name,
  path: `${table.name}.csv`,
  profile: 'tabular-data-resource',
  encoding: 'utf-8',
  schema: {
    fields: table.columns.map(({ name, type }) => ({ name, type: fieldTypes[type] ?? 'string' })),
    primaryKey: table.key,
  },
})

const fieldTypes: Readonly<Record<string, string>> = {
  integer: 'integer',
  bigint: 'integer',
  numeric: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  date: 'date',
  'timestamp with time zone': 'datetime',
  // Lists and objects alike.
  jsonb: 'any',
}

const packageOf = ({ name, id }: Wanted['network'], resources: readonly Resource[]) => ({
  profile: 'tabular-data-package',
  name: 'maillage',
  id,
  title: name,
  created: new Date().toISOString(),
  version: productVersion,
  resources,
})
