import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { dayOf, formatDate } from '../../../platform/format.ts'
import type { OutboxItem } from '../../../platform/outbox/database.ts'
import { useSent, useUnsent } from '../../../platform/outbox/live.ts'
import { useMe } from '../../../platform/session.ts'
import { Icon } from '../../../ui/icon.tsx'
import { type Book, inWords, todayOf } from '../../activity/api.ts'
import { activityIdOf, draftOf } from '../../record/api.ts'

const most = 6

/** What was noted today on this device, newest first, each with where it stands. */
export function NotedToday({ book }: { book: Book }): ReactNode {
  const me = useMe()
  const [unsent, sent] = [useUnsent(me.accountId) ?? [], useSent(me.accountId) ?? []]
  const noted = latestOfEach([...unsent, ...sent]).filter(
    (item) =>
      draftOf(item) &&
      item.network === me.network?.id &&
      dayOf(item.createdAt, me.network?.zone ?? 'Europe/Paris') === todayOf(me),
  )
  if (noted.length === 0) return null
  return (
    <section className="stack" aria-labelledby="noted">
      <h2 id="noted" className="section-title">
        {m.today_noted()}
      </h2>
      <ul className="noted">
        {noted.slice(0, most).map((item) => (
          <Noted key={item.id} item={item} book={book} />
        ))}
      </ul>
      {noted.length > most && <Link to="/queue">{m.today_noted_all()}</Link>}
    </section>
  )
}

/** The last word on each thing: what was taken back is no more. */
function latestOfEach(items: readonly OutboxItem[]): OutboxItem[] {
  const latest = new Map<string, OutboxItem>()
  for (const item of [...items].sort((a, b) => a.order - b.order)) {
    if (item.entry === 'activity.withdraw') latest.delete(item.thing)
    else if (item.entry === 'occurrence.withdrawAnswer') {
      for (const [id, said] of latest) if (said.thing === item.thing) latest.delete(id)
    } else latest.set(activityIdOf(item), item)
  }
  return [...latest.values()].sort((a, b) => b.order - a.order)
}

function Noted({ item, book }: { item: OutboxItem; book: Book }): ReactNode {
  const today = todayOf(useMe())
  const draft = draftOf(item)
  if (!draft) return null
  const { title, place, amounts } = inWords(book, draft)
  const where = [place, draft.day === today ? null : formatDate(draft.day), ...amounts]
  const words = (
    <>
      <span className="noted-what">
        <span className="noted-title">{title}</span>
        <span className="noted-where">{where.filter(Boolean).join(' · ')}</span>
      </span>
      <span className={`noted-state noted-${item.state}`}>
        <Icon name={icons[item.state]} size={20} />
        <span>{stateWords[item.state]()}</span>
      </span>
    </>
  )
  return (
    <li>
      {item.state === 'sent' ? (
        <Link className="noted-line" to="/activities/$id" params={{ id: activityIdOf(item) }}>
          {words}
        </Link>
      ) : (
        <Link className="noted-line" to="/queue">
          {words}
        </Link>
      )}
    </li>
  )
}

const icons = { waiting: 'waiting', refused: 'error', sent: 'check' } as const
const stateWords = {
  waiting: m.today_state_waiting,
  refused: m.today_state_refused,
  sent: m.today_state_sent,
} as const
