import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatInstant } from '../../../platform/format.ts'
import { type OpenedCell, useReports } from '../api.ts'
import { amountText } from '../figure-words.ts'

interface FigureSourcesProps {
  readonly reportId: string
  readonly opened: OpenedCell
  readonly zone: string
}

/** What somebody said of the figure and where they have it from, or the report that it was submitted in. */
export function FigureSources({ reportId, opened, zone }: FigureSourcesProps): ReactNode {
  const { statements, pastTotal, submission } = opened
  if (statements.length === 0 && !pastTotal && !submission) return null
  const by = (name: string, at: string) => `${name || m.report_somebody()}, ${formatInstant(at, zone)}`
  return (
    <dl className="facts">
      {statements.map((each) => (
        <div key={each.id}>
          <dt>{each.state === 'notObserved' ? m.report_source_declared() : m.report_source_stated()}</dt>
          <dd>
            {each.amount !== null && `${amountText(each.amount, 'hours')} · `}
            {each.source}
            <span className="figure-source-by">{by(each.by, each.at)}</span>
          </dd>
        </div>
      ))}
      {pastTotal && (
        <div>
          <dt>{m.report_source_typed()}</dt>
          <dd>{pastTotal.source}</dd>
        </div>
      )}
      {submission && (
        <div>
          <dt>{m.report_source_submission()}</dt>
          <dd>
            <SubmittedReport reportId={reportId} opened={opened} />
            <span className="figure-source-by">{by(submission.by, submission.at)}</span>
          </dd>
        </div>
      )}
    </dl>
  )
}

/** The way to the report of that year, as it was submitted. */
function SubmittedReport({ reportId, opened }: Omit<FigureSourcesProps, 'zone'>): ReactNode {
  const reports = useReports().value ?? []
  const mine = reports.find(({ id }) => id === reportId)
  const year = Number(opened.period.to.slice(0, 4))
  const that = reports.find(
    (each) => each.year === year && each.template === mine?.template && each.structureId === mine.structureId,
  )
  const number = opened.submission?.number ?? 0
  if (!that) return m.report_version_number({ number })
  return (
    <Link to="/reports/$id" params={{ id: that.id }} search={{ version: number }}>
      {that.title}, {m.report_version_number({ number })}
    </Link>
  )
}
