import { SpectrumProblem } from '../../problem.ts'
import type { Block, Table } from './blocks.ts'

/** What a data table needs to be read and checked; null where the file does not say. */
export interface TableHeader {
  readonly xUnit: string
  readonly yUnit: string
  readonly firstX: number | null
  readonly lastX: number | null
  readonly deltaX: number | null
  readonly xFactor: number
  readonly yFactor: number
  readonly points: number | null
  /** As printed: how many digits were printed says how well they must agree. */
  readonly firstY: string | null
  readonly maxY: string | null
  readonly minY: string | null
  readonly commaDecimal: boolean
}

/** The header of a table, from the block's labels or, for NTUPLES, from the column of the table's variable. */
export function tableHeader(block: Block, table: Table, variable: string): TableHeader {
  const commaDecimal = usesCommas(block)
  const text = (name: string) => block.labels.get(name) ?? null
  const number = (name: string) => numberOf(text(name), { name, line: block.line, commaDecimal })
  if (block.labels.has('SYMBOL')) return tupleHeader(block, table, variable)
  return {
    xUnit: text('XUNITS') ?? '',
    yUnit: text('YUNITS') ?? '',
    firstX: number('FIRSTX'),
    lastX: number('LASTX'),
    deltaX: number('DELTAX'),
    xFactor: number('XFACTOR') ?? 1,
    yFactor: number('YFACTOR') ?? 1,
    points: number('NPOINTS'),
    firstY: text('FIRSTY'),
    maxY: text('MAXY'),
    minY: text('MINY'),
    commaDecimal,
  }
}

/** NTUPLES (JCAMP-DX 5.01): each label holds a list, one entry for each symbol. */
function tupleHeader(block: Block, table: Table, variable: string): TableHeader {
  const list = (name: string) => (block.labels.get(name) ?? '').split(',').map((entry) => entry.trim())
  const symbols = list('SYMBOL')
  const [x, y] = [symbols.indexOf('X'), symbols.indexOf(variable)]
  if (x < 0 || y < 0) throw new SpectrumProblem('jcamp.bad_form', { line: table.line, detail: variable })
  const entry = (name: string, at: number) => list(name)[at] || null
  const about = { line: block.line, commaDecimal: false }
  const number = (name: string, at: number) => numberOf(entry(name, at), { name, ...about })
  return {
    xUnit: entry('UNITS', x) ?? '',
    yUnit: entry('UNITS', y) ?? '',
    firstX: number('FIRST', x),
    lastX: number('LAST', x),
    deltaX: null,
    xFactor: number('FACTOR', x) ?? 1,
    yFactor: number('FACTOR', y) ?? 1,
    points: numberOf(table.points, { name: 'NPOINTS', ...about }) ?? number('VARDIM', y),
    firstY: entry('FIRST', y),
    maxY: entry('MAX', y),
    minY: entry('MIN', y),
    commaDecimal: false,
  }
}

const numeric = ['FIRSTX', 'LASTX', 'DELTAX', 'XFACTOR', 'YFACTOR', 'FIRSTY', 'MAXY', 'MINY', 'MAXX', 'MINX']

/** Whether the block's own numbers are printed with a decimal comma, as some instruments do in their country. */
function usesCommas(block: Block): boolean {
  const texts = numeric.map((name) => block.labels.get(name) ?? '')
  return texts.some((text) => /^[+-]?\d*,\d+/.test(text)) && !texts.some((text) => /\d\.\d/.test(text))
}

interface About {
  readonly name: string
  readonly line: number
  readonly commaDecimal: boolean
}

/** A number, or null when the label is missing or empty; `0. 4491E+01` is read as it was meant. */
function numberOf(text: string | null, about: About): number | null {
  if (text === null || text === '') return null
  const found = printedNumber(about.commaDecimal ? text.replace(',', '.') : text)
  if (found === null || !Number.isFinite(found))
    throw new SpectrumProblem('jcamp.bad_number', {
      line: about.line,
      detail: `${about.name}=${text.slice(0, 20)}`,
    })
  return found
}

/** The number that a text begins with, or null. */
export function printedNumber(text: string): number | null {
  const found = /^[+-]?(?:\d+\.? ?\d*|\.\d+)(?:[eE][+-]?\d+)?/.exec(text.trim())
  return found === null ? null : Number(found[0].replace(' ', ''))
}
