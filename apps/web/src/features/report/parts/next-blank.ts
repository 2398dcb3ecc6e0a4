import type { ReportDocument } from '@maillage/contract/report-document'
import { tableWithId } from '../sections.ts'
import type { CellPlace } from './table-columns.ts'
import { cellAt } from './table-columns.ts'

/** The next blank below in the same column, then from the top: figures are typed in a column at a time; null when there is none. */
export function nextBlank(document: ReportDocument, place: CellPlace): CellPlace | null {
  const table = tableWithId(document, place.table)
  const column = table?.columns.find(({ id }) => id === place.column)
  if (!table || !column) return null
  const here = table.rows.findIndex((row) => row.id === place.row)
  const rows = [...table.rows.slice(here + 1), ...table.rows.slice(0, Math.max(0, here))]
  const next = rows.find((row) => {
    const cell = cellAt(row, column)
    return (
      !row.total && row.id !== 'unspecified' && cell.indicator !== null && cell.figure.state === 'notFilledIn'
    )
  })
  return next ? { ...place, row: next.id } : null
}
