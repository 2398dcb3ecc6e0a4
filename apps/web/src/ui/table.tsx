import { type ReactNode, useEffect, useRef, useState } from 'react'

export interface Column<Row> {
  readonly key: string
  readonly header: ReactNode
  /** Figures are right-aligned and tabular; the first column is the row's heading. */
  readonly align?: 'start' | 'figures'
  readonly cell: (row: Row) => ReactNode
}

interface TableProps<Row> {
  /** Says what the table shows; printed above it unless hidden. */
  readonly caption: string
  readonly captionHidden?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** A last row, set apart: totals. */
  readonly total?: Row
}

/** A table of rows that are alike. For groups of columns or of rows, write the table inside `TableRegion`. */
export function Table<Row>(props: TableProps<Row>): ReactNode {
  const { caption, captionHidden = false, columns, rows, rowKey, total } = props
  return (
    <TableRegion label={caption}>
      <table className="table">
        <caption className={captionHidden ? 'aside-aloud' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={cellClass(column)}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} columns={columns} row={row} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <TableRow columns={columns} row={total} />
          </tfoot>
        )}
      </table>
    </TableRegion>
  )
}

function TableRow<Row>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }): ReactNode {
  return (
    <tr>
      {columns.map((column, index) =>
        index === 0 ? (
          <th key={column.key} scope="row" className={cellClass(column)}>
            {column.cell(row)}
          </th>
        ) : (
          <td key={column.key} className={cellClass(column)}>
            {column.cell(row)}
          </td>
        ),
      )}
    </tr>
  )
}

const cellClass = <Row,>(column: Column<Row>) => (column.align === 'figures' ? 'table-figures' : undefined)

/** Lets a wide table scroll by itself, and be reached by the keyboard when it does: never the whole page sideways. */
export function TableRegion({ label, children }: { label: string; children: ReactNode }): ReactNode {
  const region = useRef<HTMLElement>(null)
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const element = region.current
    if (!element) return
    const measure = () => setOverflows(element.scrollWidth > element.clientWidth + 1)
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    if (element.firstElementChild) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
  return (
    <section
      ref={region}
      className={overflows ? 'table-region table-region-wide' : 'table-region'}
      aria-label={overflows ? label : undefined}
      tabIndex={overflows ? 0 : undefined}
    >
      {children}
    </section>
  )
}
