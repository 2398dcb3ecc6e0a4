import type { Figure, ReportChart, ReportColumn, ReportDocument } from '@maillage/contract/report-document'
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
  /** The whole chart in a sentence per category, for whoever does not see it. */
  description: string
}

/** What a chart shows: the rows of its table without the totals; null when its table or its columns are not there. */
export function chartContent(chart: ReportChart, doc: ReportDocument): ChartContent | null {
  const table = tablesOf(doc).find((entry) => entry.table.id === chart.tableId)?.table
  const columns = table?.columns.filter((column) => chart.columnIds.includes(column.id)) ?? []
  const rows = table?.rows.filter((row) => !row.total) ?? []
  if (columns.length === 0 || rows.length === 0) return null
  const figures = rows.map((row) => figuresOf(row, columns).map(({ figure }) => figure))
  const oneGroup = new Set(columns.map((column) => column.group)).size === 1
  const series = columns.map((column, index) => ({
    name: oneGroup ? column.label : columnName(column),
    column,
    figures: figures.flatMap((row) => row[index] ?? []),
  }))
  const content = { categories: rows.map((row) => row.label), series }
  return { ...content, description: describe(content, chart, doc) }
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
