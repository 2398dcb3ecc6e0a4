import { heads } from '@maillage/contract/access'
import type { ReportLine } from '@maillage/contract/report'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../platform/errors.ts'
import { dayOf, formatDate } from '../../platform/format.ts'
import { holdsRole, useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Notice, Tag } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { todayOf } from '../activity/api.ts'
import { readAgain, useReports } from './api.ts'
import { BeginReport } from './parts/begin-report.tsx'
import { Unreported } from './parts/unreported.tsx'
import { titleWithoutYear } from './sections.ts'
import './reports-page.css'

const answering = heads === 'public' || heads === 'account' ? [] : heads.roles

/** The reports of the years, what each stands at, and the work that none of them counts. */
export function ReportsPage(): ReactNode {
  const me = useMe()
  const { value, error, waiting } = useReports()
  const [beginning, setBeginning] = useState(false)
  const mayBegin = holdsRole(me, answering)
  const mayRecord = holdsRole(me, ['coordinator', 'head', 'worker', 'analyst'])
  const begin = (
    <Button variant="primary" icon="plus" onClick={() => setBeginning(true)}>
      {m.report_begin()}
    </Button>
  )
  return (
    <Page
      title={m.nav_reports()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={m.report_list_lead()}
      actions={
        mayBegin && (
          <>
            {value?.length !== 0 && begin}
            <ButtonLink to="/statements">{m.statement_title()}</ButtonLink>
          </>
        )
      }
    >
      {waiting && <Skeleton lines={6} />}
      {error !== null && error !== undefined && (
        <Notice
          tone="error"
          live
          title={sentenceOf(error)}
          actions={
            mayTryAgain(error) && <Button onClick={() => void readAgain()}>{m.shell_try_again()}</Button>
          }
        />
      )}
      {value?.length === 0 && (
        <EmptyState title={m.report_none_title()} action={mayBegin ? begin : undefined}>
          <p>{mayBegin ? m.report_none_text() : m.report_none_text_reader()}</p>
        </EmptyState>
      )}
      {value && byYear(value).map(([year, lines]) => <YearOfReports key={year} year={year} lines={lines} />)}
      {mayRecord && value && <Unreported reports={value} thisYear={Number(todayOf(me).slice(0, 4))} />}
      {mayBegin && <BeginReport open={beginning} reports={value ?? []} onClose={() => setBeginning(false)} />}
    </Page>
  )
}

function byYear(reports: readonly ReportLine[]): [number, ReportLine[]][] {
  const years = [...new Set(reports.map(({ year }) => year))].sort((a, b) => b - a)
  return years.map((year) => [year, reports.filter((report) => report.year === year)])
}

function YearOfReports({ year, lines }: { year: number; lines: readonly ReportLine[] }): ReactNode {
  const me = useMe()
  const zone = me.network?.zone ?? 'Europe/Paris'
  return (
    <section className="report-year" aria-labelledby={`reports-${year}`}>
      <h2 id={`reports-${year}`} className="report-year-number">
        {year}
      </h2>
      <ul className="report-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <Link to="/reports/$id" params={{ id: line.id }} className="report-line">
              <span className="report-line-title">{titleWithoutYear(line)}</span>
              <span className="report-line-perimeter">{line.perimeter}</span>
              <span className="report-line-state">
                {line.submissions === 0 ? (
                  <Tag>{m.report_state_draft()}</Tag>
                ) : (
                  <Tag tone="success">{m.report_state_submitted({ number: line.submissions })}</Tag>
                )}
                {line.submittedAt && (
                  <span className="soft small">{formatDate(dayOf(line.submittedAt, zone))}</span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
