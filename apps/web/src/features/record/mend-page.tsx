import type { ActivityDraft } from '@maillage/contract/activity'
import { isProblemCode, problemSentence } from '@maillage/contract/problems'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { language } from '../../platform/language.ts'
import type { OutboxItem } from '../../platform/outbox/database.ts'
import { useItem } from '../../platform/outbox/live.ts'
import { sendAgain } from '../../platform/outbox/queue.ts'
import { sendWhenPossible } from '../../platform/outbox/sender.ts'
import { typed } from '../../platform/outbox/typed.ts'
import { useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type Book, kindOf, structuresOf, todayOf, useBook, wordOf } from '../activity/api.ts'
import { draftOf } from './api.ts'
import { EntryForm } from './parts/entry-form.tsx'

/** A record that the service refused: why, and the form to mend it. */
export function MendPage(): ReactNode {
  const { item: id = '' } = useParams({ strict: false })
  const item = useItem(useMe().accountId, id)
  const { book } = useBook()
  const draft = item && draftOf(item)
  if (item === undefined || (item && !book)) {
    return (
      <Page title={m.queue_mend_title()} width="text">
        <Skeleton lines={8} />
      </Page>
    )
  }
  const kind = book && draft && kindOf(book, draft)
  if (!item || !draft || !kind || item.state === 'sent') {
    return (
      <Page title={m.queue_mend_title()} width="text">
        <EmptyState
          title={m.queue_mend_none()}
          action={<ButtonLink to="/queue">{m.queue_title()}</ButtonLink>}
        />
      </Page>
    )
  }
  return (
    <Page title={wordOf(kind.label)} part={{ colour: 'activity', word: m.queue_mend_title() }} width="text">
      <Mend key={item.id} item={item} draft={draft} book={book} />
    </Page>
  )
}

interface MendProps {
  readonly item: OutboxItem
  readonly draft: ActivityDraft
  readonly book: Book
}

function Mend({ item, draft, book }: MendProps): ReactNode {
  const me = useMe()
  const navigate = useNavigate()
  const form = `mend ${item.id}`
  const input = item.input as { reason?: string | null; baseVersion: number }
  const [reason, setReason] = useState(input.reason ?? '')
  const [start] = useState(() => typed.read<ActivityDraft>(me.accountId, form) ?? draft)
  const save = async (mended: ActivityDraft) => {
    await sendAgain(item.id, { ...input, draft: mended, reason: reason.trim() || null })
    typed.forget(me.accountId, form)
    sendWhenPossible()
    showToast({ message: m.queue_mended() })
    await navigate({ to: '/queue' })
  }
  const { refusal } = item
  return (
    <EntryForm
      book={book}
      structures={structuresOf(me, book)}
      today={todayOf(me)}
      start={start}
      onType={(next) => typed.write(me.accountId, form, next)}
      onSave={save}
      canGoOn={false}
      before={() =>
        refusal && (
          <Notice
            tone="error"
            title={
              isProblemCode(refusal.code)
                ? problemSentence(refusal.code, language(), refusal.data)
                : m.shell_problem_bug()
            }
          />
        )
      }
      after={() =>
        input.baseVersion > 0 && (
          <TextField
            label={m.activity_reason()}
            hint={m.activity_reason_hint()}
            value={reason}
            onChange={setReason}
            maxLength={500}
          />
        )
      }
    />
  )
}
