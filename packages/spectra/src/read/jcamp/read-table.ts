import { SpectrumProblem } from '../../problem.ts'
import type { SpectrumWarning } from '../../spectrum.ts'
import { evenAxis } from '../even-axis.ts'
import type { MemoryBudget } from '../memory-budget.ts'
import type { Block, Table } from './blocks.ts'
import { decodePairs } from './decode-pairs.ts'
import { decodeRows, type Rows } from './decode-rows.ts'
import { type TableHeader, tableHeader } from './table-header.ts'

/** A data table, the block it is of, and what the file may take in memory. */
export interface Place {
  readonly block: Block
  readonly table: Table
  readonly budget: MemoryBudget
}

/** The points of a table in the order of the file, factors applied, and what does not agree with its header. */
export interface TablePoints {
  readonly axis: Float64Array
  readonly values: Float64Array
  readonly header: TableHeader
  readonly warnings: readonly SpectrumWarning[]
}

/**
 * Reads one data table. Throws `jcamp.bad_form` for a form that holds no curve, `jcamp.no_label` when the abscissas cannot
 * be known, and what its numbers may throw.
 */
export function readTable(bytes: Uint8Array, { block, table, budget }: Place): TablePoints {
  const even = /^\(X\+\+\(([A-Z])\.\.\1\)\)/.exec(table.form)
  const pairs = /^\(X([A-Z])\.\.X\1\)/.exec(table.form)
  const variable = even?.[1] ?? pairs?.[1]
  if (variable === undefined)
    throw new SpectrumProblem('jcamp.bad_form', { line: table.line, detail: table.form.slice(0, 40) })
  const header = tableHeader(block, table, variable)
  const rows: Rows = {
    from: table.from,
    to: table.to,
    line: table.line + 1,
    commaDecimal: header.commaDecimal,
  }
  return even === null
    ? readPairs(bytes, { rows, header, budget })
    : readEven(bytes, { rows, header, budget })
}

interface Reading {
  readonly rows: Rows
  readonly header: TableHeader
  readonly budget: MemoryBudget
}

function readPairs(bytes: Uint8Array, { rows, header, budget }: Reading): TablePoints {
  const { axis, values } = decodePairs(bytes, rows, budget)
  for (let index = 0; index < axis.length; index += 1) {
    axis[index] = (axis[index] as number) * header.xFactor
    values[index] = (values[index] as number) * header.yFactor
  }
  return { axis, values, header, warnings: [] }
}

function readEven(bytes: Uint8Array, { rows, header, budget }: Reading): TablePoints {
  const counted = countRows(bytes, rows, budget)
  budget.take(counted.points, { line: rows.line })
  const { first, last } = endsOf(header, counted, rows.line)
  const axis = evenAxis(first, last, counted.points)
  const values = new Float64Array(counted.points)
  const filled = fillRows(bytes, { rows, header, axis, values })
  const warnings: SpectrumWarning[] = []
  if (filled.failedChecks > 0)
    warnings.push({ code: 'jcamp.check_failed', detail: String(filled.failedChecks) })
  if (filled.strayRows > 0) warnings.push({ code: 'jcamp.stray_rows', detail: String(filled.strayRows) })
  return { axis, values, header, warnings }
}

interface Counted {
  readonly points: number
  readonly firstX: number
  readonly lastX: number
  /** How many points stand before the last row's first. */
  readonly beforeLastRow: number
}

/** First pass: how many points there are, before anything is allocated for them. */
function countRows(bytes: Uint8Array, rows: Rows, budget: MemoryBudget): Counted {
  let [points, firstX, lastX, beforeLastRow] = [0, Number.NaN, Number.NaN, 0]
  let currentLine = rows.line
  decodeRows(bytes, rows, {
    ordinates(_value, _step, count) {
      points += count
      if (!budget.allows(points))
        throw new SpectrumProblem('file.lies', { line: currentLine, detail: String(points) })
    },
    abscissa(value, line) {
      currentLine = line
      if (Number.isNaN(firstX)) firstX = value
      lastX = value
      beforeLastRow = points
    },
    checkFailed() {},
  })
  return { points, firstX, lastX, beforeLastRow }
}

/** Second pass: values, and how many rows begin more than one and a half points from where the header puts them. */
function fillRows(bytes: Uint8Array, table: Omit<Reading, 'budget'> & Omit<TablePoints, 'warnings'>) {
  const { axis, values, header } = table
  const found = { failedChecks: 0, strayRows: 0 }
  const spacing = axis.length > 1 ? Math.abs((axis[1] as number) - (axis[0] as number)) : 0
  let index = 0
  decodeRows(bytes, table.rows, {
    ordinates(value, step, count) {
      for (let repeat = 0; repeat < count; repeat += 1) {
        values[index] = (value + step * repeat) * header.yFactor
        index += 1
      }
    },
    abscissa(value) {
      // A row after a difference begins with the point before it again.
      const expected = axis[Math.min(index, axis.length - 1)] as number
      const distance = Math.abs(value * header.xFactor - expected)
      if (distance > 1.5 * spacing + 1e-3 * Math.abs(header.xFactor)) found.strayRows += 1
    },
    checkFailed() {
      found.failedChecks += 1
    },
  })
  return found
}

/** First and last abscissa: as the header says, else by its step, else by the rows' own. */
function endsOf(header: TableHeader, counted: Counted, line: number): { first: number; last: number } {
  const first = header.firstX ?? counted.firstX * header.xFactor
  const steps = counted.points - 1
  if (header.lastX !== null) return { first, last: header.lastX }
  if (header.deltaX !== null) return { first, last: first + steps * header.deltaX }
  if (counted.beforeLastRow > 0) {
    const step = (counted.lastX * header.xFactor - first) / counted.beforeLastRow
    return { first, last: first + steps * step }
  }
  throw new SpectrumProblem('jcamp.no_label', { line, detail: 'LASTX' })
}
