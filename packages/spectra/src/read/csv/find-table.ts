import { SpectrumProblem } from '../../problem.ts'
import { type Dialect, dataFields, dialectOf, fieldsOf } from './dialect.ts'
import { isBlankOrComment, type Line, linesOf } from './lines.ts'

/** Where the table of a text is and how it is written. */
export interface TextTable {
  readonly dialect: Dialect
  /** Names of the columns, empty when there is no header. */
  readonly names: readonly string[]
  readonly columns: number
  readonly firstLine: number
  readonly lastLine: number
  readonly rows: number
  readonly title: string
  /** Lines after the table that are not of it. */
  readonly trailingLines: number
}

const sampledLines = 400
const sampledLength = 2000
const mostHeaderLines = 2000
const titleLine =
  /^[\s#%"]*(?:title|titre|sample(?: name)?|échantillon|name|nom)["\s]*[:=;,\t]\s*"?([^"\r\n]+)/i

/** Finds the table. Throws `csv.no_columns`, `csv.ambiguous`, `csv.bad_number` or `csv.short_row` with its line, or `file.cut`. */
export function findTable(text: string): TextTable {
  const dialect = dialectOf(sampleOf(text))
  const head = headOf(text, dialect)
  const body = { rows: 0, lastLine: head.firstLine, trailingLines: 0 }
  let trailer: Line | null = null
  let shortLine = 0
  for (const line of linesOf(text)) {
    if (line.number < head.firstLine || isBlankOrComment(line.text)) continue
    const fields = rowFields(line.text, dialect, head.columns)
    // A line that is no row ends the table, unless rows follow or it begins as one.
    if (trailer !== null && fields !== null) throw badRow(trailer)
    if (shortLine > 0) throw new SpectrumProblem('csv.short_row', { line: shortLine })
    if (fields === null) {
      if (beginsAsRow(line.text, dialect)) shortLine = line.number
      trailer ??= line
      body.trailingLines += 1
    } else {
      if (fields.length < head.columns) shortLine = line.number
      body.rows += 1
      body.lastLine = line.number
    }
  }
  if (shortLine > 0) throw new SpectrumProblem('file.cut', { line: shortLine })
  return { ...head, ...body, dialect }
}

/** The fields of a row of at most so many columns; a separator at the end of every row is no column. */
function rowFields(line: string, dialect: Dialect, columns: number): string[] | null {
  const fields = dataFields(line, dialect.separator)
  if (fields === null) return null
  if (fields.length === columns + 1 && fields.at(-1) === '') return fields.slice(0, columns)
  return fields.length > columns ? null : fields
}

const beginsAsRow = (line: string, dialect: Dialect): boolean =>
  /^[+-]?[.,]?\d[\d.,]*$/.test(fieldsOf(line, dialect.separator)[0] ?? '')

const badRow = ({ text, number }: Line): SpectrumProblem =>
  new SpectrumProblem('csv.bad_number', { line: number, detail: text.trim().slice(0, 40) })

function sampleOf(text: string): string[] {
  const sample: string[] = []
  for (const { text: line, number } of linesOf(text)) {
    if (number > mostHeaderLines || sample.length >= sampledLines) break
    if (!isBlankOrComment(line) && /\d/.test(line)) sample.push(beginningOf(line))
  }
  return sample
}

/** Whole fields of the beginning of a long line, which tell the dialect as well. */
function beginningOf(line: string): string {
  if (line.length <= sampledLength) return line
  const beginning = line.slice(0, sampledLength)
  const lastSeparator = Math.max(...[';', ',', '\t', ' '].map((sign) => beginning.lastIndexOf(sign)))
  return beginning.slice(0, lastSeparator + 1)
}

/** Title and names before the first row: the first line of data that has as many fields as the next. */
function headOf(text: string, dialect: Dialect) {
  let names: readonly string[] = []
  let title = ''
  let before: { fields: readonly string[]; line: number; names: readonly string[] } | null = null
  for (const line of linesOf(text)) {
    title ||= titleLine.exec(line.text)?.[1]?.trim() ?? ''
    if (isBlankOrComment(line.text)) continue
    const fields = dataFields(line.text, dialect.separator)
    if (fields === null) {
      if (before !== null && beginsAsRow(line.text, dialect)) throw badRow(line)
      before = null
      names = fieldsOf(line.text, dialect.separator)
    } else if (before !== null && before.fields.length === fields.length) {
      const isOpenEnded = before.fields.at(-1) === '' && fields.at(-1) === ''
      const columns = fields.length - (isOpenEnded ? 1 : 0)
      return { names: before.names.slice(0, columns), title, columns, firstLine: before.line }
    } else {
      before = { fields, line: line.number, names }
      names = []
    }
  }
  throw new SpectrumProblem('csv.no_columns')
}
