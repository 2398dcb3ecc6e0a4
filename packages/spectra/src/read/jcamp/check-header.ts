import { SpectrumProblem } from '../../problem.ts'
import type { SpectrumWarning } from '../../spectrum.ts'
import type { Block, Table } from './blocks.ts'
import type { TablePoints } from './read-table.ts'
import { printedNumber } from './table-header.ts'

/**
 * Compares what a table holds with what its header announces: fewer points is `file.cut` when the file stops before
 * `##END=`, and a count off by more than one is `file.lies`; by one, and FIRSTY, MAXY, MINY or DELTAX that
 * disagree, are warnings.
 */
export function checkHeader(points: TablePoints, block: Block, table: Table): SpectrumWarning[] {
  const { header, values, axis } = points
  const warnings: SpectrumWarning[] = []
  const announced = header.points
  if (announced !== null && announced !== values.length) {
    const about = { line: table.line, detail: `NPOINTS=${announced}, ${values.length}` }
    if (!block.isEnded && values.length < announced) throw new SpectrumProblem('file.cut', about)
    if (Math.abs(announced - values.length) > 1) throw new SpectrumProblem('file.lies', about)
    warnings.push({ code: 'header.points', detail: about.detail })
  }
  if (!block.isEnded) warnings.push({ code: 'jcamp.no_end' })
  const extremes = extremesOf(values)
  const compared = [
    ['header.firsty', 'FIRSTY', header.firstY, values[0]],
    ['header.maxy', 'MAXY', header.maxY, extremes.max],
    ['header.miny', 'MINY', header.minY, extremes.min],
  ] as const
  for (const [code, label, printed, found] of compared) {
    if (printed === null || found === undefined || Number.isNaN(found)) continue
    const asked = header.commaDecimal ? printed.replace(',', '.') : printed
    if (!agrees(asked, found, header.yFactor))
      warnings.push({ code, detail: `${label}=${printed.slice(0, 24)}, ${Number(found.toPrecision(7))}` })
  }
  const spacing = axis.length > 1 ? (axis[1] as number) - (axis[0] as number) : Number.NaN
  if (
    header.deltaX !== null &&
    Math.abs(Math.abs(header.deltaX) - Math.abs(spacing)) > Math.abs(spacing) / 100
  )
    warnings.push({
      code: 'header.deltax',
      detail: `DELTAX=${header.deltaX}, ${Number(spacing.toPrecision(6))}`,
    })
  return warnings
}

function extremesOf(values: Float64Array): { min: number; max: number } {
  const found = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }
  for (const value of values) {
    if (value < found.min) found.min = value
    if (value > found.max) found.max = value
  }
  return found
}

/** Whether a printed number is the one found, to one unit of its last digit, one step of the ordinates, and rounding. */
export function agrees(printed: string, found: number, yFactor: number): boolean {
  const asked = printedNumber(printed)
  if (asked === null) return true
  const [, decimals = '', exponent = '0'] =
    /^[+-]?\d*\.? ?(\d*)(?:[eE]([+-]?\d+))?/.exec(printed.trim()) ?? []
  const lastDigit = 10 ** (Number(exponent) - decimals.length)
  return Math.abs(asked - found) <= lastDigit + Math.abs(yFactor) + 1e-5 * Math.abs(found)
}
