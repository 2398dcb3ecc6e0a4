import type { ReportCell, ReportColumn, ReportTable } from '@maillage/contract/report-document'
import type { ReportAnswer } from '../api.ts'
import { tableWithId } from '../sections.ts'
import { type CellPlace, cellAt } from './table-columns.ts'

/** A cell with the table, row and column that it stands in. */
export interface FoundCell {
  readonly place: CellPlace
  readonly table: ReportTable
  readonly row: { readonly id: string; readonly label: string; readonly cells: readonly ReportCell[] }
  readonly column: ReportColumn
}

/** The cell at a place; null when there is none. */
export function findCell(answer: ReportAnswer, place: CellPlace): FoundCell | null {
  const table = tableWithId(answer.document, place.table)
  const row = rowOf(answer, place)
  const column = table?.columns.find((each) => each.id === place.column)
  return table && row && column ? { place, table, row, column } : null
}

/** The row of the table, or one that the table leaves out because nothing was said of it. */
function rowOf({ document, unsaid }: ReportAnswer, place: CellPlace): FoundCell['row'] | null {
  const shown = tableWithId(document, place.table)?.rows.find((row) => row.id === place.row)
  if (shown) return shown
  const left = unsaid.find(({ table }) => table === place.table)?.rows.find((row) => row.id === place.row)
  return left ? { ...left, cells: [] } : null
}

export const cellOf = ({ row, column }: FoundCell): ReportCell => cellAt(row, column)

/** Whether the table computes the cell itself: a change, or a sum of rows that each count something else. */
export const isComputed = (found: FoundCell): boolean =>
  found.column.format.startsWith('change') || (cellOf(found).indicator === null && found.row.cells.length > 0)
