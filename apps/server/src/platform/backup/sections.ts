import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { rows } from '../db/rows.ts'
import { parentsFirst, type StoredTable, tableRef } from './stored-tables.ts'

type Session = Kysely<unknown>

/** One row: each column in the database's own text, which both engines write and read alike; null is null. */
export const TextRow = z.array(z.string().nullable())
export type TextRow = z.infer<typeof TextRow>

/** The rows of one table that belong to one network; of a table that all networks share, `network` is null. */
export interface Section {
  readonly table: StoredTable
  readonly network: string | null
}

/** Sets the session so that both engines write values in the same words, until the transaction ends. */
export const plainText = sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true),
  set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`

/** Turns the transaction to a network, or to none: the owner of the tables stands behind their wall as well. */
export const enterNetwork = (session: Session, network: string | null): Promise<unknown> =>
  sql`select set_config('app.network', ${network ?? ''}, true)`.execute(session)

/** Every section, in an order in which rows can be written again. */
export async function allSections(session: Session, tables: readonly StoredTable[]): Promise<Section[]> {
  const networks = await rows(
    session,
    z.object({ id: z.string() }),
    sql`select id::text as id from network order by id`,
  )
  return tables.flatMap((table): Section[] =>
    table.walled ? networks.map(({ id }) => ({ table, network: id })) : [{ table, network: null }],
  )
}

const rowsAtOnce = 500
/** Rows that hold whole files are taken one at a time. */
const isHeavy = (table: StoredTable): boolean => table.columns.some(({ type }) => type === 'bytea')

/** The rows of a section by pages, in an order that does not depend on the engine. Within a transaction, after `plainText`. */
export async function* readSection(session: Session, { table, network }: Section): AsyncGenerator<TextRow[]> {
  await enterNetwork(session, network)
  const columns = sql.join(table.columns.map(({ name }) => sql`${sql.ref(name)}::text`))
  const order = sql.join(table.key.map((name) => sql`${sql.ref(name)}::text collate "C"`))
  const within = table.walled ? sql`${networkColumn(table)} = current_network()` : sql`true`
  await sql`declare section no scroll cursor for
    select jsonb_build_array(${columns}) as cells from ${tableRef(table)} where ${within} order by ${order}`.execute(
    session,
  )
  if (table.parent) yield parentsFirst(table, await fetchRows(session, null))
  else {
    const most = isHeavy(table) ? 1 : rowsAtOnce
    for (;;) {
      const page = await fetchRows(session, most)
      if (page.length > 0) yield page
      if (page.length < most) break
    }
  }
  await sql`close section`.execute(session)
}

const networkColumn = (table: StoredTable) =>
  sql.ref(table.columns.some(({ name }) => name === 'network_id') ? 'network_id' : 'id')

const Cells = z.object({ cells: TextRow })

async function fetchRows(session: Session, most: number | null): Promise<TextRow[]> {
  const count = most === null ? sql`all` : sql.lit(most)
  const found = await rows(session, Cells, sql`fetch ${count} from section`)
  return found.map(({ cells }) => cells)
}

/** Writes rows of a section, in their order. */
export async function writeRows(session: Session, section: Section, page: readonly TextRow[]): Promise<void> {
  const { table } = section
  const names = sql.join(table.columns.map(({ name }) => sql.ref(name)))
  const most = Math.max(1, Math.floor(mostParameters / table.columns.length))
  for (let start = 0; start < page.length; start += most) {
    const values = page.slice(start, start + most).map((row) => sql`(${sql.join(row)})`)
    await sql`insert into ${tableRef(table)} (${names}) values ${sql.join(values)}`.execute(session)
  }
}

/** Far below what the protocol allows: longer statements take longer to read than to run. */
const mostParameters = 4000

/** Counts and hashes the rows of a section as they pass. */
export class SectionSum {
  rows = 0
  readonly #hash = createHash('sha256')

  /** Adds a page; returns the lines that stand for it in a backup. */
  add(page: readonly TextRow[]): string {
    const lines = page.map((row) => `${JSON.stringify(row)}\n`).join('')
    this.rows += page.length
    this.#hash.update(lines)
    return lines
  }

  /** The sum of what was added; nothing can be added after. */
  end(): { rows: number; sha256: string } {
    return { rows: this.rows, sha256: this.#hash.digest('hex') }
  }
}
