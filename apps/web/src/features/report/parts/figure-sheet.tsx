import type { ReportColumn, ReportDocument } from '@maillage/contract/report-document'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../../platform/errors.ts'
import { orpc } from '../../../platform/query.ts'
import { Button } from '../../../ui/button.tsx'
import { Sheet } from '../../../ui/dialog.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import type { ReportAnswer } from '../api.ts'
import { FigureFace } from './figure-cell.tsx'
import { cellOf, type FoundCell, findCell, isComputed } from './found-cell.ts'
import { OpenedFigure } from './opened-figure.tsx'
import type { CellPlace } from './table-columns.ts'
import { headerGroups } from './table-columns.ts'
import './figure-sheet.css'

interface FigureSheetProps {
  readonly answer: ReportAnswer
  /** null: closed. */
  readonly place: CellPlace | null
  /** Records behind figures are for those who see drafts; others read the definition. */
  readonly behind: boolean
  readonly onOpen: (place: CellPlace) => void
  readonly onClose: () => void
}

/** A figure opened: what it is, what it is made of, and what can be said of it. */
export function FigureSheet({ answer, place, behind, onOpen, onClose }: FigureSheetProps): ReactNode {
  const { document } = answer
  const found = place && findCell(answer, place)
  return (
    <Sheet open={found !== null} onClose={onClose} title={found?.row.label ?? ''}>
      {found && (
        <div className="figure-sheet">
          <p className="figure-sheet-place">
            <span className="report-number">{m.report_table_number({ number: found.table.number })}</span>{' '}
            {found.table.caption}
          </p>
          <RowStrip {...found} onOpen={onOpen} />
          {behind ? (
            <CellBehind
              key={placeKey(found.place)}
              answer={answer}
              {...found}
              onOpen={onOpen}
              onClose={onClose}
            />
          ) : (
            <CellDefinition document={document} {...found} />
          )}
        </div>
      )}
    </Sheet>
  )
}

const placeKey = ({ table, row, column }: CellPlace) => `${table} ${row} ${column}`

/** The figures of the row, to go from one to the next: N-1 beside N. */
function RowStrip({ onOpen, ...found }: FoundCell & { onOpen: (place: CellPlace) => void }): ReactNode {
  const { place, table } = found
  if (table.columns.length < 2) return null
  return (
    <div className="row-strip">
      {headerGroups(table.columns).map(({ group, columns }) => (
        <div key={columns[0]?.id} className="row-strip-group">
          {group && <p className="row-strip-name">{group}</p>}
          <ul>
            {columns.map((column) => (
              <li key={column.id}>
                <button
                  type="button"
                  className="row-strip-figure"
                  aria-current={column.id === place.column || undefined}
                  onClick={() => onOpen({ ...place, column: column.id })}
                >
                  <span className="row-strip-name">{column.label}</span>
                  <span>
                    <FigureFace {...faceOf({ ...found, column })} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** How the figure of a cell is set. */
function faceOf(found: FoundCell) {
  return { figure: cellOf(found).figure, computed: isComputed(found), format: found.column.format }
}

interface CellBehindProps extends FoundCell {
  readonly answer: ReportAnswer
  readonly onOpen: (place: CellPlace) => void
  readonly onClose: () => void
}

function CellBehind({ answer, onOpen, onClose, ...found }: CellBehindProps): ReactNode {
  const { document } = answer
  const { table, row, column } = found.place
  const computed = isComputed(found)
  const input = { id: document.id, locale: document.locale, table, row, column }
  const opened = useQuery({
    ...orpc.report.openCell.queryOptions({ input }),
    enabled: !computed,
    staleTime: 0,
  })
  if (computed) return <Computed {...found} />
  if (opened.data) {
    return (
      <OpenedFigure answer={answer} found={found} opened={opened.data} onOpen={onOpen} onClose={onClose} />
    )
  }
  if (opened.isPending) return <Skeleton lines={6} />
  return (
    <Notice
      tone="error"
      live
      title={sentenceOf(opened.error)}
      actions={
        mayTryAgain(opened.error) && (
          <Button onClick={() => void opened.refetch()}>{m.shell_try_again()}</Button>
        )
      }
    />
  )
}

/** A change or a sum: made of the figures beside it. */
function Computed(found: FoundCell): ReactNode {
  return (
    <>
      <p className="figure-sheet-amount">
        <FigureFace {...faceOf(found)} />
      </p>
      <p>{computedSentence(found.column)}</p>
    </>
  )
}

const computedSentence = ({ format }: ReportColumn): string =>
  format === 'change' || format === 'changePercent' ? m.report_figure_change() : m.report_figure_sum()

/** What a figure counts, for those who read what was submitted. */
function CellDefinition({ document, ...found }: FoundCell & { document: ReportDocument }): ReactNode {
  const { indicator } = cellOf(found)
  const definition = document.definitions.find((each) => each.indicator === indicator)
  return (
    <>
      <p className="figure-sheet-amount">
        <FigureFace {...faceOf(found)} />
      </p>
      {definition ? (
        <p>
          <strong>{definition.label}.</strong> {definition.definition}
        </p>
      ) : (
        <p>{computedSentence(found.column)}</p>
      )}
    </>
  )
}
