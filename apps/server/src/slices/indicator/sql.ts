import { PastTotal, Statement } from '@maillage/contract/statement'
import { Day, Dimensions, type Period } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { isWithin, uuids } from '../../platform/db/lists.ts'
import { rows } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const Rollup = z.object({
  kind: z.string(),
  measure: z.string(),
  month: Day,
  dimensions: Dimensions,
  amount: z.number(),
  observed: z.number(),
  notObserved: z.number(),
  missing: z.number(),
})

/** A perimeter as queries need it: the structure's own id with its parts; null for the whole network. */
export interface Scope {
  readonly structureIds: readonly string[] | null
  readonly period: Period
}

/** The sums of a perimeter; an activity run by two of its structures is counted once. */
export const selectRollups = (tx: Tx, networkId: string, { structureIds, period }: Scope) =>
  rows(
    tx,
    Rollup,
    sql`with perimeter (id) as (${uuids(structureIds ?? [])})
    select kind, measure, month::text as month,
      dimensions || jsonb_build_object('structure', structure_id) as dimensions,
      sum(amount) as amount, sum(observed) as observed, sum(not_observed) as not_observed, sum(missing) as missing
    from rollup
    where network_id = ${networkId} and month between ${period.from} and ${period.to} and (
      ${structureIds === null} and structure_id = carrier_id
      or structure_id in (select id from perimeter)
        and (structure_id = carrier_id or carrier_id not in (select id from perimeter)))
    group by kind, measure, month, dimensions_key, dimensions, structure_id`,
  )

export const statementColumns = sql`id, version, structure_id, measure, kinds, dimensions, from_day::text as "from",
  to_day::text as "to", state, amount, source, withdrawn, at,
  coalesce((select name from person where person.network_id = statement.network_id
    and person.account_id = statement.account_id), '') as by`

/** What was stated for a perimeter (its own level, its parts, and what the network declared) in a period. */
export const selectStatements = (tx: Tx, networkId: string, { structureIds, period }: Scope) =>
  rows(
    tx,
    Statement,
    sql`select ${statementColumns} from statement
    where network_id = ${networkId} and not withdrawn
      and from_day <= ${period.to} and to_day >= ${period.from}
      and (structure_id is null or ${isWithin(sql`structure_id`, structureIds)})
    order by at desc`,
  )

export const selectPastTotals = (
  tx: Tx,
  networkId: string,
  { structureId, years }: { structureId: string | null; years: { from: number; to: number } },
) =>
  rows(
    tx,
    PastTotal,
    sql`select id, version, structure_id, indicator, dimensions, year, state, amount, source from past_total
    where network_id = ${networkId} and structure_id is not distinct from ${structureId}::uuid
      and year between ${years.from} and ${years.to} order by year, indicator, dimensions_key`,
  )

const Submitted = z.object({
  reportId: z.string(),
  indicator: z.string(),
  dimensionsKey: z.string(),
  from: Day,
  to: Day,
  state: z.enum(['observed', 'notObserved', 'notFilledIn', 'protected']),
  amount: z.number().nullable(),
  missing: z.number(),
})

interface Submissions {
  readonly structureId: string | null
  readonly years: { readonly from: number; readonly to: number }
  readonly template: string
}

/** The frozen cells of each report's latest submission: a template's own first, then the latest submitted. */
export const selectSubmittedCells = (
  tx: Tx,
  networkId: string,
  { structureId, years, template }: Submissions,
) =>
  rows(
    tx,
    Submitted,
    sql`select report.id as report_id, cell.indicator, cell.dimensions_key, cell.from_day::text as "from", cell.to_day::text as "to", cell.state,
      cell.amount, cell.missing
    from report
    join submission on submission.network_id = report.network_id and submission.report_id = report.id
      and submission.number = (select max(number) from submission latest
        where latest.network_id = report.network_id and latest.report_id = report.id)
    join submission_cell cell on cell.network_id = submission.network_id and cell.submission_id = submission.id
    where report.network_id = ${networkId} and report.structure_id is not distinct from ${structureId}::uuid
      and report.year between ${years.from} and ${years.to}
      and extract(year from cell.to_day) = report.year
    order by report.template = ${template} desc, submission.at desc`,
  )

const Place = z.object({ id: z.string(), name: z.string(), kind: z.string() })

/** A structure and everything below it, or with null the whole network; by name. */
export const selectPerimeterStructures = (tx: Tx, networkId: string, structureId: string | null) =>
  rows(
    tx,
    Place,
    sql`with recursive part as (
      select id, name, kind from structure
      where network_id = ${networkId} and (${structureId}::uuid is null or id = ${structureId}::uuid)
      union
      select structure.id, structure.name, structure.kind
      from part join structure on structure.network_id = ${networkId} and structure.parent_id = part.id
    )
    select id, name, kind from part order by name collate "und-x-icu"`,
  )

const SitePlace = z.object({ id: z.string(), name: z.string() })

/** The sites of some structures, and those of others where they ran something together, by name. */
export const selectPerimeterSites = (tx: Tx, networkId: string, structureIds: readonly string[]) =>
  rows(
    tx,
    SitePlace,
    sql`select id, name from site where network_id = ${networkId} and (
      structure_id in (${uuids(structureIds)})
      or id in (select site_id from activity where network_id = ${networkId} and site_id is not null
        and (structure_id in (${uuids(structureIds)}) or co_structure_id in (${uuids(structureIds)})))
    )
    order by name collate "und-x-icu", id`,
  )
