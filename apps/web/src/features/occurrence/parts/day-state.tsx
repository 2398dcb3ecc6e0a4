import type { OccurrenceDay } from '@maillage/contract/occurrence'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Icon } from '../../../ui/icon.tsx'
import { type Book, lineInWords, memberOf, wordOf } from '../../activity/api.ts'

interface DayStateProps {
  readonly day: OccurrenceDay
  readonly book: Book
  readonly today: string
}

/** What became of a day, by a shape and in words: held and what was recorded, not held and why, without answer, to come. */
export function DayState({ day: { day, answer }, book, today }: DayStateProps): ReactNode {
  if (!answer) {
    const isPast = day <= today
    return (
      <span className={`day-state ${isPast ? 'day-open' : 'day-ahead'}`}>
        <Icon name={isPast ? 'waiting' : 'calendar'} size={20} />
        {isPast ? m.occurrence_state_open() : m.occurrence_state_ahead()}
      </span>
    )
  }
  if (answer.outcome === 'notHeld') {
    const reason = memberOf(book, 'not_held_reason', answer.reason ?? '')
    return (
      <span className="day-state day-not-held">
        <Icon name="minus" size={20} />
        <span>
          {m.occurrence_state_not_held()}
          {reason && <span className="day-detail">{wordOf(reason.label)}</span>}
        </span>
      </span>
    )
  }
  return <Held answer={answer} book={book} />
}

function Held({
  answer: { activity },
  book,
}: {
  answer: NonNullable<OccurrenceDay['answer']>
  book: Book
}): ReactNode {
  const words = activity ? lineInWords(book, activity).amounts.join(' · ') : ''
  return (
    <span className={activity?.withdrawn ? 'day-state day-not-held' : 'day-state day-held'}>
      <Icon name="check" size={20} />
      <span>
        {m.occurrence_state_held()}
        {activity && (
          <Link className="day-detail" to="/activities/$id" params={{ id: activity.id }}>
            {activity.withdrawn ? m.occurrence_taken_out() : words || m.occurrence_open_record()}
          </Link>
        )}
      </span>
    </span>
  )
}
