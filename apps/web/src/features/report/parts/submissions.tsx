import type { SubmissionLine } from '@maillage/contract/report'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatInstant } from '../../../platform/format.ts'

interface SubmissionsProps {
  readonly reportId: string
  readonly submissions: readonly SubmissionLine[]
  readonly zone: string
  /** The one on the page now; 0 for the draft. */
  readonly shown: number
}

/** What was sent, newest first: each can be read and downloaded as it was. */
export function Submissions({ reportId, submissions, zone, shown }: SubmissionsProps): ReactNode {
  if (submissions.length === 0) return null
  return (
    <section className="submissions" aria-labelledby="submissions-title">
      <h2 id="submissions-title">{m.report_submissions()}</h2>
      <ol className="submissions-list" reversed>
        {submissions.map(({ number, at, by, reason }) => (
          <li key={number}>
            <Link
              to="/reports/$id"
              params={{ id: reportId }}
              search={{ version: number }}
              aria-current={number === shown ? 'true' : undefined}
            >
              {m.report_version_number({ number })}
            </Link>
            <span className="soft">
              {formatInstant(at, zone)}
              {by && ` · ${by}`}
            </span>
            {reason && <span className="submission-reason">{reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
