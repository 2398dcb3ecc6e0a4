import { Activity, ActivityDraft, ActivityLine } from '@maillage/contract/activity'
import { activityCount, type SpreadValue } from '@maillage/contract/activity-rules'
import { Day, Dimensions, Instant, StructureId } from '@maillage/contract/values'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { isWithin, uuids, words } from '../../platform/db/lists.ts'
import { row, rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import type { RollupDelta } from './rules.ts'

const activityColumns = sql`
  activity.id, activity.version, activity.kind, activity.kind_version, activity.day::text as day,
  activity.structure_id, activity.co_structure_id, activity.site_id, activity.dimensions, activity.tags,
  activity.texts, activity.typed_values as values, activity.withdrawn,
  case when activity.source_kind is null then null else jsonb_build_object('kind', activity.source_kind,
    'id', activity.source_id, 'version', activity.source_version, 'label', activity.source_label) end as source,
  activity.recorded_at,
  coalesce((select name from person where person.network_id = activity.network_id
    and person.account_id = activity.recorded_by), '') as recorded_by`

/** The activity, locked against other writers until commit. */
export const selectActivityForUpdate = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    Activity,
    sql`select ${activityColumns} from activity where network_id = ${networkId} and id = ${id} for update`,
  )

export const selectActivity = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    Activity,
    sql`select ${activityColumns} from activity where network_id = ${networkId} and id = ${id}`,
  )

/** What sources of one kind delivered, locked against other writers until commit. */
export const selectDeliveredForUpdate = (
  tx: Tx,
  networkId: string,
  source: { kind: string; ids: readonly string[] },
) =>
  rows(
    tx,
    Activity,
    sql`select ${activityColumns} from activity
    where network_id = ${networkId} and source_kind = ${source.kind} and source_id in (${words(source.ids)})
    for update`,
  )

export interface ActivityRow {
  readonly activity: Omit<Activity, 'recordedBy'>
  readonly accountId: string | null
  readonly search: string
}

/** Writes current states; false when one of the ids was taken by another writer meanwhile. */
export async function upsertActivities(tx: Tx, networkId: string, given: readonly ActivityRow[]) {
  const flat = given.map(({ activity: { source, values, ...activity }, accountId, search }) => ({
    ...activity,
    typedValues: values,
    search,
    sourceKind: source?.kind ?? null,
    sourceId: source?.id ?? null,
    sourceVersion: source?.version ?? null,
    sourceLabel: source?.label ?? null,
    recordedBy: accountId,
  }))
  const written = await run(
    tx,
    sql`insert into activity (network_id, id, version, kind, kind_version, day, structure_id, co_structure_id, site_id,
      dimensions, tags, texts, typed_values, search, withdrawn, source_kind, source_id, source_version, source_label,
      recorded_at, recorded_by)
    select ${networkId}::uuid, id, version, kind, "kindVersion", day, "structureId", "coStructureId", "siteId",
      dimensions, tags, texts, "typedValues", search, withdrawn, "sourceKind", "sourceId", "sourceVersion",
      "sourceLabel", "recordedAt", "recordedBy"
    from jsonb_to_recordset(${JSON.stringify(flat)}::jsonb) as given (id uuid, version integer, kind text,
      "kindVersion" integer, day date, "structureId" uuid, "coStructureId" uuid, "siteId" uuid, dimensions jsonb,
      tags jsonb, texts jsonb, "typedValues" jsonb, search text, withdrawn boolean, "sourceKind" text, "sourceId" text,
      "sourceVersion" integer, "sourceLabel" text, "recordedAt" timestamptz, "recordedBy" text)
    on conflict (network_id, id) do update set version = excluded.version, kind = excluded.kind,
      kind_version = excluded.kind_version, day = excluded.day, structure_id = excluded.structure_id,
      co_structure_id = excluded.co_structure_id, site_id = excluded.site_id, dimensions = excluded.dimensions,
      tags = excluded.tags, texts = excluded.texts, typed_values = excluded.typed_values, search = excluded.search,
      withdrawn = excluded.withdrawn, source_version = excluded.source_version, source_label = excluded.source_label
    where activity.version = excluded.version - 1`,
  )
  return written === given.length
}

const StoredValue = z.object({
  activityId: z.string(),
  measure: z.string(),
  dimensions: Dimensions,
  state: z.enum(['observed', 'notObserved', 'notFilledIn']),
  amount: z.number().nullable(),
})

/** The values that count, by activity. */
export async function selectValues(
  tx: Tx,
  networkId: string,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, SpreadValue[]>> {
  const found = await rows(
    tx,
    StoredValue,
    sql`select activity_id, measure, dimensions, state, amount from activity_value
    where network_id = ${networkId} and activity_id in (${uuids(activityIds)}) order by activity_id, position`,
  )
  const values = new Map<string, SpreadValue[]>()
  for (const { activityId, ...value } of found) {
    const known = values.get(activityId)
    if (known) known.push(value)
    else values.set(activityId, [value])
  }
  return values
}

/** Replaces the values that count for activities; none for one that is withdrawn. */
export async function replaceValues(
  tx: Tx,
  networkId: string,
  given: readonly { activityId: string; values: readonly SpreadValue[] }[],
) {
  const ids = given.map(({ activityId }) => activityId)
  await run(
    tx,
    sql`delete from activity_value where network_id = ${networkId} and activity_id in (${uuids(ids)})`,
  )
  const flat = given.flatMap(({ activityId, values }) =>
    values.map((value, position) => ({ ...value, activityId, position })),
  )
  if (flat.length === 0) return
  await run(
    tx,
    sql`insert into activity_value (network_id, activity_id, position, measure, dimensions, state, amount)
    select ${networkId}::uuid, "activityId", position, measure, dimensions, state, amount
    from jsonb_to_recordset(${JSON.stringify(flat)}::jsonb)
      as value ("activityId" uuid, position integer, measure text, dimensions jsonb, state text, amount numeric)`,
  )
}

export async function applyRollup(tx: Tx, networkId: string, deltas: readonly RollupDelta[]) {
  if (deltas.length === 0) return
  await run(
    tx,
    sql`insert into rollup (network_id, structure_id, carrier_id, kind, measure, month, dimensions_key, dimensions,
      amount, observed, not_observed, missing)
    select ${networkId}::uuid, "structureId", "carrierId", kind, measure, month, "dimensionsKey", dimensions,
      amount, observed, "notObserved", missing
    from jsonb_to_recordset(${JSON.stringify(deltas)}::jsonb) as delta ("structureId" uuid, "carrierId" uuid,
      kind text, measure text, month date, "dimensionsKey" text, dimensions jsonb, amount numeric, observed integer,
      "notObserved" integer, missing integer)
    on conflict (network_id, structure_id, carrier_id, kind, measure, month, dimensions_key) do update set
      amount = rollup.amount + excluded.amount, observed = rollup.observed + excluded.observed,
      not_observed = rollup.not_observed + excluded.not_observed, missing = rollup.missing + excluded.missing`,
  )
}

const lineColumns = sql`
  activity.id, activity.version, activity.kind, activity.kind_version, activity.day::text as day,
  activity.structure_id, structure.short_name as structure_name, activity.site_id, site.name as site_name,
  activity.dimensions, activity.withdrawn,
  case when activity.source_kind is null then null else jsonb_build_object('kind', activity.source_kind,
    'id', activity.source_id, 'version', activity.source_version, 'label', activity.source_label) end as source,
  coalesce((
    select jsonb_agg(jsonb_build_object('measure', total.measure, 'amount', total.amount) order by total.measure)
    from (select measure, sum(amount) as amount from activity_value value
      where value.network_id = activity.network_id and value.activity_id = activity.id and value.state = 'observed'
        and value.measure <> ${activityCount}
      group by measure) total
  ), '[]'::jsonb) as amounts`

const lineTables = sql`activity
  join structure on structure.network_id = activity.network_id and structure.id = activity.structure_id
  left join site on site.network_id = activity.network_id and site.id = activity.site_id`

export interface ActivityFilter {
  readonly reachable: readonly string[] | null
  readonly structureId?: string | undefined
  readonly siteId?: string | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly words: readonly string[]
  readonly withdrawn: boolean
}

/** Whether one of these structures carried the activity, alone or with another; null stands for all. */
const isCarriedBy = (ids: readonly string[] | null): RawBuilder<unknown> =>
  sql`(${isWithin(sql`activity.structure_id`, ids)} or ${isWithin(sql`activity.co_structure_id`, ids)})`

function condition(networkId: string, filter: ActivityFilter): RawBuilder<unknown> {
  const parts = [sql`activity.network_id = ${networkId}`, sql`activity.withdrawn = ${filter.withdrawn}`]
  parts.push(isCarriedBy(filter.reachable))
  if (filter.structureId) {
    parts.push(sql`${filter.structureId} in (activity.structure_id::text, activity.co_structure_id::text)`)
  }
  if (filter.siteId) parts.push(sql`activity.site_id = ${filter.siteId}`)
  if (filter.kind) parts.push(sql`activity.kind = ${filter.kind}`)
  if (filter.from) parts.push(sql`activity.day >= ${filter.from}`)
  if (filter.to) parts.push(sql`activity.day <= ${filter.to}`)
  for (const word of filter.words) parts.push(sql`position(${word} in activity.search) > 0`)
  return sql.join(parts, sql` and `)
}

export const selectLines = (
  tx: Tx,
  networkId: string,
  { filter, limit, offset }: { filter: ActivityFilter; limit: number; offset: number },
) =>
  rows(
    tx,
    ActivityLine,
    sql`select ${lineColumns} from ${lineTables} where ${condition(networkId, filter)}
    order by activity.day desc, activity.id desc limit ${limit} offset ${offset}`,
  )

/** Those of these activities that are in reach, oldest first. */
export const selectLinesById = (
  tx: Tx,
  networkId: string,
  { ids, reachable }: { ids: readonly string[]; reachable: readonly string[] | null },
) =>
  rows(
    tx,
    ActivityLine,
    sql`select ${lineColumns} from ${lineTables}
    where activity.network_id = ${networkId} and activity.id in (${uuids(ids)}) and ${isCarriedBy(reachable)}
    order by activity.day, activity.id`,
  )

const Count = z.object({ total: z.number() })

export const countLines = async (tx: Tx, networkId: string, filter: ActivityFilter) =>
  (await row(tx, Count, sql`select count(*) as total from activity where ${condition(networkId, filter)}`))
    .total

const Version = z.object({
  version: z.number().int(),
  at: Instant,
  by: z.string(),
  reason: z.string().nullable(),
  withdrawn: z.boolean().nullable(),
  draft: ActivityDraft.nullable(),
})

/** Every version of the activity as its audit lines kept it, newest first; erased ones have no draft. */
export const selectVersions = (tx: Tx, networkId: string, id: string) =>
  rows(
    tx,
    Version,
    sql`select line.version, line.at, payload.reason, coalesce(person.name, '') as by,
      (payload.payload->>'withdrawn')::boolean as withdrawn, payload.payload->'draft' as draft
    from audit_line line
    join audit_payload payload on payload.network_id = line.network_id and payload.seq = line.seq
    left join person on person.network_id = line.network_id and person.account_id = line.account_id
    where line.network_id = ${networkId} and line.noun = 'activity' and line.thing_id = ${id}
    order by line.seq desc`,
  )

const Frequent = z.object({ count: z.number(), kind: z.string(), last: ActivityDraft })

/** The kinds recorded by an account since a day, most often first, each with its last activity. */
export const selectFrequent = (
  tx: Tx,
  networkId: string,
  { accountId, since }: { accountId: string; since: Day },
) =>
  rows(
    tx,
    Frequent,
    sql`select kind, count(*) as count,
      (array_agg(jsonb_build_object('kind', kind, 'kindVersion', kind_version, 'day', day::text,
        'structureId', structure_id, 'coStructureId', co_structure_id, 'siteId', site_id, 'dimensions', dimensions,
        'tags', tags, 'texts', texts, 'values', typed_values) order by recorded_at desc))[1] as last
    from activity
    where network_id = ${networkId} and recorded_by = ${accountId} and recorded_at >= ${since}::date
      and not withdrawn and source_kind is null
    group by kind order by count(*) desc limit 12`,
  )

const KindTotal = z.object({
  kind: z.string(),
  measure: z.string(),
  activities: z.number(),
  amount: z.number(),
})

/** Totals by kind and measure over a period, from the sums. */
export const selectKindTotals = (
  tx: Tx,
  networkId: string,
  { reachable, from, to }: { reachable: readonly string[] | null; from: Day; to: Day },
) =>
  rows(
    tx,
    KindTotal,
    sql`select kind, measure, sum(observed) as activities, sum(amount) as amount from rollup
    where network_id = ${networkId} and structure_id = carrier_id and month between ${from} and ${to}
      and ${isWithin(sql`structure_id`, reachable)}
    group by kind, measure having sum(observed) > 0 order by kind, measure`,
  )

const MonthCount = z.object({
  structureId: StructureId,
  kind: z.string(),
  month: Day,
  activities: z.number(),
})

/** How many activities there are of each kind, structure that carried them and month, from the sums. */
export const selectMonthCounts = (
  tx: Tx,
  networkId: string,
  { reachable, from, to }: { reachable: readonly string[] | null; from: Day; to: Day },
) =>
  rows(
    tx,
    MonthCount,
    sql`select structure_id, kind, month::text as month, sum(observed) as activities from rollup
    where network_id = ${networkId} and structure_id = carrier_id and measure = ${activityCount}
      and month between ${from} and ${to}
      and ${isWithin(sql`structure_id`, reachable)}
    group by structure_id, kind, month having sum(observed) > 0 order by month, structure_id, kind`,
  )

const ExportedActivity = z.object({
  id: z.string(),
  day: z.string(),
  kind: z.string(),
  kindVersion: z.number().int(),
  structure: z.string(),
  coStructure: z.string().nullable(),
  site: z.string().nullable(),
  tags: z.record(z.string(), z.array(z.string())),
  texts: z.record(z.string(), z.string()),
  source: z.string().nullable(),
  recordedAt: Instant,
  recordedBy: z.string(),
  values: z.array(StoredValue.omit({ activityId: true })),
})
export type ExportedActivity = z.infer<typeof ExportedActivity>

export interface ExportFilter {
  /** null: the whole network. */
  readonly structureIds: readonly string[] | null
  readonly from: string | null
  readonly to: string | null
}

/** Activities that count, oldest first, each with its values; a page after the last one given. */
export const selectExported = (
  tx: Tx,
  networkId: string,
  {
    filter: { structureIds, from, to },
    after,
    most,
  }: { filter: ExportFilter; after: Pick<ExportedActivity, 'day' | 'id'> | null; most: number },
) =>
  rows(
    tx,
    ExportedActivity,
    sql`select activity.id, activity.day::text as day, activity.kind, activity.kind_version,
      structure.name as structure, co_structure.name as co_structure, site.name as site,
      activity.tags, activity.texts, activity.source_label as source, activity.recorded_at,
      coalesce(person.name, '') as recorded_by,
      (select jsonb_agg(jsonb_build_object('measure', value.measure, 'dimensions', value.dimensions,
          'state', value.state, 'amount', value.amount) order by value.position)
        from activity_value value
        where value.network_id = activity.network_id and value.activity_id = activity.id) as values
    from activity
    join structure on structure.network_id = activity.network_id and structure.id = activity.structure_id
    left join structure co_structure on co_structure.network_id = activity.network_id
      and co_structure.id = activity.co_structure_id
    left join site on site.network_id = activity.network_id and site.id = activity.site_id
    left join person on person.network_id = activity.network_id and person.account_id = activity.recorded_by
    where activity.network_id = ${networkId} and not activity.withdrawn
      and (${from}::date is null or activity.day >= ${from}::date)
      and (${to}::date is null or activity.day <= ${to}::date)
      and (${after?.day ?? null}::date is null
        or (activity.day, activity.id) > (${after?.day ?? null}::date, ${after?.id ?? null}::uuid))
      and ${isCarriedBy(structureIds)}
    order by activity.day, activity.id limit ${most}`,
  )
