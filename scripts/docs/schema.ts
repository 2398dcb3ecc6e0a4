import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Database, openDatabase } from '../../apps/server/src/platform/db/database.ts'
import { migrate } from '../../apps/server/src/platform/db/migrate.ts'
import { rows } from '../../apps/server/src/platform/db/rows.ts'

const HEAD = `-- Written by npm run docs: the tables as they stand after every migration of apps/server/migrations.
-- For reading; the migrations are what runs.
`

/** The migrated schema in SQL, in a stable order, read from the catalog of a new embedded database. */
export async function schemaDocument(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'maillage-docs-'))
  const database = await openDatabase({ dataDir })
  try {
    await migrate(database)
    const functions = await functionsOf(database)
    const tables = await tablesOf(database)
    return [HEAD, ...functions, ...tables].join('\n')
  } finally {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Schemas of the product: all but the engine's own. */
const product = sql`n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'`
/** What an extension brought is not ours to describe. */
const ours = sql`not exists (select 1 from pg_depend d where d.objid = o.oid and d.deptype = 'e')`

async function functionsOf({ kysely }: Database): Promise<string[]> {
  const found = await rows(
    kysely,
    z.object({ definition: z.string() }),
    sql`
      select pg_get_functiondef(o.oid) as definition
      from pg_proc o join pg_namespace n on n.oid = o.pronamespace
      where ${product} and ${ours} and o.prokind = 'f'
      order by n.nspname collate "C", o.proname collate "C", pg_get_function_identity_arguments(o.oid) collate "C"
    `,
  )
  return found.map(({ definition }) => `${definition.trim()};\n`)
}

const Table = z.object({
  schema: z.string(),
  name: z.string(),
  isSecured: z.boolean(),
  isForced: z.boolean(),
  columns: z.array(z.string()),
  constraints: z.array(z.string()),
  indexes: z.array(z.string()),
  policies: z.array(z.string()),
})

async function tablesOf({ kysely }: Database): Promise<string[]> {
  const tables = await rows(
    kysely,
    Table,
    sql`
      select n.nspname as schema, o.relname as name,
        o.relrowsecurity as is_secured, o.relforcerowsecurity as is_forced,
        array(
          select concat_ws(' ', quote_ident(a.attname), format_type(a.atttypid, a.atttypmod),
            case when a.attnotnull then 'not null' end, 'default ' || pg_get_expr(d.adbin, d.adrelid))
          from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped
          order by a.attnum
        ) as columns,
        array(
          select 'constraint ' || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid)
          from pg_constraint c where c.conrelid = o.oid and c.contype in ('p', 'u', 'f', 'c', 'x')
          order by array_position(array['p', 'u', 'f', 'c', 'x'], c.contype::text), c.conname collate "C"
        ) as constraints,
        array(
          select pg_get_indexdef(i.indexrelid) from pg_index i
          where i.indrelid = o.oid and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
          order by pg_get_indexdef(i.indexrelid) collate "C"
        ) as indexes,
        array(
          select concat_ws(' ', 'create policy', quote_ident(p.policyname), 'on', o.relname, 'for', lower(p.cmd),
            'to', array_to_string(p.roles, ', '), 'using (' || p.qual || ')', 'with check (' || p.with_check || ')')
          from pg_policies p where p.schemaname = n.nspname and p.tablename = o.relname
          order by p.policyname collate "C"
        ) as policies
      from pg_class o join pg_namespace n on n.oid = o.relnamespace
      where ${product} and ${ours} and o.relkind in ('r', 'p')
      order by n.nspname collate "C", o.relname collate "C"
    `,
  )
  return tables.map(printTable)
}

function printTable(table: z.infer<typeof Table>): string {
  const name = table.schema === 'public' ? table.name : `${table.schema}.${table.name}`
  const body = [...table.columns, ...table.constraints].map((line) => `  ${line}`).join(',\n')
  const after = [
    ...table.indexes,
    ...(table.isSecured ? [`alter table ${name} enable row level security`] : []),
    ...(table.isForced ? [`alter table ${name} force row level security`] : []),
    ...table.policies,
  ]
  return `create table ${name} (\n${body}\n);\n${after.map((line) => `${line};\n`).join('')}`
}
