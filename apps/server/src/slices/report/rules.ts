import { inForce } from '@maillage/contract/activity-rules'
import type {
  Catalogue,
  Indicator,
  ReportTemplate,
  TemplateColumn,
  TemplateTable,
} from '@maillage/contract/catalogue'
import type { UnsaidRows } from '@maillage/contract/report'
import type {
  Figure,
  FigureFormat,
  ReportCell,
  ReportColumn,
  ReportRow,
  ReportSection,
  ReportTable,
} from '@maillage/contract/report-document'
import type { Day, Dimensions, Label, Locale } from '@maillage/contract/values'
import type { z } from 'zod'
import {
  addsUp,
  answer,
  changeBetween,
  type Facts,
  type Perimeter,
  periodOf,
  type Question,
  totalOf,
} from '../indicator/rules.ts'

/** What every table of a report is read against. */
export interface Reading {
  readonly catalogue: Catalogue
  readonly facts: Facts
  readonly perimeter: Perimeter
  readonly year: number
  readonly today: Day
  readonly locale: Locale
}

/** A row before its figures: which members it counts, and the indicator when the row names its own. */
interface RowPlan {
  readonly id: string
  readonly label: string
  readonly where: Readonly<Record<string, readonly string[]>>
  readonly indicator: string | undefined
}

type IndicatorColumn = Extract<TemplateColumn, { type: 'indicator' }>

export const totalRowId = 'total'
const unspecifiedRowId = 'unspecified'

const words = {
  total: { fr: 'Total', en: 'Total' },
  unspecified: { fr: 'Non précisé', en: 'Not specified' },
  submitted: {
    fr: 'Les années passées sont celles du rapport transmis ; elles ne bougent plus.',
    en: 'Past years are those of the submitted report; they no longer change.',
  },
  pastTotal: {
    fr: 'Les années passées ont été reprises du rapport imprimé.',
    en: 'Past years were taken over from the printed report.',
  },
  live: {
    fr: 'Les années passées sont calculées à partir des enregistrements d’aujourd’hui.',
    en: 'Past years are computed from today’s records.',
  },
} as const satisfies Record<string, Label>

/** The definition of an indicator that is in force at the end of a year, whatever was written since. */
export function indicatorOf(catalogue: Catalogue, code: string, year: number): Indicator {
  const known = catalogue.indicators.filter((each) => each.code === code)
  const found = known
    .filter((each) => inForce(each, `${year}-12-31`))
    .sort((a, b) => b.version - a.version)[0]
  const indicator = found ?? known[0]
  if (!indicator) throw new Error(`the catalogue has no indicator ${code}`)
  return indicator
}

/** A table of the template with its figures, the rows that its rule keeps, and its notes. */
export function buildTable(table: TemplateTable, number: number, reading: Reading): ReportTable {
  const { locale } = reading
  const plans = rowPlans(table, reading)
  const rows = plans.map((plan) => buildRow(table, plan, reading)).filter((row) => isKept(table, row))
  const total = table.total ? [totalRow(table, rows, reading)] : []
  return {
    type: 'table',
    id: table.id,
    number,
    caption: table.caption[locale],
    rowHeader: table.rowHeader[locale],
    columns: table.columns.map((column) => buildColumn(table, column, reading)),
    rows: [...rows, ...total],
    notes: notesOf(table, rows, reading),
  }
}

function rowPlans(table: TemplateTable, { catalogue, perimeter, locale, year }: Reading): RowPlan[] {
  const { rows } = table
  const plain = (id: string, label: string, where: RowPlan['where']): RowPlan => ({
    id,
    label,
    where,
    indicator: undefined,
  })
  // What was recorded without saying so still counts, in a row of its own.
  const unspecified = (dimension: string) =>
    plain(unspecifiedRowId, words.unspecified[locale], { [dimension]: [''] })
  switch (rows.from) {
    case 'sites':
      return [
        ...perimeter.sites.map((site) => plain(site.id, site.name, { site: [site.id] })),
        unspecified('site'),
      ]
    case 'structures':
      return perimeter.structures.map((each) => plain(each.id, each.name, { structure: [each.id] }))
    case 'list':
      return rows.rows.map((row) => ({
        id: row.id,
        label: row.label[locale],
        where: listed(row.dimensions ?? {}),
        indicator: row.indicator,
      }))
    case 'vocabulary': {
      const vocabulary = catalogue.vocabularies.find((each) => each.code === rows.vocabulary)
      const members = vocabulary?.members.filter((member) =>
        rows.members ? rows.members.includes(member.code) : inForceDuring(member, year),
      )
      const named = (members ?? []).map((member) =>
        plain(member.code, member.label[locale], { [rows.dimension]: [member.code] }),
      )
      return rows.members ? named : [...named, unspecified(rows.dimension)]
    }
  }
}

const listed = (dimensions: Dimensions): RowPlan['where'] =>
  Object.fromEntries(Object.entries(dimensions).map(([dimension, member]) => [dimension, [member]]))

const inForceDuring = (
  member: { validFrom?: string | undefined; validTo?: string | undefined },
  year: number,
): boolean => (member.validFrom ?? '') <= `${year}-12-31` && `${year - 1}-01-01` <= (member.validTo ?? '9999')

function isKept(table: TemplateTable, row: ReportRow): boolean {
  const onlyFilled =
    row.id === unspecifiedRowId || ('onlyFilled' in table.rows && table.rows.onlyFilled === true)
  return !onlyFilled || row.cells.some((cell) => cell.figure.state !== 'notFilledIn')
}

function buildRow(table: TemplateTable, plan: RowPlan, reading: Reading): ReportRow {
  const cells = withChanges(table, (column) => {
    const question = questionOf(column, plan, reading)
    return question
      ? { figure: answer(question, reading.facts), indicator: question.indicator.code }
      : blankCell
  })
  return { id: plan.id, label: plan.label, total: false, cells }
}

/** Sums the rows where the measure adds up; elsewhere the figure stated at the perimeter's own level. */
function totalRow(table: TemplateTable, rows: readonly ReportRow[], reading: Reading): ReportRow {
  const cells = withChanges(table, (column, index) => {
    const question = questionOf(
      column,
      { id: totalRowId, label: '', where: {}, indicator: undefined },
      reading,
    )
    if (!question || addsUp(question.indicator)) {
      return {
        figure: totalOf(rows.flatMap((row) => row.cells[index]?.figure ?? [])),
        indicator: question?.indicator.code ?? null,
      }
    }
    return { figure: answer(question, reading.facts), indicator: question.indicator.code }
  })
  return { id: totalRowId, label: words.total[reading.locale], total: true, cells }
}

/** The perimeter as a whole, narrowed by nothing. */
const wholePlan: RowPlan = { id: totalRowId, label: '', where: {}, indicator: undefined }

const blankFigure: Figure = { state: 'notFilledIn', amount: null, missing: 0, origin: 'live' }
const blankCell = { figure: blankFigure, indicator: null }

/** Indicator columns first, then the changes between them, in the template's order. */
function withChanges(
  table: TemplateTable,
  figureFor: (column: IndicatorColumn, index: number) => { figure: Figure; indicator: string | null },
): ReportCell[] {
  const read = new Map<string, { figure: Figure; indicator: string | null }>()
  for (const [index, column] of table.columns.entries()) {
    if (column.type === 'indicator') read.set(column.id, figureFor(column, index))
  }
  return table.columns.map((column) => {
    if (column.type === 'indicator') return { columnId: column.id, ...(read.get(column.id) ?? blankCell) }
    const [from, to] = [
      read.get(column.from)?.figure ?? blankFigure,
      read.get(column.to)?.figure ?? blankFigure,
    ]
    return { columnId: column.id, figure: changeBetween(from, to, column.as), indicator: null }
  })
}

function questionOf(column: IndicatorColumn, plan: RowPlan, reading: Reading): Question | null {
  const code = plan.indicator ?? column.indicator
  if (!code) return null
  return {
    indicator: indicatorOf(reading.catalogue, code, reading.year),
    where: plan.where,
    period: periodOf(reading.year, column.period, reading.today),
    yearOffset: column.period.yearOffset,
    structureId: reading.perimeter.structureId,
  }
}

/** Every question that a template asks of one reading, totals of stated figures included. */
export function questionsOf(template: ReportTemplate, reading: Reading): Question[] {
  const tables = template.sections.flatMap((section) =>
    section.blocks.filter((block) => block.type === 'table'),
  )
  return tables.flatMap((table) => {
    const plans = [...rowPlans(table, reading), ...(table.total ? [wholePlan] : [])]
    const columns = table.columns.filter((column) => column.type === 'indicator')
    return plans.flatMap((plan) => columns.flatMap((column) => questionOf(column, plan, reading) ?? []))
  })
}

/** What a cell asks, found again by its place; null for a change or an unknown place. */
export function questionAt(
  table: TemplateTable,
  place: { row: string; column: string },
  reading: Reading,
): Question | null {
  const column = table.columns.find((each) => each.id === place.column)
  if (column?.type !== 'indicator') return null
  const plans = rowPlans(table, reading)
  const plan = plans.find((each) => each.id === place.row)
  if (plan) return questionOf(column, plan, reading)
  return place.row === totalRowId && table.total ? questionOf(column, totalPlan(table, plans), reading) : null
}

/** The rows that tables leave out because nothing was said of them, for those who have something to say. */
export function unsaidRows(
  template: ReportTemplate,
  sections: readonly ReportSection[],
  reading: Reading,
): z.infer<typeof UnsaidRows>[] {
  const shown = new Map(
    sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'table' ? [[block.id, block.rows] as const] : [])),
    ),
  )
  return template.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.type !== 'table') return []
      const there = new Set(shown.get(block.id)?.map((row) => row.id))
      const rows = rowPlans(block, reading)
        .filter(({ id }) => id !== unspecifiedRowId && !there.has(id))
        .map(({ id, label }) => ({ id, label }))
      return rows.length > 0 ? [{ table: block.id, rows }] : []
    }),
  )
}

/** The total of a table counts what its rows count, and no more. */
function totalPlan(table: TemplateTable, plans: readonly RowPlan[]): RowPlan {
  const dimensions = new Set(plans.flatMap((plan) => Object.keys(plan.where)))
  const [dimension] = dimensions
  const narrowed = dimensions.size === 1 && dimension !== undefined && table.rows.from !== 'list'
  const members = narrowed ? plans.flatMap((plan) => plan.where[dimension] ?? []) : []
  return { id: totalRowId, label: '', where: narrowed ? { [dimension]: members } : {}, indicator: undefined }
}

function buildColumn(table: TemplateTable, column: TemplateColumn, reading: Reading): ReportColumn {
  const { locale } = reading
  return {
    id: column.id,
    group: column.group?.[locale] ?? null,
    label: column.label[locale],
    format: formatOf(table, column, reading),
  }
}

function formatOf(table: TemplateTable, column: TemplateColumn, reading: Reading): FigureFormat {
  if (column.type === 'change') return column.as === 'percent' ? 'changePercent' : 'change'
  const rowIndicators =
    table.rows.from === 'list' ? table.rows.rows.flatMap((row) => row.indicator ?? []) : []
  const formats = (column.indicator ? [column.indicator] : rowIndicators).map(
    (code) => indicatorOf(reading.catalogue, code, reading.year).format,
  )
  return formats.find((format) => format !== 'count') ?? 'count'
}

function notesOf(table: TemplateTable, rows: readonly ReportRow[], reading: Reading): string[] {
  const { locale, year, catalogue } = reading
  const codes = new Set(rows.flatMap((row) => row.cells.flatMap((cell) => cell.indicator ?? [])))
  const breaks = [...codes].flatMap((code) =>
    indicatorOf(catalogue, code, year).notes.filter(
      (note) => note.fromYear <= year && year - 1 <= note.fromYear,
    ),
  )
  return [...table.notes, ...breaks.map((note) => note.text), ...pastOrigins(table, rows)].map(
    (label) => label[locale],
  )
}

function pastOrigins(table: TemplateTable, rows: readonly ReportRow[]): Label[] {
  const past = table.columns.filter((column) => column.type === 'indicator' && column.period.yearOffset < 0)
  const figures = rows.flatMap((row) =>
    row.cells.filter((cell) => past.some((column) => column.id === cell.columnId)).map((cell) => cell.figure),
  )
  const said = figures.filter((figure) => figure.state !== 'notFilledIn')
  return [...new Set(said.map((figure) => figure.origin))].map((origin) => words[origin])
}

/** Whether a template may be used for a year and a perimeter. */
export function isOffered(
  template: ReportTemplate,
  { year, structureKind }: { year: number; structureKind: string | null },
): boolean {
  const inYears = template.validFromYear <= year && year <= (template.validToYear ?? 9999)
  if (structureKind === null) return inYears && template.perimeters.includes('network')
  return (
    inYears && template.perimeters.includes('structure') && template.structureKinds.includes(structureKind)
  )
}

/** The indicators that these templates print, by their definitions of a year. */
export function indicatorsIn(
  templates: readonly ReportTemplate[],
  catalogue: Catalogue,
  year: number,
): Indicator[] {
  const tables = templates.flatMap((template) =>
    template.sections.flatMap((section) => section.blocks.filter((block) => block.type === 'table')),
  )
  const codes = tables.flatMap((table) => [
    ...table.columns.flatMap((column) => (column.type === 'indicator' && column.indicator) || []),
    ...(table.rows.from === 'list' ? table.rows.rows.flatMap((row) => row.indicator ?? []) : []),
  ])
  return [...new Set(codes)].map((code) => indicatorOf(catalogue, code, year))
}
