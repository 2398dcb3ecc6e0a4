import type { ReportLine } from '@maillage/contract/report'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { dayOf, formatDate } from '../../../platform/format.ts'
import { useLanguage } from '../../../platform/language.ts'
import { orpc } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { Icon } from '../../../ui/icon.tsx'
import { EmptyState } from '../../../ui/waiting.tsx'

const useReportLines = () =>
  useQuery(orpc.report.list.queryOptions({ input: { locale: useLanguage() } })).data

/** Reports that were begun and never submitted, for those who answer for figures; nothing when there is none. */
export function ReportsToSubmit(): ReactNode {
  const open = (useReportLines() ?? []).filter((report) => report.submissions === 0)
  if (open.length === 0) return null
  return <ReportList title={m.today_reports()} reports={open} />
}

const shownAtFirst = 5

/** The latest reports that were submitted, for those who only read. */
export function ReportsReceived(): ReactNode {
  const reports = useReportLines()
  if (!reports) return null
  if (reports.length === 0) {
    return (
      <EmptyState title={m.today_received_none_title()}>
        <p>{m.today_received_none_text()}</p>
      </EmptyState>
    )
  }
  const latest = [...reports].sort((a, b) => ((a.submittedAt ?? '') < (b.submittedAt ?? '') ? 1 : -1))
  return <ReportList title={m.today_received()} reports={latest.slice(0, shownAtFirst)} />
}

function ReportList({ title, reports }: { title: string; reports: readonly ReportLine[] }): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  return (
    <section className="stack" aria-labelledby="reports">
      <h2 id="reports" className="section-title">
        {title}
      </h2>
      <ul className="noted">
        {reports.map((report) => (
          <li key={report.id}>
            <Link className="noted-line" to="/reports/$id" params={{ id: report.id }}>
              <span className="noted-what">
                <span className="noted-title">{report.title}</span>
                <span className="noted-where">
                  {[
                    report.perimeter,
                    report.submittedAt &&
                      m.today_received_on({ date: formatDate(dayOf(report.submittedAt, zone)) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Icon name="right" size={20} />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
