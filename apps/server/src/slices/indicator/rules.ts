import { activityCount, dimensionsKey, itemsInKitsMeasure } from '@maillage/contract/activity-rules'
import { type ColumnPeriod, type Indicator, isAdditive } from '@maillage/contract/catalogue'
import type { Sayable } from '@maillage/contract/report'
import type { Figure } from '@maillage/contract/report-document'
import type { PastTotal, Statement, StatementSubject } from '@maillage/contract/statement'
import { Day, type Dimensions, type Period, StructureId } from '@maillage/contract/values'

/** What figures speak of: one structure with everything below it, or with null the whole network. */
export interface Perimeter {
  readonly structureId: string | null
  readonly structures: readonly { id: string; name: string; kind: string }[]
  readonly sites: readonly { id: string; name: string }[]
}

/** One sum as it is kept: by kind, measure, month and dimension tuple (site and structure among the dimensions). */
export interface RollupRow {
  readonly kind: string
  readonly measure: string
  readonly month: Day
  readonly dimensions: Dimensions
  readonly amount: number
  readonly observed: number
  readonly notObserved: number
  readonly missing: number
}

/** A cell frozen by a submission. */
export interface SubmittedCell {
  readonly reportId: string
  readonly indicator: string
  readonly dimensionsKey: string
  readonly from: Day
  readonly to: Day
  readonly state: Figure['state']
  readonly amount: number | null
  readonly missing: number
}

/** Everything that figures of one perimeter and some years are made of. */
export interface Facts {
  readonly rollups: readonly RollupRow[]
  readonly statements: readonly Statement[]
  /** Those of the report's own template first, then the latest. */
  readonly submitted: readonly SubmittedCell[]
  readonly pastTotals: readonly PastTotal[]
}

/** What a cell asks: an indicator, narrowed to some members, over a period. */
export interface Question {
  readonly indicator: Indicator
  /** dimension → the members that count; the empty text stands for "not said". */
  readonly where: Readonly<Record<string, readonly string[]>>
  readonly period: Period
  /** Years back from the report's own year; 0 is always read from the records. */
  readonly yearOffset: number
  /** The perimeter: one structure, or null for the whole network. */
  readonly structureId: string | null
}

/** Answers a question: the present from records and statements; a past year as submitted, else typed in, else from records. */
export function answer(question: Question, facts: Facts): Figure {
  return (question.yearOffset < 0 ? pastFigure(question, facts) : null) ?? liveFigure(question, facts)
}

function pastFigure(question: Question, facts: Facts): Figure | null {
  const frozen = submittedCellOf(question, facts)
  if (frozen)
    return { state: frozen.state, amount: frozen.amount, missing: frozen.missing, origin: 'submitted' }
  const typed = pastTotalOf(question, facts)
  return typed ? { state: typed.state, amount: typed.amount, missing: 0, origin: 'pastTotal' } : null
}

/** The cell that was submitted for exactly this question, by the report's own template if that one did. */
export function submittedCellOf(question: Question, facts: Facts): SubmittedCell | undefined {
  const { indicator, period } = question
  const key = dimensionsKey(singleMembers(question.where))
  return facts.submitted.find(
    (cell) =>
      cell.indicator === indicator.code &&
      cell.dimensionsKey === key &&
      cell.from === period.from &&
      cell.to === period.to,
  )
}

/** The total typed in for exactly this question. */
export function pastTotalOf(question: Question, facts: Facts): PastTotal | undefined {
  const { indicator, period } = question
  const key = dimensionsKey(singleMembers(question.where))
  return facts.pastTotals.find(
    (total) =>
      total.indicator === indicator.code &&
      dimensionsKey(total.dimensions) === key &&
      period.from === `${total.year}-01-01` &&
      period.to === `${total.year}-12-31`,
  )
}

/** The row's own members, as submissions and past totals are keyed. */
export function singleMembers(where: Question['where']): Dimensions {
  return Object.fromEntries(
    Object.entries(where).flatMap(([dimension, members]) =>
      members.length === 1 ? [[dimension, members[0] ?? '']] : [],
    ),
  )
}

function liveFigure(question: Question, facts: Facts): Figure {
  const { source } = question.indicator
  if (source.from === 'statement') return statedFigure(question, facts.statements)
  const counted = facts.rollups.filter((rollup) => feeds(question, rollup))
  const sum = (part: 'amount' | 'observed' | 'notObserved' | 'missing') =>
    counted.reduce((total, rollup) => total + rollup[part], 0)
  const missing = sum('missing')
  if (sum('observed') > 0) return { state: 'observed', amount: sum('amount'), missing, origin: 'live' }
  const declared = facts.statements.find((statement) => declares(statement, question))
  if (declared?.state === 'observed') return { state: 'observed', amount: 0, missing, origin: 'live' }
  if (declared || sum('notObserved') > 0)
    return { state: 'notObserved', amount: null, missing, origin: 'live' }
  return { state: 'notFilledIn', amount: null, missing, origin: 'live' }
}

/** The measures that an indicator adds up. */
export function measuresOf(indicator: Indicator): readonly string[] {
  const { source } = indicator
  if (source.from === 'statement') return [source.measure]
  if (source.from === 'activities') return [activityCount]
  return source.itemsInKits ? [...source.measures, itemsInKitsMeasure] : source.measures
}

/** The members that a value must have, from the indicator's own definition and from the row. */
export function conditionsOf(question: Question): Readonly<Record<string, readonly string[]>> {
  const { source } = question.indicator
  return { ...(source.from === 'statement' ? {} : source.where), ...question.where }
}

/** Whether an indicator looks at this measure of this kind at all, whatever the members. */
export function counts(indicator: Indicator, { kind, measure }: { kind: string; measure: string }): boolean {
  const { source } = indicator
  return (
    source.from !== 'statement' &&
    measuresOf(indicator).includes(measure) &&
    (!source.kinds || source.kinds.includes(kind))
  )
}

/** Whether a sum counts for a question. */
export function feeds(question: Question, rollup: RollupRow): boolean {
  const { source } = question.indicator
  if (source.from === 'statement') return false
  return (
    measuresOf(question.indicator).includes(rollup.measure) &&
    (!source.kinds || source.kinds.includes(rollup.kind)) &&
    question.period.from <= rollup.month &&
    rollup.month <= question.period.to &&
    hasMembers(rollup.dimensions, source.where ?? {}) &&
    hasMembers(rollup.dimensions, question.where)
  )
}

const hasMembers = (dimensions: Dimensions, where: Question['where']): boolean =>
  Object.entries(where).every(([dimension, members]) => members.includes(dimensions[dimension] ?? ''))

/** A figure said at its own level; never a sum of others. */
function statedFigure(question: Question, statements: readonly Statement[]): Figure {
  const said = statements.find((statement) => states(statement, question))
  return said
    ? { state: said.state, amount: said.amount, missing: 0, origin: 'live' }
    : { state: 'notFilledIn', amount: null, missing: 0, origin: 'live' }
}

/** Whether a statement gives the stated figure asked for: same measure, dimensions, perimeter and period. */
function states(statement: Statement, question: Question): boolean {
  const { source } = question.indicator
  if (source.from !== 'statement') return false
  // A row of a structure asks for that structure's own statement, not for a dimension of the perimeter's.
  const { structure: structureId = question.structureId, ...members } = singleMembers(question.where)
  const wanted = { ...source.dimensions, ...members }
  return (
    statement.measure === source.measure &&
    statement.structureId === structureId &&
    dimensionsKey(statement.dimensions) === dimensionsKey(wanted) &&
    statement.from === question.period.from &&
    statement.to === question.period.to
  )
}

/** Whether a statement stands behind the figure, as its value or as a declaration. */
export const speaksOf = (statement: Statement, question: Question): boolean =>
  states(statement, question) || declares(statement, question)

/** Whether a declaration ("not observed", or zero) speaks of everything that the question asks. */
export function declares(statement: Statement, question: Question): boolean {
  const { indicator, period } = question
  const { source } = indicator
  if (source.from === 'statement') return false
  const conditions = conditionsOf(question)
  return (
    speaksForPlace(statement, question) &&
    (statement.measure === null || measuresOf(indicator).includes(statement.measure)) &&
    (statement.kinds.length === 0 ||
      (source.kinds?.every((kind) => statement.kinds.includes(kind)) ?? false)) &&
    statement.from <= period.from &&
    period.to <= statement.to &&
    Object.entries(statement.dimensions).every(([dimension, member]) => {
      const members = conditions[dimension]
      return members?.length === 1 && members[0] === member
    })
  )
}

/** A row of a structure hears that structure, and those above it; a whole perimeter hears each of its structures. */
function speaksForPlace({ structureId }: Statement, question: Question): boolean {
  const { structure } = singleMembers(question.where)
  return structure === undefined || [null, question.structureId, structure].includes(structureId)
}

/** What may be said of a figure where it stands: its statement, a declaration, or the total printed for a past year. */
export function sayable(question: Question): Sayable {
  const { indicator, period, yearOffset } = question
  const own = singleMembers(question.where)
  // What was recorded without naming a member cannot be named either.
  if (Object.values(own).includes('')) return nothingSayable
  const year = Number(period.from.slice(0, 4))
  const isWholeYear = period.from === `${year}-01-01` && period.to === `${year}-12-31`
  const structureId = brandedStructure(question.structureId)
  return {
    statement: statementOf(question),
    declaration: declarationOf(question),
    pastTotal:
      yearOffset < 0 && isWholeYear
        ? { structureId, indicator: indicator.code, dimensions: own, year }
        : null,
  }
}

export const nothingSayable: Sayable = { statement: null, declaration: null, pastTotal: null }

const brandedStructure = (id: string | null) => (id === null ? null : StructureId.parse(id))

/** Whose word is asked: the structure of the row, else the perimeter; and the members without it. */
function speakerOf(question: Question, where: Question['where']) {
  const { structure = question.structureId, ...dimensions } = singleMembers(where)
  return { structureId: brandedStructure(structure), dimensions }
}

function statementOf(question: Question): StatementSubject | null {
  const { source } = question.indicator
  if (source.from !== 'statement') return null
  const { structureId, dimensions } = speakerOf(question, question.where)
  const members = { ...source.dimensions, ...dimensions }
  return { structureId, measure: source.measure, kinds: [], dimensions: members, ...question.period }
}

const places = ['site', 'structure']

/**
 * The narrowest declaration that covers the figure: all measures of a row that names its members, else the one measure;
 * null when it would speak of more than is asked.
 */
function declarationOf(question: Question): StatementSubject | null {
  const { indicator, period } = question
  const { source } = indicator
  if (source.from === 'statement') return null
  const kinds = source.kinds ?? []
  const measures = source.from === 'values' ? source.measures : []
  const members = Object.keys(singleMembers(question.where))
  const isWholeRow =
    members.length > 0 && (kinds.length > 0 || members.some((each) => !places.includes(each)))
  const measure = isWholeRow || measures.length !== 1 ? null : (measures[0] ?? null)
  if (measure === null && !isWholeRow && kinds.length === 0) return null
  return { ...speakerOf(question, conditionsOf(question)), measure, kinds, ...period }
}

/** Adds what was observed; says what is missing; a dash only when nothing was observed anywhere. */
export function totalOf(figures: readonly Figure[]): Figure {
  const observed = figures.filter((figure) => figure.state === 'observed')
  const missing = figures.reduce((total, figure) => total + figure.missing, 0)
  const [first] = figures
  const origin = first && figures.every((figure) => figure.origin === first.origin) ? first.origin : 'live'
  if (observed.length > 0) {
    const amount = observed.reduce((total, figure) => total + (figure.amount ?? 0), 0)
    return { state: 'observed', amount, missing, origin }
  }
  const state = figures.some((figure) => figure.state === 'notObserved') ? 'notObserved' : 'notFilledIn'
  return { state, amount: null, missing, origin }
}

/** From one figure to another: a change from or to "–" is "–"; a percentage of nothing is not filled in. */
export function changeBetween(from: Figure, to: Figure, as: 'difference' | 'percent'): Figure {
  const blank = { amount: null, missing: from.missing + to.missing, origin: 'live' as const }
  if (from.state === 'notObserved' || to.state === 'notObserved') return { state: 'notObserved', ...blank }
  if (from.amount === null || to.amount === null) return { state: 'notFilledIn', ...blank }
  if (as === 'difference') return { ...blank, state: 'observed', amount: to.amount - from.amount }
  if (from.amount === 0) return { state: 'notFilledIn', ...blank }
  return { ...blank, state: 'observed', amount: (to.amount - from.amount) / from.amount }
}

/** Whether rows of this indicator may be added up. */
export const addsUp = (indicator: Indicator): boolean =>
  indicator.source.from !== 'statement' && isAdditive(indicator.type)

const quarterStarts = { quarter1: '01', quarter2: '04', quarter3: '07', quarter4: '10' } as const
const quarterEnds = { quarter1: '03-31', quarter2: '06-30', quarter3: '09-30', quarter4: '12-31' } as const

/** The days of a column: a year, a quarter, or the year up to today's month, some years back. */
export function periodOf(reportYear: number, column: ColumnPeriod, today: Day): Period {
  const year = reportYear + column.yearOffset
  const between = (from: string, to: string) => ({
    from: Day.parse(`${year}-${from}`),
    to: Day.parse(`${year}-${to}`),
  })
  if (column.span === 'year') return between('01-01', '12-31')
  if (column.span !== 'yearToDate')
    return between(`${quarterStarts[column.span]}-01`, quarterEnds[column.span])
  const month = today.startsWith(`${reportYear}-`) ? Number(today.slice(5, 7)) : 12
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return between('01-01', `${String(month).padStart(2, '0')}-${String(lastDay).padStart(2, '0')}`)
}
