import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { useConnection } from '../../platform/connection.ts'
import { isProblem, mayTryAgain, sentenceOf } from '../../platform/errors.ts'
import { useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type ReportAnswer, readAgain, seesDrafts, useReport, useReports } from './api.ts'
import { leftToDo, type SectionGaps } from './left-to-do.ts'
import { leftSentence } from './left-words.ts'
import { Cover } from './parts/cover.tsx'
import { Downloads } from './parts/downloads.tsx'
import { FigureSheet } from './parts/figure-sheet.tsx'
import { Legend } from './parts/legend.tsx'
import { Outline } from './parts/outline.tsx'
import { ReportSection } from './parts/report-section.tsx'
import { Submissions } from './parts/submissions.tsx'
import type { CellPlace } from './parts/table-columns.ts'
import { useQueuedProse } from './prose-state.ts'
import { steppedLevels } from './sections.ts'
import './report-page.css'
import './report-print.css'

/** One report: as it stands now, or as it was submitted under a number. */
export function ReportPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const { version } = useSearch({ strict: false })
  const { value, error, waiting, asking } = useReport(id, typeof version === 'number' ? version : undefined)
  const connection = useConnection()
  if (value) {
    const note = error !== null && connection !== 'online' ? <KeptNotice /> : null
    return <Report answer={value} note={note} asking={asking} />
  }
  if (waiting) {
    return (
      <div className="page pending">
        <Skeleton lines={8} />
      </div>
    )
  }
  return <NoReport error={error} />
}

function KeptNotice(): ReactNode {
  return (
    <Notice title={m.report_offline_title()}>
      <p>{m.report_offline_text()}</p>
    </Notice>
  )
}

function NoReport({ error }: { error: unknown }): ReactNode {
  const early = isProblem(error, 'report.nothing_submitted')
  return (
    <Page title={early ? m.report_not_yet_title() : m.report_unread_title()} width="text">
      <EmptyState
        title={sentenceOf(error)}
        action={
          <>
            {!early && mayTryAgain(error) && (
              <Button variant="primary" icon="again" onClick={() => void readAgain()}>
                {m.shell_try_again()}
              </Button>
            )}
            <ButtonLink to="/reports">{m.report_all()}</ButtonLink>
          </>
        }
      />
    </Page>
  )
}

/** The open figure stands in the address: « back » closes it, and a record's page leads back to it. */
function useOpenFigure() {
  const { figure } = useSearch({ strict: false })
  const navigate = useNavigate()
  const [table, row, column] = typeof figure === 'string' ? figure.split('.') : []
  const go = (place: CellPlace | null, replace: boolean) =>
    void navigate({
      to: '.',
      search: (before: Record<string, unknown>) => ({
        ...before,
        figure: place ? `${place.table}.${place.row}.${place.column}` : undefined,
      }),
      replace,
      resetScroll: false,
    })
  const place = table && row && column ? { table, row, column } : null
  return {
    place,
    open: (next: CellPlace) => go(next, place !== null),
    close: () => go(null, true),
  }
}

interface ReportProps {
  readonly answer: ReportAnswer
  readonly note: ReactNode
  readonly asking: boolean
}

function Report({ answer, note, asking }: ReportProps): ReactNode {
  const { document, submissions, editable } = answer
  const me = useMe()
  const queued = useQueuedProse(document.id)
  const figure = useOpenFigure()
  const structureId = useStructureOf(document.id)
  const levels = steppedLevels(document.sections.map(({ level }) => level))
  const gaps = editable ? leftToDo(document) : []
  const shown = document.status === 'submitted' ? document.version : 0
  const drafts = structureId !== undefined && seesDrafts(me, structureId)
  return (
    <article className="report page page-wide" lang={document.locale}>
      <Cover document={document} asking={asking}>
        <div className="cover-work">
          {note}
          {shown > 0 && drafts && <FrozenNotice reportId={document.id} number={shown} />}
          {editable && <ToSubmit reportId={document.id} gaps={gaps} />}
          <Downloads reportId={document.id} submission={shown > 0 ? shown : undefined} />
          <Submissions reportId={document.id} submissions={submissions} zone={document.zone} shown={shown} />
        </div>
      </Cover>
      <div className="report-body">
        <Outline sections={document.sections} levels={levels} gaps={gaps} />
        <div className="report-text">
          <Legend document={document} />
          {document.sections.map((section, index) => (
            <ReportSection
              key={section.id}
              answer={answer}
              section={section}
              level={levels[index] ?? 1}
              queued={queued}
              onOpen={figure.open}
            />
          ))}
        </div>
      </div>
      <FigureSheet
        answer={answer}
        place={figure.place}
        behind={drafts && shown === 0}
        onOpen={figure.open}
        onClose={figure.close}
      />
    </article>
  )
}

/** The structure of a report, null for the network's; undefined while it is not known. */
const useStructureOf = (id: string): string | null | undefined =>
  useReports().value?.find((line) => line.id === id)?.structureId

function FrozenNotice({ reportId, number }: { reportId: string; number: number }): ReactNode {
  return (
    <Notice
      title={m.report_frozen_title({ number })}
      actions={
        <Link to="/reports/$id" params={{ id: reportId }}>
          {m.report_frozen_to_draft()}
        </Link>
      }
    >
      <p>{m.report_frozen_text()}</p>
    </Notice>
  )
}

interface ToSubmitProps {
  readonly reportId: string
  readonly gaps: readonly SectionGaps[]
}

/** What is left, in one line, and the way to the end. */
function ToSubmit({ reportId, gaps }: ToSubmitProps): ReactNode {
  return (
    <div className="left-to-do">
      <ButtonLink to="/reports/$id/submit" params={{ id: reportId }} variant="primary" size="l">
        {m.report_submit()}
      </ButtonLink>
      <p>
        {gaps.length > 0 && <span className="outline-waits" aria-hidden="true" />}
        {leftSentence(gaps)}
      </p>
    </div>
  )
}
