import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDate } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { IconButton } from '../../../ui/button.tsx'
import { type Book, lineInWords, memberOf, structuresOf, wordOf } from '../../activity/api.ts'
import type { ChainEntry } from '../chain.ts'
import { unlinkActivities } from '../link.ts'

interface ChainProps {
  readonly entries: readonly ChainEntry[]
  /** The activity whose page this is. */
  readonly current: string
  readonly book: Book
}

/** A chain as one line down the years: what was done, which programme it was, and how it came out of what was before. */
export function Chain({ entries, current, book }: ChainProps): ReactNode {
  return (
    <ol className="chain">
      {entries.map((entry) => (
        <Entry key={entry.activity.id} entry={entry} isCurrent={entry.activity.id === current} book={book} />
      ))}
    </ol>
  )
}

interface EntryProps {
  readonly entry: ChainEntry
  readonly isCurrent: boolean
  readonly book: Book
}

function Entry({ entry: { activity, from }, isCurrent, book }: EntryProps): ReactNode {
  const { title, place, amounts } = lineInWords(book, activity)
  const name = nameOf(book, activity.dimensions) ?? title
  const words = (
    <>
      <span className="chain-year figures">{activity.day.slice(0, 4)}</span>
      <span className="chain-name">{name}</span>
    </>
  )
  return (
    <li
      className={isCurrent ? 'chain-entry chain-current' : 'chain-entry'}
      aria-current={isCurrent || undefined}
    >
      {from.map(({ link, activity: before }) => (
        <From key={link.id} link={link} before={before} book={book} />
      ))}
      <p className="chain-head">
        {isCurrent ? (
          <strong className="chain-open">{words}</strong>
        ) : (
          <Link className="chain-open" to="/activities/$id" params={{ id: activity.id }}>
            {words}
          </Link>
        )}
      </p>
      <p className="soft small figures">
        {[name === title ? undefined : title, place, formatDate(activity.day), ...amounts]
          .filter(Boolean)
          .join(' · ')}
        {isCurrent && <span className="aside-aloud"> ({m.series_this_one()})</span>}
      </p>
    </li>
  )
}

/** What a chain is known by: its programme, or else the type of action. */
function nameOf(book: Book, { programme, action_type: type }: Readonly<Record<string, string>>) {
  const member = programme
    ? memberOf(book, 'programme', programme)
    : type
      ? memberOf(book, 'action_type', type)
      : undefined
  return member && wordOf(member.label)
}

function From({
  link,
  before,
  book,
}: {
  link: ChainEntry['from'][number]['link']
  before: ChainEntry['activity']
  book: Book
}): ReactNode {
  const me = useMe()
  const own = structuresOf(me, book).some((structure) => structure.id === before.structureId)
  const day = formatDate(before.day)
  return (
    <p className="chain-from">
      <span>{link.type === 'grewInto' ? m.series_grew_from({ day }) : m.series_continues({ day })}</span>
      {own && (
        <IconButton
          icon="cross"
          label={m.series_unlink({ day })}
          onClick={() => void unlinkActivities(me.accountId, link)}
        />
      )}
    </p>
  )
}
