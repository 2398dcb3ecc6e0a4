import { SpectrumProblem } from '../../problem.ts'
import type { MemoryBudget } from '../memory-budget.ts'
import { badNumber, eachRow, type Rows, skipSeparators } from './decode-rows.ts'
import { NumberScanner } from './number-scanner.ts'

/**
 * Abscissas and ordinates of an `(XY..XY)` table as they stand in the file, factors not yet applied. Throws
 * `jcamp.bad_number` with its line, or `file.cut` when the last pair is half.
 */
export function decodePairs(
  bytes: Uint8Array,
  rows: Rows,
  budget: MemoryBudget,
): { axis: Float64Array; values: Float64Array } {
  let [numbers, lastLine] = [0, rows.line]
  eachNumber(bytes, rows, (_, line) => {
    numbers += 1
    lastLine = line
  })
  if (numbers % 2 === 1) throw new SpectrumProblem('file.cut', { line: lastLine, detail: String(numbers) })
  const points = numbers / 2
  budget.take(points, { line: rows.line })
  const axis = new Float64Array(points)
  const values = new Float64Array(points)
  let index = 0
  eachNumber(bytes, rows, (value) => {
    if (index % 2 === 0) axis[index >> 1] = value
    else values[index >> 1] = value
    index += 1
  })
  return { axis, values }
}

/** `?` is a number that was not measured: NaN. */
function eachNumber(bytes: Uint8Array, rows: Rows, visit: (value: number, line: number) => void): void {
  const scanner = new NumberScanner(bytes, { commaDecimal: rows.commaDecimal, bareExponent: true })
  eachRow(bytes, rows, (from, end, line) => {
    for (let at = from; at < end; at = skipSeparators(bytes, at, end)) {
      if (bytes[at] === 63) {
        visit(Number.NaN, line)
        at += 1
      } else {
        if (!scanner.read(at, end)) throw badNumber(bytes, { from: at, end, line })
        visit(scanner.value, line)
        at = scanner.at
      }
    }
  })
}
