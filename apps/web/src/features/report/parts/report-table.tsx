import type { ReportRow, ReportTable as TableModel } from '@maillage/contract/report-document'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { TableRegion } from '../../../ui/table.tsx'
import { isIncomplete } from '../figure-words.ts'
import { FigureFace } from './figure-cell.tsx'
import { type CellPlace, type ColumnFace, cellAt, columnFaces, headerGroups } from './table-columns.ts'
import { useGridKeys } from './table-grid.ts'
import './report-table.css'

interface ReportTableProps {
  readonly table: TableModel
  readonly onOpen: (place: CellPlace) => void
  /** Under the table: rows that can be added to it. */
  readonly children?: ReactNode
}

/** A table of the report, set as in the documents; every figure of it opens. */
export function ReportTable({ table, onOpen, children }: ReportTableProps): ReactNode {
  const faces = columnFaces(table)
  const keys = useGridKeys({ row: table.rows.length - 1, column: faces.length - 1 })
  const caption = `${m.report_table_number({ number: table.number })} ${table.caption}`
  const body = (row: ReportRow, index: number) => (
    <tr key={row.id} className={row.total ? 'report-total' : undefined}>
      <th scope="row">{row.label}</th>
      {faces.map((face, column) => (
        <td key={face.column.id} className={cellClass(face)}>
          <FigureButton
            face={face}
            row={row}
            index={index}
            stop={keys.cell({ row: index, column })}
            onOpen={() => onOpen({ table: table.id, row: row.id, column: face.column.id })}
          />
        </td>
      ))}
    </tr>
  )
  return (
    <div className="report-block" id={`table-${table.id}`}>
      <TableRegion label={caption}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows move from figure to figure, as the pattern of a grid says */}
        <table className="report-table" role="grid" aria-readonly="true" {...keys.grid}>
          <caption>
            <span className="report-caption">
              <span className="report-number">{m.report_table_number({ number: table.number })}</span>{' '}
              {table.caption}
            </span>
          </caption>
          <TableHead table={table} faces={faces} />
          <tbody>
            {table.rows.length > 0 ? table.rows.map(body) : <NothingSaid columns={faces.length} />}
          </tbody>
        </table>
      </TableRegion>
      <TableNotes table={table} />
      {children}
    </div>
  )
}

function NothingSaid({ columns }: { columns: number }): ReactNode {
  return (
    <tr>
      <td colSpan={columns + 1} className="report-nothing">
        {m.report_table_empty()}
      </td>
    </tr>
  )
}

const cellClass = ({ column }: ColumnFace) =>
  column.format === 'change' || column.format === 'changePercent' ? 'report-change' : undefined

interface FigureButtonProps {
  readonly face: ColumnFace
  readonly row: ReportRow
  readonly index: number
  readonly stop: { readonly tabIndex: number }
  readonly onOpen: () => void
}

function FigureButton({ face, row, index, stop, onOpen }: FigureButtonProps): ReactNode {
  const { figure, indicator } = cellAt(row, face.column)
  return (
    <button type="button" className="figure" aria-haspopup="dialog" onClick={onOpen} {...stop}>
      <FigureFace
        figure={figure}
        format={face.column.format}
        padding={face.paddings[index] ?? ''}
        computed={indicator === null}
        showOrigin={face.mixed}
      />
    </button>
  )
}

function TableHead({ table, faces }: { table: TableModel; faces: readonly ColumnFace[] }): ReactNode {
  const groups = headerGroups(table.columns)
  const isGrouped = groups.some(({ group }) => group !== null)
  const faceOf = (id: string) => faces.find((face) => face.column.id === id)
  const alone = isGrouped ? 2 : 1
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={alone}>
          {table.rowHeader}
        </th>
        {groups.map(({ group, columns }) =>
          group === null ? (
            columns.map(({ id }) => <ColumnHeader key={id} face={faceOf(id)} rowSpan={alone} />)
          ) : (
            <th key={columns[0]?.id} scope="colgroup" colSpan={columns.length} className="report-group">
              <span>{group}</span>
            </th>
          ),
        )}
      </tr>
      {isGrouped && (
        <tr>
          {groups.flatMap(({ group, columns }) =>
            group === null ? [] : columns.map(({ id }) => <ColumnHeader key={id} face={faceOf(id)} />),
          )}
        </tr>
      )}
    </thead>
  )
}

function ColumnHeader({ face, rowSpan }: { face: ColumnFace | undefined; rowSpan?: number }): ReactNode {
  if (!face) return null
  return (
    <th scope="col" rowSpan={rowSpan}>
      {face.column.label}
      {face.origin && (
        <span className="report-origin">
          {face.origin === 'submitted' ? m.report_origin_submitted() : m.report_origin_typed()}
        </span>
      )}
    </th>
  )
}

function TableNotes({ table }: { table: TableModel }): ReactNode {
  const incomplete = table.rows.some((row) => row.cells.some((cell) => isIncomplete(cell.figure)))
  if (table.notes.length === 0 && !incomplete) return null
  return (
    <div className="report-notes">
      {table.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {incomplete && <p>{m.report_note_incomplete()}</p>}
    </div>
  )
}
