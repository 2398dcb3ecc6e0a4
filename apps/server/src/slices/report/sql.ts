import { ActivityLine } from '@maillage/contract/activity'
import { type ReportLine, SubmissionLine } from '@maillage/contract/report'
import { ReportDocument } from '@maillage/contract/report-document'
import { Instant, ReportId, StructureId } from '@maillage/contract/values'
import { sql } from 'kysely'
import { z } from 'zod'
import { isWithin, uuids, words } from '../../platform/db/lists.ts'
import { row, rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const ReportRow = z.object({
  id: ReportId,
  template: z.string(),
  templateVersion: z.number().int(),
  structureId: StructureId.nullable(),
  perimeter: z.string(),
  year: z.number().int(),
  submissions: z.number().int(),
  submittedAt: Instant.nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>

const reportColumns = sql`report.id, report.template, report.template_version, report.structure_id, report.year,
  coalesce(structure.name, network.name) as perimeter,
  (select count(*) from submission where submission.network_id = report.network_id
    and submission.report_id = report.id) as submissions,
  (select max(at) from submission where submission.network_id = report.network_id
    and submission.report_id = report.id) as submitted_at`

const reportTables = sql`report
  join network on network.id = report.network_id
  left join structure on structure.network_id = report.network_id and structure.id = report.structure_id`

export const selectReports = (
  tx: Tx,
  networkId: string,
  { reachable, year }: { reachable: readonly string[] | null; year: number | null },
) =>
  rows(
    tx,
    ReportRow,
    sql`select ${reportColumns} from ${reportTables}
    where report.network_id = ${networkId} and (${year}::integer is null or report.year = ${year}::integer)
      and ${isWithin(sql`report.structure_id`, reachable)}
    order by report.year desc, report.structure_id is not null,
      coalesce(structure.name, network.name) collate "und-x-icu", report.template`,
  )

export const selectReport = (tx: Tx, networkId: string, id: string) =>
  rowOrNone(
    tx,
    ReportRow,
    sql`select ${reportColumns} from ${reportTables} where report.network_id = ${networkId} and report.id = ${id}`,
  )

/** The report, locked against other writers until commit. */
export const lockReport = (tx: Tx, networkId: string, id: string) =>
  run(tx, sql`select 1 from report where network_id = ${networkId} and id = ${id} for update`)

export const insertReport = (
  tx: Tx,
  networkId: string,
  report: Pick<ReportLine, 'id' | 'template' | 'templateVersion' | 'structureId' | 'year'> & { at: Instant },
) =>
  run(
    tx,
    sql`insert into report (network_id, id, template, template_version, structure_id, year, created_at)
    values (${networkId}, ${report.id}, ${report.template}, ${report.templateVersion}, ${report.structureId},
      ${report.year}, ${report.at})`,
  )

const ProseRow = z.object({
  section: z.string(),
  version: z.number().int(),
  text: z.string(),
  at: Instant,
  by: z.string(),
})
export type ProseRow = z.infer<typeof ProseRow>

const proseColumns = sql`prose.section, prose.version, prose.text, prose.at, coalesce(person.name, '') as by`
const proseTables = sql`report_prose prose
  left join person on person.network_id = prose.network_id and person.account_id = prose.account_id`

/** The latest text of every section. */
export const selectProse = (tx: Tx, networkId: string, reportId: string) =>
  rows(
    tx,
    ProseRow,
    sql`select distinct on (prose.section) ${proseColumns} from ${proseTables}
    where prose.network_id = ${networkId} and prose.report_id = ${reportId}
    order by prose.section, prose.version desc`,
  )

export const selectProseVersions = (tx: Tx, networkId: string, reportId: string, section: string) =>
  rows(
    tx,
    ProseRow,
    sql`select ${proseColumns} from ${proseTables}
    where prose.network_id = ${networkId} and prose.report_id = ${reportId} and prose.section = ${section}
    order by prose.version desc`,
  )

export const insertProse = (
  tx: Tx,
  networkId: string,
  prose: {
    reportId: string
    section: string
    version: number
    text: string
    at: Instant
    accountId: string | null
  },
) =>
  run(
    tx,
    sql`insert into report_prose (network_id, report_id, section, version, text, at, account_id)
    values (${networkId}, ${prose.reportId}, ${prose.section}, ${prose.version}, ${prose.text}, ${prose.at},
      ${prose.accountId})`,
  )

/** The report of the year before, for its prose. */
export const selectReportOfYear = (
  tx: Tx,
  networkId: string,
  { template, structureId, year }: { template: string; structureId: string | null; year: number },
) =>
  rowOrNone(
    tx,
    ReportRow,
    sql`select ${reportColumns} from ${reportTables}
    where report.network_id = ${networkId} and report.template = ${template} and report.year = ${year}
      and report.structure_id is not distinct from ${structureId}::uuid`,
  )

export const selectSubmissions = (tx: Tx, networkId: string, reportId: string) =>
  rows(
    tx,
    SubmissionLine,
    sql`select submission.id, submission.number, submission.at, submission.reason, coalesce(person.name, '') as by
    from submission left join person on person.network_id = submission.network_id
      and person.account_id = submission.account_id
    where submission.network_id = ${networkId} and submission.report_id = ${reportId} order by submission.number desc`,
  )

const Frozen = z.object({ document: ReportDocument })

/** A submitted document as it was sent; null for a number that does not exist. */
export const selectSubmittedDocument = (
  tx: Tx,
  networkId: string,
  { reportId, number, locale }: { reportId: string; number: number; locale: 'fr' | 'en' },
) =>
  rowOrNone(
    tx,
    Frozen,
    sql`select ${locale === 'fr' ? sql`document_fr` : sql`document_en`} as document from submission
    where network_id = ${networkId} and report_id = ${reportId} and number = ${number}`,
  )

export interface FrozenCell {
  readonly indicator: string
  readonly dimensionsKey: string
  readonly from: string
  readonly to: string
  readonly state: string
  readonly amount: number | null
  readonly missing: number
}

export async function insertSubmission(
  tx: Tx,
  networkId: string,
  submission: {
    id: string
    reportId: string
    number: number
    at: Instant
    accountId: string | null
    reason: string | null
    documents: { fr: ReportDocument; en: ReportDocument }
    cells: readonly FrozenCell[]
  },
) {
  const { documents, cells } = submission
  await run(
    tx,
    sql`insert into submission (network_id, id, report_id, number, at, account_id, reason, document_fr, document_en)
    values (${networkId}, ${submission.id}, ${submission.reportId}, ${submission.number}, ${submission.at},
      ${submission.accountId}, ${submission.reason}, ${JSON.stringify(documents.fr)}::jsonb,
      ${JSON.stringify(documents.en)}::jsonb)`,
  )
  await run(
    tx,
    sql`insert into submission_cell (network_id, submission_id, indicator, dimensions_key, from_day, to_day, state,
      amount, missing)
    select ${networkId}::uuid, ${submission.id}::uuid, indicator, "dimensionsKey", "from", "to", state, amount, missing
    from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as cell (indicator text, "dimensionsKey" text,
      "from" date, "to" date, state text, amount numeric, missing integer)`,
  )
}

const Exists = z.object({ found: z.boolean() })

/** Whether a report that counts one of these structures was submitted for a year: its own, a parent's, or the network's. */
export const selectIsSubmitted = async (
  tx: Tx,
  networkId: string,
  { structureIds, year }: { structureIds: readonly string[]; year: number },
) =>
  (
    await row(
      tx,
      Exists,
      sql`with recursive above as (
        select id, parent_id from structure where network_id = ${networkId} and id in (${uuids(structureIds)})
        union
        select structure.id, structure.parent_id from above
        join structure on structure.network_id = ${networkId} and structure.id = above.parent_id
      )
      select exists (
        select from report join submission on submission.network_id = report.network_id
          and submission.report_id = report.id
        where report.network_id = ${networkId} and report.year = ${year}
          and (report.structure_id is null or report.structure_id in (select id from above))
      ) as found`,
    )
  ).found

const CellRecord = ActivityLine.extend({ amount: z.number().nullable(), corrections: z.number().int() })

export interface RecordFilter {
  readonly structureIds: readonly string[] | null
  readonly measures: readonly string[]
  readonly kinds: readonly string[] | null
  readonly where: Readonly<Record<string, readonly string[]>>
  readonly from: string
  readonly to: string
}

const membersOf = (filter: RecordFilter) =>
  Object.entries(filter.where)
    .filter(([dimension]) => dimension !== 'structure')
    .map(([dimension, members]) => ({ dimension, members }))

/** The values that feed a figure: the same conditions as the sums, on the records. */
const feeding = (networkId: string, filter: RecordFilter) => sql`
  activity.network_id = ${networkId} and not activity.withdrawn
  and activity.day between ${filter.from} and ${filter.to}
  and ${filter.kinds === null ? sql`true` : sql`activity.kind in (${words(filter.kinds)})`}
  and ${isRunBy(filter.structureIds)} and ${isCreditedTo(filter.where.structure ?? null, filter.structureIds)}
  and value.measure in (${words(filter.measures)})
  and not exists (
    select from jsonb_to_recordset(${JSON.stringify(membersOf(filter))}::jsonb)
      as wanted (dimension text, members jsonb)
    where not wanted.members ? coalesce(value.dimensions ->> wanted.dimension, ''))`

const isRunBy = (ids: readonly string[] | null) =>
  sql`(${isWithin(sql`activity.structure_id`, ids)} or ${isWithin(sql`activity.co_structure_id`, ids)})`

/** A structure among others is credited what it carried, and what it ran with a carrier that is not among them. */
const isCreditedTo = (ids: readonly string[] | null, perimeter: readonly string[] | null) =>
  ids === null
    ? sql`true`
    : sql`(${isWithin(sql`activity.structure_id`, ids)} or ${isWithin(sql`activity.co_structure_id`, ids)}
      and not ${isWithin(sql`activity.structure_id`, perimeter)})`

/** The records behind a figure, newest first, each with what it adds. */
export const selectCellRecords = (
  tx: Tx,
  networkId: string,
  { filter, limit }: { filter: RecordFilter; limit: number },
) =>
  rows(
    tx,
    CellRecord,
    sql`with fed as (
      select activity.id as activity_id, sum(value.amount) as amount
      from activity join activity_value value
        on value.network_id = activity.network_id and value.activity_id = activity.id
      where ${feeding(networkId, filter)}
      group by activity.id
    )
    select activity.id, activity.version, activity.kind, activity.kind_version, activity.day::text as day,
      activity.structure_id, structure.short_name as structure_name, activity.site_id, site.name as site_name,
      activity.dimensions, activity.withdrawn, '[]'::jsonb as amounts,
      case when activity.source_kind is null then null else jsonb_build_object('kind', activity.source_kind,
        'id', activity.source_id, 'version', activity.source_version, 'label', activity.source_label) end as source,
      fed.amount, activity.version - 1 as corrections
    from fed
    join activity on activity.network_id = ${networkId} and activity.id = fed.activity_id
    join structure on structure.network_id = activity.network_id and structure.id = activity.structure_id
    left join site on site.network_id = activity.network_id and site.id = activity.site_id
    order by activity.day desc, activity.id desc limit ${limit}`,
  )

const Total = z.object({ total: z.number() })

export const countCellRecords = async (tx: Tx, networkId: string, filter: RecordFilter) =>
  (
    await row(
      tx,
      Total,
      sql`select count(distinct activity.id) as total from activity join activity_value value
        on value.network_id = activity.network_id and value.activity_id = activity.id
      where ${feeding(networkId, filter)}`,
    )
  ).total
