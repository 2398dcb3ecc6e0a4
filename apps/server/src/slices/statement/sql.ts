import { PastTotal, Statement, type StatementDraft } from '@maillage/contract/statement'
import type { Instant } from '@maillage/contract/values'
import { sql } from 'kysely'
import { isWithin } from '../../platform/db/lists.ts'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const columns = sql`id, version, structure_id, measure, kinds, dimensions, from_day::text as "from",
  to_day::text as "to", state, amount, source, withdrawn, at,
  coalesce((select name from person where person.network_id = statement.network_id
    and person.account_id = statement.account_id), '') as by`

export const selectStatementForUpdate = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    Statement,
    sql`select ${columns} from statement where network_id = ${networkId} and id = ${id} for update`,
  )

/** The statements of a period, those of the perimeter asked for only; undefined: of every structure in reach. */
export const selectStatements = (
  tx: Tx,
  networkId: string,
  about: {
    reachable: readonly string[] | null
    structureId: string | null | undefined
    from: string
    to: string
  },
) =>
  rows(
    tx,
    Statement,
    sql`select ${columns} from statement
    where network_id = ${networkId} and not withdrawn and from_day <= ${about.to} and to_day >= ${about.from}
      and (${about.structureId === undefined} or structure_id is not distinct from ${about.structureId ?? null}::uuid)
      and ${isWithin(sql`structure_id`, about.reachable)}
    order by from_day desc, measure, id`,
  )

interface StatementRow {
  readonly id: string
  readonly version: number
  readonly draft: StatementDraft
  readonly withdrawn: boolean
  readonly at: Instant
  readonly accountId: string | null
}

/** Writes the current state; false when another writer made this version first. */
export async function upsertStatement(tx: Tx, networkId: string, row: StatementRow): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into statement (network_id, id, version, structure_id, measure, kinds, dimensions, from_day, to_day,
      state, amount, source, withdrawn, at, account_id)
    values (${networkId}, ${row.id}, ${row.version}, ${row.draft.structureId}, ${row.draft.measure},
      ${JSON.stringify(row.draft.kinds)}, ${JSON.stringify(row.draft.dimensions)}, ${row.draft.from}, ${row.draft.to},
      ${row.draft.state}, ${row.draft.amount}, ${row.draft.source}, ${row.withdrawn}, ${row.at}, ${row.accountId})
    on conflict (network_id, id) do update set version = excluded.version, structure_id = excluded.structure_id,
      measure = excluded.measure, kinds = excluded.kinds, dimensions = excluded.dimensions,
      from_day = excluded.from_day, to_day = excluded.to_day, state = excluded.state, amount = excluded.amount,
      source = excluded.source, withdrawn = excluded.withdrawn, at = excluded.at, account_id = excluded.account_id
    where statement.version = excluded.version - 1`,
  )
  return written === 1
}

const pastTotalColumns = sql`id, version, structure_id, indicator, dimensions, year, state, amount, source`

export const selectPastTotalForUpdate = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    PastTotal,
    sql`select ${pastTotalColumns} from past_total where network_id = ${networkId} and id = ${id} for update`,
  )

export const selectPastTotals = (
  tx: Tx,
  networkId: string,
  about: { reachable: readonly string[] | null; structureId: string | null | undefined; year: number | null },
) =>
  rows(
    tx,
    PastTotal,
    sql`select ${pastTotalColumns} from past_total
    where network_id = ${networkId} and (${about.year}::integer is null or year = ${about.year}::integer)
      and (${about.structureId === undefined} or structure_id is not distinct from ${about.structureId ?? null}::uuid)
      and ${isWithin(sql`structure_id`, about.reachable)}
    order by year desc, indicator, dimensions_key`,
  )

/** Writes the current state; false when another writer made this version first. */
export async function upsertPastTotal(
  tx: Tx,
  networkId: string,
  total: PastTotal & { readonly dimensionsKey: string },
): Promise<boolean> {
  const written = await run(
    tx,
    sql`insert into past_total (network_id, id, version, structure_id, indicator, dimensions_key, dimensions, year,
      state, amount, source)
    values (${networkId}, ${total.id}, ${total.version}, ${total.structureId}, ${total.indicator}, ${total.dimensionsKey},
      ${JSON.stringify(total.dimensions)}, ${total.year}, ${total.state}, ${total.amount}, ${total.source})
    on conflict (network_id, id) do update set version = excluded.version, structure_id = excluded.structure_id,
      indicator = excluded.indicator, dimensions_key = excluded.dimensions_key, dimensions = excluded.dimensions, year = excluded.year,
      state = excluded.state, amount = excluded.amount, source = excluded.source
    where past_total.version = excluded.version - 1`,
  )
  return written === 1
}
