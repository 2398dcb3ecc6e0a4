import { SpectrumProblem } from '../../problem.ts'
import type { Spectrum, SpectrumWarning } from '../../spectrum.ts'
import { type AxisUnit, axisUnitOf } from '../axis-unit.ts'
import { finishSpectrum } from '../finish-spectrum.ts'
import { type KindFinding, kindOfUnit } from '../kind-of-unit.ts'
import { MemoryBudget, maxSpectra } from '../memory-budget.ts'
import { dataFields, fieldNumber } from './dialect.ts'
import { findTable, type TextTable } from './find-table.ts'
import { isBlankOrComment, linesOf } from './lines.ts'

/** Names of axes that are of something else. */
const otherAxis = /time|temps|zeit|\bmin|\bsec|m\/z|mass|\bppm\b|theta|hz\b|volt|retention|date/i

/**
 * The spectra of a text table (CSV, TSV, .dpt, blanks) of any locale: the first column, or the one named so, is the axis,
 * each other one a spectrum. Throws a `SpectrumProblem`.
 */
export function readCsv(text: string): readonly Spectrum[] {
  const table = findTable(text)
  const warnings: SpectrumWarning[] = []
  if (table.trailingLines > 0) warnings.push({ code: 'csv.trailer', detail: String(table.trailingLines) })
  const axisColumn = axisColumnOf(table)
  const where = { line: table.firstLine }
  const spectra = table.columns - 1 - axisColumn
  if (spectra > maxSpectra) throw new SpectrumProblem('file.too_many', { ...where, detail: String(spectra) })
  const budget = new MemoryBudget(text.length)
  for (let spectrum = 0; spectrum < spectra; spectrum += 1) budget.take(table.rows, where)
  const columns = columnsOf(text, table, axisColumn)
  const [axis = new Float64Array(), ...values] = columns
  const unit = unitOf(table, { column: axisColumn, values: axis }, warnings)
  const shared = sharedKind(table)
  return values.map((column, index) => {
    const name = table.names[axisColumn + 1 + index] ?? ''
    const kind = kindOfUnit(name) ?? shared
    return finishSpectrum({
      axis: index === values.length - 1 ? axis : axis.slice(),
      unit,
      values: column,
      kind,
      title: table.title || (kindOfUnit(name) === null ? name : ''),
      instrument: null,
      measuredOn: null,
      resolutionCm1: null,
      scans: null,
      warnings,
      where,
    })
  })
}

/** The first column, or the second when only that one is named as an axis: before it stands a row number. */
function axisColumnOf(table: TextTable): 0 | 1 {
  if (table.columns < 3 || table.names.length !== table.columns) return 0
  const isAxis = (name: string | undefined) => name !== undefined && unitNamed(name) !== null
  return !isAxis(table.names[0]) && isAxis(table.names[1]) ? 1 : 0
}

/** In the name of any column but the axis, such as that of the first spectrum. */
function sharedKind(table: TextTable): KindFinding | null {
  const kinds = table.names.map(kindOfUnit).filter((kind) => kind !== null)
  return kinds.length === 1 ? (kinds[0] ?? null) : null
}

const unitNamed = (name: string): AxisUnit | null => (/^x$/i.test(name) ? null : axisUnitOf(name))

function unitOf(
  table: TextTable,
  axis: { readonly column: number; readonly values: Float64Array },
  warnings: SpectrumWarning[],
): AxisUnit {
  const name = table.names[axis.column] ?? ''
  const unit = unitNamed(name)
  if (unit !== null) return unit
  const where = { line: table.firstLine }
  if (otherAxis.test(name))
    throw new SpectrumProblem('file.not_infrared', { ...where, detail: name.slice(0, 40) })
  const ends = [axis.values[0] ?? 0, axis.values.at(-1) ?? 0]
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  // Only wavenumbers are told from their size: a rising 2.5 to 25 may be µm, or minutes.
  if (!(low >= 50 && high <= 15_000 && high - low >= 100))
    throw new SpectrumProblem('csv.unknown_axis', { ...where, detail: `${low}–${high}` })
  warnings.push({ code: 'axis.guessed' })
  return 'cm-1'
}

/** The axis, then each column after it. */
function columnsOf(text: string, table: TextTable, axisColumn: number): Float64Array[] {
  const columns = Array.from({ length: table.columns - axisColumn }, () => new Float64Array(table.rows))
  let row = 0
  for (const { text: line, number } of linesOf(text)) {
    if (number < table.firstLine || number > table.lastLine || isBlankOrComment(line)) continue
    const fields = dataFields(line, table.dialect.separator) ?? []
    for (const [index, column] of columns.entries()) {
      column[row] = fieldNumber(fields[axisColumn + index] ?? '', table.dialect.decimal)
    }
    row += 1
  }
  return columns
}
