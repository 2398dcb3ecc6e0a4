import type { StatementSubject } from '@maillage/contract/statement'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDate, formatInstant } from '../../../platform/format.ts'
import { Disclosure } from '../../../ui/navigation.tsx'
import type { OpenedCell, ReportAnswer } from '../api.ts'
import { Declare, Withdraw } from './declare.tsx'
import { FigureFace } from './figure-cell.tsx'
import { FigureRecords } from './figure-records.tsx'
import { FigureSources } from './figure-sources.tsx'
import type { FoundCell } from './found-cell.ts'
import { nextBlank } from './next-blank.ts'
import { SayForm, stepOf } from './say-form.tsx'
import type { CellPlace } from './table-columns.ts'

interface OpenedFigureProps {
  readonly answer: ReportAnswer
  readonly found: FoundCell
  readonly opened: OpenedCell
  readonly onOpen: (place: CellPlace) => void
  readonly onClose: () => void
}

/** A figure with everything behind it: definition, records, statements, typed total or submission. */
export function OpenedFigure({ answer, found, opened, onOpen, onClose }: OpenedFigureProps): ReactNode {
  const { document } = answer
  const { figure, period } = opened
  const missing = figure.state === 'observed' && figure.missing > 0
  return (
    <>
      {figure.state !== 'notFilledIn' && (
        <p className="figure-sheet-amount">
          <FigureFace figure={figure} format={found.column.format} />
        </p>
      )}
      <p className="figure-sheet-state">
        {stateSentence(opened, document.zone)}
        {missing && ` ${m.report_figure_missing({ count: figure.missing })}`}
      </p>
      {answer.editable && <Sayings {...{ answer, found, opened, onOpen, onClose }} />}
      <FigureSources reportId={document.id} opened={opened} zone={document.zone} />
      <section className="figure-definition">
        <p>
          <strong>{opened.label}.</strong> {opened.definition}
        </p>
        <p>{m.report_figure_period({ from: formatDate(period.from), to: formatDate(period.to) })}.</p>
        {opened.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </section>
      <FigureRecords opened={opened} format={found.column.format} rowLabel={found.row.label} />
    </>
  )
}

/** Where the figure was read, in a sentence. */
function stateSentence(
  { figure, submission, sayable, statements, recordsTotal }: OpenedCell,
  zone: string,
): string {
  if (figure.origin === 'submitted') {
    return submission
      ? m.report_figure_submitted({ when: formatInstant(submission.at, zone), number: submission.number })
      : m.report_figure_submitted_before()
  }
  if (figure.origin === 'pastTotal') return m.report_figure_typed()
  if (figure.state === 'notObserved') return m.report_figure_not_observed()
  if (figure.state === 'notFilledIn')
    return sayable.statement ? m.report_figure_to_state() : m.report_figure_blank()
  if (figure.state === 'protected') return m.report_figure_protected()
  if (sayable.statement || (statements.length > 0 && recordsTotal === 0)) return m.report_figure_stated()
  return m.report_figure_live()
}

/** What can be said of the figure: the likeliest first and open. */
function Sayings(props: OpenedFigureProps): ReactNode {
  const { answer, found, opened, onOpen, onClose } = props
  const { sayable, figure, statements } = opened
  const { statement, declaration, pastTotal } = sayable
  const next = figure.state === 'notFilledIn' ? nextBlank(answer.document, found.place) : null
  const ends = { onSaved: onClose, onNext: next ? () => onOpen(next) : undefined }
  const isLive = figure.origin === 'live'
  const isPastFree = pastTotal !== null && figure.origin !== 'submitted'
  const declared = (statement === null && statements[0]) || null
  return (
    <>
      {statement && isLive && (pastTotal === null || statements.length > 0) && (
        <StateIt subject={statement} {...{ found, opened }} {...ends} />
      )}
      {pastTotal && isPastFree && (
        <Folded
          open={figure.state === 'notFilledIn' || figure.origin === 'pastTotal'}
          summary={m.report_past_title({ year: pastTotal.year })}
        >
          <SayForm
            target={{ as: 'pastTotal', subject: pastTotal, existing: opened.pastTotal }}
            label={m.report_past_amount({ year: pastTotal.year })}
            sourceHint={m.report_past_source_hint({ year: pastTotal.year })}
            step={stepOf(found.column.format)}
            {...ends}
          />
        </Folded>
      )}
      {declared && isLive && <Withdraw statement={declared} onSaved={onClose} />}
      {declaration && isLive && !declared && figure.state !== 'observed' && (
        <Folded open={!isPastFree} summary={m.statement_declare_title()}>
          <Declare subject={declaration} rowLabel={found.row.label} onSaved={onClose} />
        </Folded>
      )}
    </>
  )
}

interface StateItProps {
  readonly subject: StatementSubject
  readonly found: FoundCell
  readonly opened: OpenedCell
  readonly onSaved: () => void
  readonly onNext: (() => void) | undefined
}

/** The figure itself, where it is one that somebody states. */
function StateIt({ subject, found, opened, ...ends }: StateItProps): ReactNode {
  const existing = opened.statements.find(({ measure }) => measure === subject.measure) ?? null
  return (
    <SayForm
      target={{ as: 'statement', subject, existing }}
      label={m.report_say_amount()}
      sourceHint={m.statement_source_hint()}
      step={stepOf(found.column.format)}
      {...ends}
    />
  )
}

/** A form that is open when it is what one came for, and one press away otherwise. */
function Folded({
  open,
  summary,
  children,
}: {
  open: boolean
  summary: string
  children: ReactNode
}): ReactNode {
  const [first] = useState(open)
  return first ? (
    <section className="stack">
      <h3>{summary}</h3>
      {children}
    </section>
  ) : (
    <Disclosure summary={summary}>{children}</Disclosure>
  )
}
