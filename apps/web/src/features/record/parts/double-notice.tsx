import type { ActivityDraft } from '@maillage/contract/activity'
import type { Kind } from '@maillage/contract/catalogue'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatRelativeDay } from '../../../platform/format.ts'
import { useUnsent } from '../../../platform/outbox/live.ts'
import { orpc } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'
import { isWholeDay } from '../../../ui/day-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { type Book, inWords, lineInWords, todayOf, wordOf } from '../../activity/api.ts'
import { draftOf } from '../api.ts'

interface DoubleProps {
  readonly draft: ActivityDraft
  readonly kind: Kind
  readonly book: Book
}

/** Says when the same seems to be recorded already, or comes by itself: a sentence, never a wall. */
export function DoubleNotice({ draft, kind, book }: DoubleProps): ReactNode {
  return (
    <>
      {kind.producedBy && (
        <Notice title={m.record_produced_title({ kind: wordOf(kind.shortLabel) })}>
          <p>{m.record_produced_text()}</p>
        </Notice>
      )}
      <SameDay draft={draft} kind={kind} book={book} />
    </>
  )
}

function SameDay({ draft, kind, book }: DoubleProps): ReactNode {
  const me = useMe()
  const { structureId, siteId, day } = draft
  const dayIsWhole = isWholeDay(day)
  const answer = useQuery(
    orpc.activity.list.queryOptions({
      input: { kind: kind.code, structureId, from: day, to: day, ...(siteId && { siteId }), pageSize: 3 },
      enabled: dayIsWhole && (siteId !== null || kind.site === 'none'),
    }),
  )
  const waiting = (useUnsent(me.accountId) ?? []).flatMap((item) => {
    const other = draftOf(item)
    const same = other?.kind === kind.code && other.day === day && other.siteId === siteId
    return other && same && (siteId !== null || kind.site === 'none') ? [other] : []
  })
  const line = answer.data?.lines[0]
  const known = waiting[0] ? inWords(book, waiting[0]) : line && lineInWords(book, line)
  if (!known) return null
  const when = formatRelativeDay(day, todayOf(me))
  return (
    <Notice
      title={m.record_double_title({ kind: known.title, place: known.place, day: when })}
      actions={
        line && (
          <Link to="/activities/$id" params={{ id: line.id }}>
            {m.record_double_open()}
          </Link>
        )
      }
    >
      <p>
        {known.amounts.length > 0 && `${known.amounts.join(' · ')}. `}
        {m.record_double_text()}
      </p>
    </Notice>
  )
}
