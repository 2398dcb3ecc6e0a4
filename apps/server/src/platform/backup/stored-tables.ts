import { type Kysely, type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { rows } from '../db/rows.ts'

type Session = Kysely<unknown>

const StoredTable = z.object({
  schema: z.string(),
  name: z.string(),
  /** Behind the wall between networks: read and written one network at a time. */
  walled: z.boolean(),
  /** Those that are written; what the database computes by itself is left out. */
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  key: z.array(z.string()),
  /** The tables that must hold their rows first, itself included when a row names another row of it. */
  references: z.array(z.string()),
  /** A row that names another of the same table does it by `from`, which holds the other's `to`. */
  parent: z.object({ from: z.array(z.string()), to: z.array(z.string()) }).nullable(),
})
export type StoredTable = z.infer<typeof StoredTable>

/** `schema.name`, as backups write it. */
export const fullName = ({ schema, name }: Pick<StoredTable, 'schema' | 'name'>): string =>
  `${schema}.${name}`

/** The table as a statement names it. */
export const tableRef = ({ schema, name }: StoredTable): RawBuilder<unknown> => sql.table(`${schema}.${name}`)

/** Every table of the product with its columns and key, those that others refer to first; Error when tables refer in a circle. */
export async function readStoredTables(session: Session): Promise<StoredTable[]> {
  const found = await rows(
    session,
    StoredTable,
    sql`select schema.nspname as schema, stored.relname as name, stored.relrowsecurity as walled,
      (select jsonb_agg(jsonb_build_object('name', attname, 'type', format_type(atttypid, null)) order by attnum)
        from pg_attribute
        where attrelid = stored.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select jsonb_agg(attname order by array_position(conkey, attnum))
        from pg_constraint join pg_attribute on attrelid = conrelid and attnum = any(conkey)
        where conrelid = stored.oid and contype = 'p') as key,
      coalesce((select jsonb_agg(distinct home.nspname || '.' || other.relname)
        from pg_constraint join pg_class other on other.oid = confrelid
        join pg_namespace home on home.oid = other.relnamespace
        where conrelid = stored.oid and contype = 'f'), '[]'::jsonb) as references,
      (select jsonb_build_object(
          'from', (select jsonb_agg(attname order by array_position(conkey, attnum))
            from pg_attribute where attrelid = conrelid and attnum = any(conkey)),
          'to', (select jsonb_agg(attname order by array_position(confkey, attnum))
            from pg_attribute where attrelid = conrelid and attnum = any(confkey)))
        from pg_constraint where conrelid = stored.oid and contype = 'f' and confrelid = conrelid
        limit 1) as parent
    from pg_class stored join pg_namespace schema on schema.oid = stored.relnamespace
    where stored.relkind = 'r' and schema.nspname in ('public', 'auth')
    order by schema.nspname, stored.relname`,
  )
  return referredFirst(found)
}

function referredFirst(tables: readonly StoredTable[]): StoredTable[] {
  const ordered: StoredTable[] = []
  const placed = new Set<string>()
  const isReady = (table: StoredTable) =>
    table.references.every((name) => placed.has(name) || name === fullName(table))
  for (let waiting = tables; waiting.length > 0; ) {
    const ready = waiting.filter(isReady)
    if (ready.length === 0) {
      throw new Error(`These tables refer to each other in a circle: ${waiting.map(fullName).join(', ')}.`)
    }
    for (const table of ready) placed.add(fullName(table))
    ordered.push(...ready)
    waiting = waiting.filter((table) => !ready.includes(table))
  }
  return ordered
}

/** Rows so that each comes after the one that it names, which a statement that writes them in turn needs. */
export function parentsFirst<Row extends readonly (string | null)[]>(
  table: StoredTable,
  all: readonly Row[],
): Row[] {
  const { parent } = table
  if (!parent) return [...all]
  const valuesOf = (row: Row, names: readonly string[]) =>
    names.map((name) => row[table.columns.findIndex((column) => column.name === name)] ?? null)
  const ordered: Row[] = []
  const placed = new Set<string>()
  const isReady = (row: Row) => {
    const named = valuesOf(row, parent.from)
    return named.includes(null) || placed.has(named.join())
  }
  for (let waiting = all; waiting.length > 0; ) {
    const ready = waiting.filter(isReady)
    if (ready.length === 0) throw new Error(`Rows of ${fullName(table)} name each other in a circle.`)
    for (const row of ready) placed.add(valuesOf(row, parent.to).join())
    ordered.push(...ready)
    waiting = waiting.filter((row) => !ready.includes(row))
  }
  return ordered
}
