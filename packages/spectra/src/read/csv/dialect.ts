import { SpectrumProblem } from '../../problem.ts'
import { maxSpectra } from '../memory-budget.ts'

/** How the columns and the decimals of a text table are told apart. */
export interface Dialect {
  readonly separator: 'tab' | 'semicolon' | 'comma' | 'blanks'
  readonly decimal: '.' | ','
}

const separators = { tab: /\t/, semicolon: /;/, comma: /,/, blanks: /\s+/ } as const
const number = /^[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?$/
/** What is written where nothing was measured. */
const nothing = /^(?:|-+|n\/?a|nan|null|\*+)$/i

/** One more than the axis, a row number and the spectra that are read. */
const mostFields = maxSpectra + 3

/** The fields of a line, without blanks and quotes around them. */
export function fieldsOf(line: string, separator: Dialect['separator']): string[] {
  const trimmed = line.trim()
  // A comma inside quotes is a decimal one.
  if (separator === 'comma' && trimmed.includes('"'))
    return [...trimmed.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,|$)/g)].map((found) =>
      (found[1] ?? found[2] ?? '').trim(),
    )
  // A tab at the end is a field, and trimming took it.
  const fields = (separator === 'tab' ? line : trimmed).split(separators[separator], mostFields)
  const isQuoted = line.includes('"') || line.includes("'")
  return fields.map((field) => (isQuoted ? field.trim().replace(/^["']|["']$/g, '') : field.trim()))
}

/** Whether a field is a number, or stands for one that was not measured. */
export const isNumeric = (field: string): boolean => number.test(field) || nothing.test(field)

/** The number of a field, NaN for what was not measured. */
export const fieldNumber = (field: string, decimal: Dialect['decimal']): number => {
  if (nothing.test(field)) return Number.NaN
  return Number(decimal === ',' ? field.replace(',', '.') : field)
}

/** The fields of a line of data: at least two, all numeric, the first not empty; null for any other line. */
export function dataFields(line: string, separator: Dialect['separator']): string[] | null {
  if (!/^\s*["']?[+-]?[\d.,]/.test(line) && !/^\s*["'][^"']*["']\s*[,;\t]/.test(line)) return null
  const fields = fieldsOf(line, separator)
  return fields.length >= 2 && fields.every(isNumeric) ? fields : null
}

/**
 * The dialect in which most of the sampled lines are data. Throws `csv.no_columns` when they are in none, and
 * `csv.ambiguous` when commas might be decimals and separators both.
 */
export function dialectOf(sample: readonly string[]): Dialect {
  const candidates = (['tab', 'semicolon', 'comma', 'blanks'] as const).map((separator) => {
    const rows = sample.flatMap((line) => {
      const fields = separatorIsPresent(line, separator) ? dataFields(line, separator) : null
      return fields === null ? [] : [fields]
    })
    return { separator, rows }
  })
  const best = candidates.reduce((one, other) => (other.rows.length > one.rows.length ? other : one))
  if (best.rows.length < 2) throw new SpectrumProblem('csv.no_columns')
  const { separator, rows } = best
  const hasComma = rows.some((fields) => fields.some((field) => field.includes(',')))
  const hasPoint = rows.some((fields) => fields.some((field) => field.includes('.')))
  if (hasComma && hasPoint) throw new SpectrumProblem('csv.ambiguous', { detail: ', .' })
  const isAllWhole = rows.every(
    (fields) => fields.length > 2 && fields.every((field) => /^[+-]?\d+$/.test(field)),
  )
  if (separator === 'comma' && isAllWhole && !sample.some((line) => line.includes('"')))
    throw new SpectrumProblem('csv.ambiguous', { detail: rows[0]?.join(',').slice(0, 40) ?? ',' })
  return { separator, decimal: hasComma ? ',' : '.' }
}

/** Blanks separate only where nothing else does: `4000, 0.5` has a comma. */
function separatorIsPresent(line: string, separator: Dialect['separator']): boolean {
  const trimmed = line.trim()
  if (separator === 'blanks') return /\S\s+\S/.test(trimmed) && !/[;\t]|,\s/.test(trimmed)
  return separators[separator].test(trimmed)
}
