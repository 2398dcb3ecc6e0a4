import type {
  Figure,
  ReportChart,
  ReportColumn,
  ReportDocument,
  ReportRow,
} from '@maillage/contract/report-document'
import { figureText } from './figure-text.ts'
import { columnName, figuresOf, tablesOf } from './table-layout.ts'
import { wordsOf } from './words.ts'

export interface ChartSeries {
  name: string
  column: ReportColumn
  /** One figure per category. */
  figures: Figure[]
}

export interface ChartContent {
  categories: string[]
  series: ChartSeries[]
  /** What the bars stand between, 0 always within: the same for all parts of one chart. */
  range: { low: number; high: number }
  /** The whole chart in a sentence per category, for whoever does not see it. */
  description: string
}

const mostCategories = 18

/**
 * What a chart shows, in parts that fit on a page: the rows of its table without the totals. Nothing when its table or
 * its columns are not there.
 */
export function chartParts(chart: ReportChart, doc: ReportDocument): ChartContent[] {
  const table = tablesOf(doc).find((entry) => entry.table.id === chart.tableId)?.table
  const columns = table?.columns.filter((column) => chart.columnIds.includes(column.id)) ?? []
  const rows = table?.rows.filter((row) => !row.total) ?? []
  if (columns.length === 0) return []
  const amounts = rows.flatMap((row) => figuresOf(row, columns).map(({ figure }) => barLength(figure) ?? 0))
  const range = { low: Math.min(0, ...amounts), high: Math.max(0, ...amounts) }
  const starts = rows.map((_, index) => index).filter((index) => index % mostCategories === 0)
  return starts.map((start) => {
    const part = rows.slice(start, start + mostCategories)
    const content = { categories: part.map((row) => row.label), series: seriesOf(part, columns), range }
    return { ...content, description: describe(content, chart, doc) }
  })
}

function seriesOf(rows: ReportRow[], columns: ReportColumn[]): ChartSeries[] {
  const figures = rows.map((row) => figuresOf(row, columns).map(({ figure }) => figure))
  const oneGroup = new Set(columns.map((column) => column.group)).size === 1
  return columns.map((column, index) => ({
    name: oneGroup ? column.label : columnName(column),
    column,
    figures: figures.flatMap((row) => row[index] ?? []),
  }))
}

/** What a bar stands for: the amount of an observed figure; null for the others, a protected one first of all. */
export function barLength({ state, amount }: Figure): number | null {
  return state === 'observed' ? amount : null
}

function describe(
  content: Omit<ChartContent, 'description'>,
  chart: ReportChart,
  doc: ReportDocument,
): string {
  const words = wordsOf(doc)
  const sentences = content.categories.map((category, row) => {
    const values = content.series.flatMap(({ name, figures, column }) => {
      const figure = figures[row]
      const text = figure ? figureText(figure, column.format, doc.locale) : ''
      return text === '' ? [] : [`${name} ${text}`]
    })
    return `${category}${words.colon}${values.join(', ')}`
  })
  return `${words.barChart}${words.colon}${chart.caption}. ${sentences.join('. ')}.`
}
