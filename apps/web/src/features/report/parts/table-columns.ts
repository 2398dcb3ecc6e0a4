import type { Figure, ReportCell, ReportColumn, ReportTable } from '@maillage/contract/report-document'
import { figureText, paddings } from '../figure-words.ts'

/** Where a cell stands, by codes: what an address of the page and the server know it by. */
export interface CellPlace {
  readonly table: string
  readonly row: string
  readonly column: string
}

export interface HeaderGroup {
  /** null: the column stands alone, over both rows of the header. */
  readonly group: string | null
  readonly columns: readonly ReportColumn[]
}

/** Columns next to each other with the same group, under one header. */
export function headerGroups(columns: readonly ReportColumn[]): HeaderGroup[] {
  const groups: { group: string | null; columns: ReportColumn[] }[] = []
  for (const column of columns) {
    const last = groups.at(-1)
    if (last && column.group !== null && last.group === column.group) last.columns.push(column)
    else groups.push({ group: column.group, columns: [column] })
  }
  return groups
}

const blank: Figure = { state: 'notFilledIn', amount: null, missing: 0, origin: 'live' }

/** The cell of a row under a column; one that the row does not have is not filled in. */
export const cellAt = (row: { readonly cells: readonly ReportCell[] }, { id }: ReportColumn): ReportCell =>
  row.cells.find((cell) => cell.columnId === id) ?? { columnId: id, figure: blank, indicator: null }

export interface ColumnFace {
  readonly column: ReportColumn
  /** Where every figure of the column was read; null when they differ, or come from the records of today. */
  readonly origin: 'submitted' | 'pastTotal' | null
  /** Figures were read in different places: each says where. */
  readonly mixed: boolean
  /** By row: the decimals to lay out unseen. */
  readonly paddings: readonly string[]
}

/** How the figures of each column are set, and where they were read. */
export function columnFaces({ columns, rows }: ReportTable): ColumnFace[] {
  return columns.map((column) => {
    const cells = rows.map((row) => cellAt(row, column))
    const said = cells.filter((cell) => cell.indicator !== null && cell.figure.state !== 'notFilledIn')
    const origins = new Set(said.map((cell) => cell.figure.origin))
    const [only] = origins
    return {
      column,
      origin: origins.size === 1 && only !== undefined && only !== 'live' ? only : null,
      mixed: origins.size > 1,
      paddings: paddings(cells.map((cell) => figureText(cell.figure, column.format))),
    }
  })
}

/** A column in one line: « Nombre de stages, N-1 ». */
export const columnName = ({ group, label }: ReportColumn): string =>
  group === null ? label : `${group}, ${label}`
