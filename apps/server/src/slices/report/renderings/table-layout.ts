import type {
  Figure,
  ReportColumn,
  ReportDocument,
  ReportRow,
  ReportTable,
} from '@maillage/contract/report-document'
import { isIncomplete } from './figure-text.ts'
import { headingText } from './headings.ts'
import { wordsOf } from './words.ts'

export interface HeaderCell {
  text: string
  columnSpan: number
  rowSpan: number
}

/** One or two header rows: columns side by side with the same group share a cell above them, the others stand alone. */
export function headerRows(table: ReportTable): HeaderCell[][] {
  const isGrouped = table.columns.some((column) => column.group !== null)
  const rowSpan = isGrouped ? 2 : 1
  const first: HeaderCell[] = [{ text: table.rowHeader, columnSpan: 1, rowSpan }]
  for (const run of runsByGroup(table.columns)) {
    const [column] = run
    if (column?.group === null) first.push({ text: column.label, columnSpan: 1, rowSpan })
    else first.push({ text: column?.group ?? '', columnSpan: run.length, rowSpan: 1 })
  }
  const second = table.columns.filter((column) => column.group !== null)
  return isGrouped
    ? [first, second.map(({ label }) => ({ text: label, columnSpan: 1, rowSpan: 1 }))]
    : [first]
}

function runsByGroup(columns: ReportColumn[]): ReportColumn[][] {
  const runs: ReportColumn[][] = []
  for (const column of columns) {
    const run = runs.at(-1)
    if (run && column.group !== null && run[0]?.group === column.group) run.push(column)
    else runs.push([column])
  }
  return runs
}

const nothing: Figure = { state: 'notFilledIn', amount: null, missing: 0, origin: 'live' }

/** A row's figures in the order of the columns; a cell that the row does not have is not filled in. */
export function figuresOf(
  row: ReportRow,
  columns: ReportColumn[],
): { column: ReportColumn; figure: Figure }[] {
  const byColumn = new Map(row.cells.map((cell) => [cell.columnId, cell.figure]))
  return columns.map((column) => ({ column, figure: byColumn.get(column.id) ?? nothing }))
}

/** The notes under a table, and the meaning of the mark of incomplete figures when one is there. */
export function notesOf(table: ReportTable, doc: ReportDocument): string[] {
  const marked = table.rows.some((row) => row.cells.some((cell) => isIncomplete(cell.figure)))
  return marked ? [...table.notes, wordsOf(doc).incomplete] : table.notes
}

/** A column in one line, for a legend or a long list: "Nombre de stages – N-1". */
export function columnName(column: ReportColumn): string {
  return column.group === null ? column.label : `${column.group} – ${column.label}`
}

/** Every table of a report with the section that it stands in, in reading order. */
export function tablesOf(doc: ReportDocument): { section: string; table: ReportTable }[] {
  return doc.sections.flatMap((section) =>
    section.blocks
      .filter((block) => block.type === 'table')
      .map((table) => ({ section: headingText(section), table })),
  )
}
