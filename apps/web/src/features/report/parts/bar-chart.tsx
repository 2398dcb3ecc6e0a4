import type { Figure, ReportChart, ReportColumn, ReportTable } from '@maillage/contract/report-document'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { figureText } from '../figure-words.ts'
import { cellAt, columnName } from './table-columns.ts'
import './bar-chart.css'

interface Bar {
  readonly column: ReportColumn
  readonly name: string
  readonly figure: Figure
  readonly text: string
}

interface BarChartProps {
  readonly chart: ReportChart
  /** The table that the chart draws: same report, same numbers. */
  readonly table: ReportTable
}

/** What a bar stands for; a figure without an amount has its mark and no bar. */
const lengthOf = ({ state, amount }: Figure): number => (state === 'observed' ? (amount ?? 0) : 0)

interface Category {
  readonly id: string
  readonly label: string
  readonly bars: readonly Bar[]
}

/** The rows of the table without its totals, a bar for each of the chart's columns. */
function categoriesOf({ columns, rows }: ReportTable, chart: ReportChart): Category[] {
  const drawn = columns.filter((column) => chart.columnIds.includes(column.id))
  const oneGroup = new Set(drawn.map((column) => column.group)).size === 1
  return rows
    .filter((row) => !row.total)
    .map((row) => ({
      id: row.id,
      label: row.label,
      bars: drawn.map((column) => {
        const { figure } = cellAt(row, column)
        const name = oneGroup ? column.label : columnName(column)
        return { column, name, figure, text: figureText(figure, column.format) }
      }),
    }))
}

/** Horizontal bars of a table's columns, each with its figure at its end: nothing is read off an axis. */
export function BarChart({ chart, table }: BarChartProps): ReactNode {
  const categories = categoriesOf(table, chart)
  const words = categories.map(
    ({ label, bars }) => `${label}: ${bars.map(({ name, text }) => `${name} ${text}`).join(', ')}`,
  )
  if (categories.length === 0) return null
  return (
    <figure className="report-block chart" id={`chart-${chart.id}`}>
      <figcaption>
        <span className="report-number">{m.report_chart_number({ number: chart.number })}</span>{' '}
        {chart.caption}
      </figcaption>
      <div role="img" aria-label={`${chart.caption}. ${words.join('. ')}.`}>
        <ChartLegend bars={categories[0]?.bars ?? []} />
        <ChartRows categories={categories} />
      </div>
      <p className="report-notes">
        <a href={`#table-${table.id}`}>{m.report_chart_same_numbers({ number: table.number })}</a>
      </p>
    </figure>
  )
}

function ChartLegend({ bars }: { bars: readonly Bar[] }): ReactNode {
  if (bars.length < 2) return null
  return (
    <p className="chart-legend">
      {bars.map(({ column, name }, index) => (
        <span key={column.id}>
          <span className={`chart-swatch ${seriesClass(index, bars.length)}`} />
          {name}
        </span>
      ))}
    </p>
  )
}

function ChartRows({ categories }: { categories: readonly Category[] }): ReactNode {
  const amounts = categories.flatMap(({ bars }) => bars.map((bar) => lengthOf(bar.figure)))
  const range = { low: Math.min(0, ...amounts), high: Math.max(0, ...amounts) }
  return (
    <div className="chart-rows">
      {categories.map(({ id, label, bars }) => (
        <div key={id} className="chart-row">
          <span className="chart-label">{label}</span>
          <span className="chart-bars">
            {bars.map((bar, index) => (
              <BarLine key={bar.column.id} bar={bar} range={range} series={seriesClass(index, bars.length)} />
            ))}
          </span>
        </div>
      ))}
    </div>
  )
}

/** The newest column is the strongest; told apart by lightness first, so that colour is not needed. */
const seriesClass = (index: number, count: number): string => `chart-series-${Math.min(count - 1 - index, 3)}`

interface BarLineProps {
  readonly bar: Bar
  readonly range: { readonly low: number; readonly high: number }
  readonly series: string
}

function BarLine({ bar, range, series }: BarLineProps): ReactNode {
  const span = range.high - range.low || 1
  const length = lengthOf(bar.figure)
  // The rest of the line is for the figure at the end of the bar.
  const share = (amount: number) => `calc((100% - 4.5rem) * ${amount / span})`
  const place = {
    inlineSize: share(Math.abs(length)),
    marginInlineStart: share(Math.min(0, length) - range.low),
  }
  return (
    <span className="chart-line">
      <span className={`chart-bar ${series}`} style={place} />
      <span className="chart-value">{bar.text || m.report_state_not_filled_in()}</span>
    </span>
  )
}
