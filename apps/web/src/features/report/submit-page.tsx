import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { useConnection } from '../../platform/connection.ts'
import { sentenceOf } from '../../platform/errors.ts'
import { formatList } from '../../platform/format.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Disclosure } from '../../ui/navigation.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { type ReportAnswer, readAgain, useReport } from './api.ts'
import { leftToDo, type SectionGaps, type TableGaps } from './left-to-do.ts'
import { leftSentence } from './left-words.ts'
import { useQueuedProse } from './prose-state.ts'
import { anchorOf, headingText, titleWithYear } from './sections.ts'
import './submit-page.css'

/** The last page before a report is sent: what will be frozen, what is missing, and why again. */
export function SubmitPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const { value, error, waiting } = useReport(id)
  if (value?.editable) return <Submit answer={value} />
  return (
    <Page title={m.report_submit_title()} width="text">
      {waiting ? (
        <Skeleton />
      ) : (
        <Notice
          tone={error ? 'error' : 'info'}
          title={error ? sentenceOf(error) : m.report_submit_not_yours()}
          actions={<ButtonLink to="/reports">{m.report_all()}</ButtonLink>}
        />
      )}
    </Page>
  )
}

function Submit({ answer }: { answer: ReportAnswer }): ReactNode {
  const { document, submissions } = answer
  const again = submissions.length > 0
  const gaps = leftToDo(document)
  const number = (submissions[0]?.number ?? 0) + 1
  return (
    <Page
      title={m.report_submit_title()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={`${titleWithYear(document)}, ${document.perimeter}`}
      width="text"
    >
      <section className="stack">
        <h2>{m.report_submit_frozen_title()}</h2>
        <ul className="plain-list">
          <li>{m.report_submit_frozen_figures()}</li>
          <li>{m.report_submit_frozen_next_year({ year: document.year + 1 })}</li>
          <li>{again ? m.report_submit_frozen_kept() : m.report_submit_frozen_later()}</li>
        </ul>
      </section>
      <section className="stack">
        <h2>{m.report_submit_missing_title()}</h2>
        {gaps.length === 0 ? (
          <p>{m.report_submit_missing_nothing()}</p>
        ) : (
          <>
            <p>{leftSentence(gaps)}</p>
            <p className="soft">{m.report_submit_missing_text()}</p>
            <Disclosure summary={m.report_submit_missing_list()} open={gaps.length <= listedAtOnce}>
              <Missing reportId={document.id} gaps={gaps} />
            </Disclosure>
          </>
        )}
      </section>
      <SubmitForm answer={answer} number={number} again={again} />
    </Page>
  )
}

/** A longer list is one press away: the button that sends stays in sight. */
const listedAtOnce = 6

function Missing({ reportId, gaps }: { reportId: string; gaps: readonly SectionGaps[] }): ReactNode {
  return (
    <ul className="missing">
      {gaps.map(({ section, unwritten, tables }) => (
        <li key={section.id}>
          <Link to="/reports/$id" params={{ id: reportId }} hash={anchorOf(section)}>
            {headingText(section)}
          </Link>
          <ul className="missing-parts">
            {unwritten && <li>{m.report_missing_text()}</li>}
            {tables.map((gap) => (
              <li key={gap.table.id}>{wordsOf(gap)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

function wordsOf({ table, empty, notFilledIn, incomplete }: TableGaps): string {
  const parts = [
    ...(empty ? [m.report_missing_empty()] : []),
    ...(notFilledIn > 0 ? [m.report_left_not_filled_in({ count: notFilledIn })] : []),
    ...(incomplete > 0 ? [m.report_left_incomplete({ count: incomplete })] : []),
  ]
  return `${m.report_table_number({ number: table.number })}, ${table.caption} : ${formatList(parts)}`
}

interface SubmitFormProps {
  readonly answer: ReportAnswer
  readonly number: number
  readonly again: boolean
}

/** The press that sends, and what became of it. */
function useSubmit(id: string) {
  const navigate = useNavigate()
  // The same press, however often its answer is lost, is one submission.
  const submissionId = useRef(newId())
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async (reason: string) => {
    setBusy(true)
    setError(null)
    try {
      const input = { id, submissionId: submissionId.current, reason: reason.trim() || null }
      const { number: version } = await client.report.submit(input)
      await readAgain()
      showToast({ message: m.report_submitted({ number: version }) })
      await navigate({ to: '/reports/$id', params: { id }, search: { version } })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return { busy, error, submit }
}

function SubmitForm({ answer, number, again }: SubmitFormProps): ReactNode {
  const { id } = answer.document
  const field = useId()
  const { busy, error, submit } = useSubmit(id)
  const offline = useConnection() !== 'online'
  const unsent = useQueuedProse(id).filter((item) => item.state !== 'sent').length
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const lacksReason = again && reason.trim() === ''
  const press = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (lacksReason) document.getElementById(field)?.focus()
    else void submit(reason)
  }
  return (
    <form className="stack" onSubmit={press} noValidate>
      {again && (
        <TextArea
          id={field}
          label={m.report_submit_reason({ number })}
          hint={m.report_submit_reason_hint()}
          value={reason}
          maxLength={500}
          rows={2}
          error={tried && lacksReason ? m.report_submit_reason_missing() : undefined}
          onChange={setReason}
        />
      )}
      {unsent > 0 && <Notice tone="warning" title={m.report_submit_unsent({ count: unsent })} />}
      {offline && <Notice tone="warning" title={m.report_submit_offline()} />}
      {error !== null && <Notice tone="error" title={sentenceOf(error)} live />}
      <div className="row">
        <Button type="submit" variant="primary" size="l" busy={busy} disabled={unsent > 0 || offline}>
          {again ? m.report_submit_again({ number }) : m.report_submit_do()}
        </Button>
        <ButtonLink to="/reports/$id" params={{ id }} variant="quiet">
          {m.report_submit_back()}
        </ButtonLink>
      </div>
    </form>
  )
}
