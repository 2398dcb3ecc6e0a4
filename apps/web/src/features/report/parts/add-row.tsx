import type { ReportTable } from '@maillage/contract/report-document'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import type { ReportAnswer } from '../api.ts'
import type { CellPlace } from './table-columns.ts'

interface AddRowProps {
  readonly answer: ReportAnswer
  readonly table: ReportTable
  readonly onOpen: (place: CellPlace) => void
}

/** Rows of which nothing was said yet are not in the table: the way to say something of them. */
export function AddRow({ answer, table, onOpen }: AddRowProps): ReactNode {
  const [open, setOpen] = useState(false)
  const rows = answer.unsaid.find((each) => each.table === table.id)?.rows ?? []
  // The newest column that records or people fill, rather than one that the table computes.
  const column = table.columns
    .filter(({ format }) => format !== 'change' && format !== 'changePercent')
    .at(-1)
  if (rows.length === 0 || !column) return null
  const choose = (row: string) => {
    setOpen(false)
    onOpen({ table: table.id, row, column: column.id })
  }
  return (
    <div className="report-add-row">
      <Button variant="quiet" icon="plus" onClick={() => setOpen(true)}>
        {m.report_add_row()}
        <span className="aside-aloud"> : {table.caption}</span>
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={table.caption}>
        <div className="stack">
          <p className="soft">{m.report_add_row_text()}</p>
          <ul className="row-choices">
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" className="row-choice" onClick={() => choose(row.id)}>
                  {row.label}
                </button>
              </li>
            ))}
          </ul>
        </div>
      </Dialog>
    </div>
  )
}
