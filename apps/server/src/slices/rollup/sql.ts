import { Dimensions } from '@maillage/contract/values'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const keptColumns = sql`structure_id, carrier_id, kind, measure, month, dimensions, amount, observed, not_observed, missing`

/** The sums that the records give now, over every structure that ran an activity. */
const recounted = (networkId: string): RawBuilder<unknown> => sql`
  select ran.structure_id, activity.structure_id as carrier_id, activity.kind, value.measure,
    date_trunc('month', activity.day)::date as month, value.dimensions,
    sum(coalesce(value.amount, 0)) as amount,
    count(*) filter (where value.state = 'observed') as observed,
    count(*) filter (where value.state = 'notObserved') as not_observed,
    count(*) filter (where value.state = 'notFilledIn') as missing
  from activity
  join activity_value value on value.network_id = activity.network_id and value.activity_id = activity.id
  cross join lateral (values (activity.structure_id), (activity.co_structure_id)) as ran (structure_id)
  where activity.network_id = ${networkId} and not activity.withdrawn and ran.structure_id is not null
  group by ran.structure_id, activity.structure_id, activity.kind, value.measure, date_trunc('month', activity.day),
    value.dimensions`

const Difference = z.object({
  structureId: z.string(),
  kind: z.string(),
  measure: z.string(),
  month: z.string(),
  dimensions: Dimensions,
  kept: z.number(),
  counted: z.number(),
})
export type Difference = z.infer<typeof Difference>

/** The sums that differ from what the records give, at most so many. */
export const selectDifferences = (tx: Tx, networkId: string, most: number): Promise<Difference[]> =>
  rows(
    tx,
    Difference,
    sql`with counted as (${recounted(networkId)}),
    kept as (select ${keptColumns} from rollup where network_id = ${networkId})
    select coalesce(kept.structure_id, counted.structure_id) as structure_id,
      coalesce(kept.kind, counted.kind) as kind, coalesce(kept.measure, counted.measure) as measure,
      coalesce(kept.month, counted.month)::text as month,
      coalesce(kept.dimensions, counted.dimensions) as dimensions,
      coalesce(kept.amount, 0) as kept, coalesce(counted.amount, 0) as counted
    from kept full join counted on kept.structure_id = counted.structure_id
      and kept.carrier_id = counted.carrier_id and kept.kind = counted.kind and kept.measure = counted.measure
      and kept.month = counted.month and kept.dimensions = counted.dimensions
    where coalesce(kept.amount, 0) <> coalesce(counted.amount, 0)
      or coalesce(kept.observed, 0) <> coalesce(counted.observed, 0)
      or coalesce(kept.not_observed, 0) <> coalesce(counted.not_observed, 0)
      or coalesce(kept.missing, 0) <> coalesce(counted.missing, 0)
    order by 1, 2, 3, 4 limit ${most}`,
  )

export const deleteRollups = (tx: Tx, networkId: string) =>
  run(tx, sql`delete from rollup where network_id = ${networkId}`)

/** Writes the sums anew; the key is that of `dimensionsKey`. */
export const insertRollups = (tx: Tx, networkId: string) =>
  run(
    tx,
    sql`with counted as (${recounted(networkId)})
    insert into rollup (network_id, dimensions_key, ${keptColumns})
    select ${networkId}::uuid,
      coalesce((select string_agg(key || '=' || value, '|' order by key collate "C")
        from jsonb_each_text(dimensions)), ''),
      ${keptColumns} from counted`,
  )
