import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useLanguage } from '../../../platform/language.ts'
import { orpc } from '../../../platform/query.ts'
import { Icon } from '../../../ui/icon.tsx'

/** Reports that were begun and never submitted, for those who answer for figures; nothing when there is none. */
export function ReportsToSubmit(): ReactNode {
  const reports = useQuery(orpc.report.list.queryOptions({ input: { locale: useLanguage() } }))
  const open = (reports.data ?? []).filter((report) => report.submissions === 0)
  if (open.length === 0) return null
  return (
    <section className="stack" aria-labelledby="reports">
      <h2 id="reports" className="section-title">
        {m.today_reports()}
      </h2>
      <ul className="noted">
        {open.map((report) => (
          <li key={report.id}>
            <Link className="noted-line" to="/reports/$id" params={{ id: report.id }}>
              <span className="noted-what">
                <span className="noted-title">{report.title}</span>
                <span className="noted-where">
                  {report.perimeter} · {report.year}
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
