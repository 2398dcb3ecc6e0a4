import type { ActivityDraft } from '@maillage/contract/activity'
import { kindOn } from '@maillage/contract/activity-rules'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { structuresOf, todayOf, useBook, wordOf } from '../activity/api.ts'
import { answerHeld, useDueDay } from '../occurrence/api.ts'
import { useFrequent } from './api.ts'
import { useBegun, type Wanted } from './begun.ts'
import { DoubleNotice } from './parts/double-notice.tsx'
import { EntryForm } from './parts/entry-form.tsx'
import { TypedNotice } from './parts/typed-notice.tsx'
import { saveActivity } from './save.ts'

/** One activity of a kind: new, or as the last time. */
export function EntryPage(): ReactNode {
  const { kind: code = '' } = useParams({ strict: false })
  const { again = false, occurrence, day } = useSearch({ strict: false })
  const me = useMe()
  const { book, error, waiting } = useBook()
  const kind = book && kindOn(book.kinds, code, todayOf(me))
  const frequent = useFrequent()
  const { due, waiting: looking } = useDueDay(occurrence, day)
  if ((!book && waiting) || !frequent || (occurrence !== undefined && looking)) {
    return (
      <Page title={m.record_title()} width="text">
        <Skeleton lines={8} />
      </Page>
    )
  }
  if (!book || !kind) {
    return (
      <Page title={m.record_title()} width="text">
        <EmptyState
          title={book ? m.record_no_kind() : m.record_no_catalogue()}
          action={<ButtonLink to="/record">{m.record_choose_kind()}</ButtonLink>}
        >
          {!book && <p>{sentenceOf(error)}</p>}
        </EmptyState>
      </Page>
    )
  }
  const last = frequent.find((each) => each.kind === code)?.last
  return (
    <Page
      title={wordOf(kind.label)}
      part={{ colour: 'activity', word: again ? m.record_part_again() : m.record_part() }}
      width="text"
      {...(due && { lead: due.occurrence.title })}
    >
      <Entry
        key={`${code} ${again} ${occurrence} ${day}`}
        {...{ book, kind, last, due }}
        again={again === true}
      />
    </Page>
  )
}

function Entry(wanted: Wanted): ReactNode {
  // Once answered it is due no more; this form still answers it.
  const [due] = useState(wanted.due)
  const { book } = wanted
  const me = useMe()
  const navigate = useNavigate()
  const begun = useBegun({ ...wanted, due })
  const { accountId: owner } = me

  const save = async (draft: ActivityDraft, another: boolean) => {
    if (due) await answerHeld({ owner, id: due.occurrence.id, day: due.day }, draft)
    else await saveActivity({ owner, id: begun.id, baseVersion: 0, reason: null, draft, previous: null })
    begun.done()
    if (!another) return navigate({ to: '/' })
    begun.next(draft)
    document.querySelector<HTMLElement>('main h1')?.focus()
    scrollTo({ top: 0 })
  }
  return (
    <EntryForm
      key={begun.id}
      book={book}
      structures={structuresOf(me, book)}
      today={todayOf(me)}
      start={begun.draft}
      onType={begun.keep}
      onSave={save}
      canGoOn={!due}
      before={(draft, current) => (
        <>
          {begun.fromBefore && <TypedNotice onStartAfresh={begun.startAfresh} />}
          <DoubleNotice draft={draft} kind={current} book={book} />
        </>
      )}
    />
  )
}
