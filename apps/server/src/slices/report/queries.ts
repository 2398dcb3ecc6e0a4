import { activityCount } from '@maillage/contract/activity-rules'
import type { Catalogue, ReportTemplate, TemplateTable } from '@maillage/contract/catalogue'
import type { InputOf } from '@maillage/contract/endpoint'
import type { ReportLine, reportApi } from '@maillage/contract/report'
import type { ReportBlock, ReportDocument, ReportSection } from '@maillage/contract/report-document'
import type { Locale } from '@maillage/contract/values'
import type { Tx } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { yearPeriod } from '../../platform/time/zone.ts'
import { kindTotals } from '../activity/queries.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { idsWithin, readFacts, readPerimeter } from '../indicator/queries.ts'
import {
  addsUp,
  answer,
  conditionsOf,
  counts,
  measuresOf,
  nothingSayable,
  pastTotalOf,
  type Question,
  sayable,
  speaksOf,
  submittedCellOf,
} from '../indicator/rules.ts'
import { readNetwork } from '../network/queries.ts'
import {
  buildTable,
  indicatorOf,
  indicatorsIn,
  questionAt,
  type Reading,
  totalRowId,
  unsaidRows,
} from './rules.ts'
import {
  countCellRecords,
  type ProseRow,
  type RecordFilter,
  type ReportRow,
  selectCellRecords,
  selectIsSubmitted,
  selectProse,
  selectProseVersions,
  selectReport,
  selectReportOfYear,
  selectReports,
  selectSubmissions,
  selectSubmittedDocument,
} from './sql.ts'

/** Years read for one report: its own and those that a template's columns may look back to. */
const yearsBack = 10

/** Where and when something counts: for who carried it and who ran it with them, in the year of its day. */
interface Counting {
  readonly structureId: string
  readonly coStructureId: string | null
  readonly day: string
}

/** Whether a report that counts this was submitted. */
export const isSubmitted = (
  tx: Tx,
  networkId: string,
  { structureId, coStructureId, day }: Counting,
): Promise<boolean> =>
  selectIsSubmitted(tx, networkId, {
    structureIds: coStructureId === null ? [structureId] : [structureId, coStructureId],
    year: Number(day.slice(0, 4)),
  })

/** The template of a report, in the version that it was begun with. */
export function templateOf(
  catalogue: Catalogue,
  report: Pick<ReportRow, 'template' | 'templateVersion'>,
): ReportTemplate {
  const found = catalogue.templates.find(
    (each) => each.code === report.template && each.version === report.templateVersion,
  )
  if (!found)
    throw new Error(`the catalogue has no template ${report.template} version ${report.templateVersion}`)
  return found
}

/** The line of a report as lists show it, its title in one language. */
export function reportLine(report: ReportRow, catalogue: Catalogue, locale: Locale): ReportLine {
  const template = templateOf(catalogue, report)
  return { ...report, title: `${template.title[locale]} ${report.year}` }
}

/** The reports in reach; a reader sees only those that were submitted. */
export async function listReports(
  run: Run,
  { year, locale }: { year?: number | undefined; locale: Locale },
): Promise<ReportLine[]> {
  const catalogue = await readCatalogue(run.tx, run.networkId)
  const found = await selectReports(run.tx, run.networkId, { reachable: run.reachable(), year: year ?? null })
  return found
    .filter((report) => seesDrafts(run, report) || report.submissions > 0)
    .map((report) => reportLine(report, catalogue, locale))
}

/** Those who only read see what was submitted, never a draft. */
function seesDrafts(run: Run, report: Pick<ReportRow, 'structureId'>): boolean {
  return run.grants.some(
    (grant) =>
      ['coordinator', 'head', 'worker', 'analyst'].includes(grant.role) &&
      (grant.structureId === null || grant.structureId === report.structureId),
  )
}

const isEditor = (run: Run, report: Pick<ReportRow, 'structureId'>): boolean =>
  run.grants.some(
    (grant) =>
      ['coordinator', 'head'].includes(grant.role) &&
      (grant.structureId === null || grant.structureId === report.structureId),
  )

/** The report if it is in reach; otherwise it does not exist for this person. */
export async function reportInReach(run: Run, id: string): Promise<ReportRow> {
  const report = await selectReport(run.tx, run.networkId, id)
  const reachable = run.reachable()
  const inReach =
    report && (reachable === null || (report.structureId && reachable.includes(report.structureId)))
  if (!report || !inReach) throw new Problem('thing.not_found')
  return report
}

type ReadInput = InputOf<typeof reportApi.read>

/** The report as it stands now, or as it was submitted when a number is asked or only that may be seen. */
export async function readReport(run: Run, input: ReadInput) {
  const report = await reportInReach(run, input.id)
  const submissions = await selectSubmissions(run.tx, run.networkId, report.id)
  const live = seesDrafts(run, report)
  const number = input.submission ?? (live ? null : submissions[0]?.number)
  if (number === undefined) throw new Problem('report.nothing_submitted')
  if (number !== null) {
    const wanted = { reportId: report.id, number, locale: input.locale }
    return { document: await submittedDocument(run, wanted), submissions, editable: false, unsaid: [] }
  }
  const reading = await readingOf(run, report, input.locale)
  const document = await documentOf(run, report, reading)
  const editable = isEditor(run, report)
  const template = templateOf(reading.catalogue, report)
  const unsaid = editable ? unsaidRows(template, document.sections, reading) : []
  return { document, submissions, editable, unsaid }
}

async function submittedDocument(
  run: Run,
  wanted: { reportId: string; number: number; locale: Locale },
): Promise<ReportDocument> {
  const frozen = await selectSubmittedDocument(run.tx, run.networkId, wanted)
  if (!frozen) throw new Problem('thing.not_found')
  return frozen.document
}

/** What a report's figures are read against: catalogue, facts, perimeter. */
export async function readingOf(run: Run, report: ReportRow, locale: Locale): Promise<Reading> {
  const { tx, networkId } = run
  const { year } = report
  const perimeter = await readPerimeter(tx, networkId, report.structureId)
  return {
    catalogue: await readCatalogue(tx, networkId),
    facts: await readFacts(tx, networkId, {
      perimeter,
      years: { from: year - yearsBack, to: year },
      template: report.template,
    }),
    perimeter,
    year,
    today: run.today,
    locale,
  }
}

/** The whole report from today's records, prose included. */
export async function buildReport(run: Run, report: ReportRow, locale: Locale): Promise<ReportDocument> {
  return documentOf(run, report, await readingOf(run, report, locale))
}

async function documentOf(run: Run, report: ReportRow, reading: Reading): Promise<ReportDocument> {
  const { locale } = reading
  const template = templateOf(reading.catalogue, report)
  const prose = await selectProse(run.tx, run.networkId, report.id)
  const network = await readNetwork(run.tx, run.networkId)
  const sections = buildSections(template, prose, reading)
  return {
    id: report.id,
    title: template.title[locale],
    locale,
    perimeter: report.perimeter,
    networkName: network?.name ?? '',
    zone: network?.zone ?? 'Europe/Paris',
    year: report.year,
    period: yearPeriod(report.year),
    status: 'draft',
    version: report.submissions,
    submittedAt: null,
    generatedAt: run.now,
    template: {
      code: template.code,
      version: template.version,
      funder: template.funder[locale],
      formNote: template.formNote?.[locale] ?? null,
    },
    sections,
    definitions: definitionsOf(sections, reading),
  }
}

function buildSections(
  template: ReportTemplate,
  prose: readonly ProseRow[],
  reading: Reading,
): ReportSection[] {
  const { locale } = reading
  const numbers = { table: 0, chart: 0 }
  return template.sections.map((section) => {
    const written = prose.find((each) => each.section === section.id)
    return {
      id: section.id,
      number: section.number,
      title: section.title[locale],
      level: section.level,
      prosePrompt: section.prosePrompt?.[locale] ?? null,
      prose:
        section.prosePrompt || written
          ? {
              text: written?.text ?? '',
              version: written?.version ?? 0,
              editedAt: written?.at ?? null,
              editedBy: written?.by ?? null,
            }
          : null,
      blocks: section.blocks.map((block): ReportBlock => {
        numbers[block.type] += 1
        if (block.type === 'table') return buildTable(block, numbers.table, reading)
        const caption = block.caption[locale]
        return {
          type: 'chart',
          id: block.id,
          number: numbers.chart,
          caption,
          tableId: block.table,
          columnIds: block.columns,
        }
      }),
    }
  })
}

function definitionsOf(sections: readonly ReportSection[], { catalogue, year, locale }: Reading) {
  const tables = sections.flatMap((section) => section.blocks.filter((block) => block.type === 'table'))
  const codes = new Set(
    tables.flatMap((table) => table.rows.flatMap((row) => row.cells.flatMap((cell) => cell.indicator ?? []))),
  )
  return [...codes].map((code) => {
    const indicator = indicatorOf(catalogue, code, year)
    return { indicator: code, label: indicator.label[locale], definition: indicator.definition[locale] }
  })
}

/** A table of the report's template by its code. */
export function tableOf(template: ReportTemplate, id: string): TemplateTable {
  const tables = template.sections.flatMap((section) =>
    section.blocks.filter((block) => block.type === 'table'),
  )
  const found = tables.find((table) => table.id === id)
  if (!found) throw new Problem('thing.not_found')
  return found
}

/** Every version of a section's prose, and last year's text to start from. */
export async function readProse(run: Run, { id, section }: { id: string; section: string }) {
  const report = await reportInReach(run, id)
  const versions = await selectProseVersions(run.tx, run.networkId, id, section)
  const before = await selectReportOfYear(run.tx, run.networkId, { ...report, year: report.year - 1 })
  const lastYear = before ? await selectProseVersions(run.tx, run.networkId, before.id, section) : []
  return {
    versions: versions.map(({ version, text, at, by }) => ({ version, text, at, by })),
    lastYear: lastYear[0]?.text ?? null,
  }
}

type OpenInput = InputOf<typeof reportApi.openCell>

const recordsShown = 200

/** What a figure is made of: its definition and the records, statements, typed total or submission behind it. */
export async function openCell(run: Run, { id, locale, table, row, column }: OpenInput) {
  const report = await reportInReach(run, id)
  const reading = await readingOf(run, report, locale)
  const template = tableOf(templateOf(reading.catalogue, report), table)
  const question = questionAt(template, { row, column }, reading)
  if (!question) throw new Problem('thing.not_found')
  const built = buildTable(template, 0, reading)
  const cell = built.rows.find((each) => each.id === row)?.cells.find((each) => each.columnId === column)
  const figure = cell?.figure ?? answer(question, reading.facts)
  const filter = recordFilter(reading, question)
  const live = figure.origin === 'live' && question.indicator.source.from !== 'statement'
  return {
    figure,
    label: question.indicator.label[locale],
    definition: question.indicator.definition[locale],
    notes: built.notes,
    period: question.period,
    records: live ? await selectCellRecords(run.tx, run.networkId, { filter, limit: recordsShown }) : [],
    recordsTotal: live ? await countCellRecords(run.tx, run.networkId, filter) : 0,
    statements: reading.facts.statements.filter((each) => speaksOf(each, question)),
    pastTotal: figure.origin === 'pastTotal' ? (pastTotalOf(question, reading.facts) ?? null) : null,
    submission: figure.origin === 'submitted' ? await submissionOf(run, reading, question) : null,
    // A sum of the rows above it is never said, only added up.
    sayable: row === totalRowId && addsUp(question.indicator) ? nothingSayable : sayable(question),
  }
}

function recordFilter({ perimeter }: Reading, question: Question): RecordFilter {
  const { indicator, period } = question
  const { source } = indicator
  return {
    structureIds: idsWithin(perimeter),
    measures: measuresOf(indicator),
    kinds: source.from === 'statement' ? null : (source.kinds ?? null),
    where: conditionsOf(question),
    ...period,
  }
}

async function submissionOf(run: Run, { facts }: Reading, question: Question) {
  const frozen = submittedCellOf(question, facts)
  return frozen ? ((await selectSubmissions(run.tx, run.networkId, frozen.reportId))[0] ?? null) : null
}

/** What was recorded in a year and counts in no report begun so far, so that no work stays invisible. */
export async function unreportedActivity(
  run: Run,
  about: { year: number; structureId?: string | undefined },
) {
  const { year, structureId } = about
  const catalogue = await readCatalogue(run.tx, run.networkId)
  const reports = await selectReports(run.tx, run.networkId, { reachable: run.reachable(), year })
  const theirs = reports.filter((report) => !structureId || [structureId, null].includes(report.structureId))
  const templates = theirs.map((report) => templateOf(catalogue, report))
  const indicators = indicatorsIn(templates, catalogue, year)
  const totals = await kindTotals(run, about)
  return totals.filter(
    (total) => total.measure !== activityCount && !indicators.some((indicator) => counts(indicator, total)),
  )
}
