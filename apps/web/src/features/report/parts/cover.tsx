import type { ReportDocument } from '@maillage/contract/report-document'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import * as m from '../../../paraglide/messages.js'
import { dayOf, formatDate } from '../../../platform/format.ts'
import { titleWithoutYear, titleWithYear } from '../sections.ts'
import './cover.css'

interface CoverProps {
  readonly document: ReportDocument
  /** Newer figures are on their way. */
  readonly asking: boolean
  /** What can be done with the report. */
  readonly children?: ReactNode
}

/** The cover: year, title, perimeter, and what one must know before reading a figure. */
export function Cover({ document: report, asking, children }: CoverProps): ReactNode {
  useEffect(() => {
    document.title = `${titleWithYear(report)} · ${report.perimeter} · ${m.shell_app_name()}`
  })
  const { funder, formNote, version } = report.template
  const facts = [
    { name: m.report_period(), value: periodText(report) },
    { name: m.report_version(), value: <strong>{statusText(report)}</strong> },
    { name: m.report_funder(), value: funder },
    {
      name: m.report_template(),
      value: (
        <>
          {m.report_version_number({ number: version })}
          {formNote && <span className="cover-form-note">{formNote}</span>}
        </>
      ),
    },
  ]
  return (
    <header className="cover">
      <p className="cover-back">
        <Link to="/reports">{m.report_all()}</Link>
        {asking && (
          <span className="cover-asking" role="status">
            {m.report_asking()}
          </span>
        )}
        <span className="cover-network">{report.networkName}</span>
      </p>
      <div className="cover-title">
        <h1 tabIndex={-1}>
          <span className="cover-year">{report.year}</span>{' '}
          <span className="cover-name">{titleWithoutYear(report)}</span>
        </h1>
        <p className="cover-perimeter">{report.perimeter}</p>
      </div>
      <dl className="cover-facts">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {children}
    </header>
  )
}

const periodText = ({ period }: ReportDocument): string =>
  m.report_figure_period({ from: formatDate(period.from), to: formatDate(period.to) })

/** Whether the figures may still change, or when and as what they were sent. */
export function statusText({ status, version, submittedAt, generatedAt, zone }: ReportDocument): string {
  const day = (instant: string) => formatDate(dayOf(instant, zone))
  return status === 'draft'
    ? m.report_status_draft({ day: day(generatedAt) })
    : m.report_status_submitted({ day: day(submittedAt ?? generatedAt), number: version })
}
