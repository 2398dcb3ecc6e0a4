import type { Activity, ActivityDraft } from '@maillage/contract/activity'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { typed } from '../../platform/outbox/typed.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type Book, draftIn, kindOf, structuresOf, todayOf, useBook, wordOf } from '../activity/api.ts'
import { fieldId } from './issues.ts'
import { EntryForm } from './parts/entry-form.tsx'
import { TypedNotice } from './parts/typed-notice.tsx'
import { saveActivity } from './save.ts'

/** An activity, corrected as a new version; once its year was submitted, with the reason. */
export function CorrectPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const { book } = useBook()
  const answer = useQuery(orpc.activity.read.queryOptions({ input: { id }, staleTime: 0 }))
  // Once something was typed, the version it was typed over stays: a newer one must not wipe it, it will be compared.
  const [over, setOver] = useState<Activity | null>(null)
  const activity = over?.id === id ? over : answer.data?.activity
  const kind = book && activity && kindOf(book, activity)
  if (activity && book && kind && !activity.source && !activity.withdrawn) {
    return (
      <Page
        title={wordOf(kind.label)}
        part={{ colour: 'activity', word: m.activity_correct_part() }}
        width="text"
      >
        <Correction
          key={activity.version}
          activity={activity}
          book={book}
          submitted={answer.data?.yearSubmitted ?? false}
          onType={() => setOver(activity)}
        />
      </Page>
    )
  }
  return (
    <Page title={m.activity_correct()} width="text">
      {answer.isPending || (activity && !book) ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState
          title={m.activity_correct_not()}
          action={<ButtonLink to="/activities">{m.nav_activities()}</ButtonLink>}
        >
          <p>
            {activity?.source
              ? m.activity_comes_from({ source: activity.source.label })
              : activity?.withdrawn
                ? m.activity_withdrawn_title()
                : sentenceOf(answer.error)}
          </p>
        </EmptyState>
      )}
    </Page>
  )
}

interface CorrectionProps {
  readonly activity: Activity
  readonly book: Book
  /** A report that counts it was submitted: the reason is asked. */
  readonly submitted: boolean
  /** Told once something is typed. */
  readonly onType: () => void
}

function Correction({ activity, book, submitted, onType }: CorrectionProps): ReactNode {
  const me = useMe()
  const navigate = useNavigate()
  const { accountId: owner } = me
  const { id, version } = activity
  const form = `correct ${id} ${version}`
  const before = draftIn(activity)
  const [kept, setKept] = useState(() => typed.read<ActivityDraft>(owner, form))
  const [reason, setReason] = useState('')
  const missing = submitted && reason.trim() === ''
  const save = async (draft: ActivityDraft) => {
    await saveActivity({
      owner,
      id,
      baseVersion: version,
      reason: reason.trim() || null,
      draft,
      previous: before,
    })
    typed.forget(owner, form)
    await navigate({ to: '/activities/$id', params: { id } })
  }
  const startAfresh = () => {
    typed.forget(owner, form)
    setKept(null)
  }
  return (
    <EntryForm
      key={kept ? 'kept' : 'fresh'}
      book={book}
      structures={structuresOf(me, book)}
      today={todayOf(me)}
      start={kept ?? before}
      onType={(draft) => {
        typed.write(owner, form, draft)
        onType()
      }}
      onSave={save}
      canGoOn={false}
      {...(missing && { otherIssues: new Map([['reason', m.activity_reason_missing()]]) })}
      before={() => (
        <>
          {kept && <TypedNotice onStartAfresh={startAfresh} />}
          {submitted && <Notice tone="warning" title={m.activity_year_submitted()} />}
        </>
      )}
      after={(issues) => (
        <TextField
          label={m.activity_reason()}
          hint={m.activity_reason_hint()}
          id={fieldId('reason')}
          error={issues.get('reason')}
          optional={!submitted}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      )}
    />
  )
}
