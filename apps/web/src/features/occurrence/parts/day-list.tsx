import type { Occurrence, OccurrenceDay } from '@maillage/contract/occurrence'
import type { Day } from '@maillage/contract/values'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { formatDayInYear } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { type Book, todayOf } from '../../activity/api.ts'
import { askAgain } from '../answer.ts'
import { useDays } from '../plans.ts'
import { capital } from '../words.ts'
import { AnswerButtons } from './answer-buttons.tsx'
import { DayState } from './day-state.tsx'

interface DayListProps {
  readonly plan: Occurrence
  readonly book: Book
}

/** The days of one plan in a year, newest first: those held, those not and why, those that wait for an answer. */
export function DayList({ plan, book }: DayListProps): ReactNode {
  const today = todayOf(useMe())
  const [firstYear, thisYear] = [plan.firstDay, today].map((day) => Number(day.slice(0, 4))) as [
    number,
    number,
  ]
  const [year, setYear] = useState(thisYear)
  const { days, error, waiting } = useDays({
    id: plan.id,
    from: `${year}-01-01` as Day,
    to: `${year}-12-31` as Day,
  })
  const past = (days ?? []).filter(({ day, answer }) => day <= today || answer).reverse()
  return (
    <section className="stack" aria-labelledby="days">
      <div className={firstYear < thisYear ? 'month-head' : undefined}>
        {firstYear < thisYear && (
          <IconButton
            icon="left"
            label={m.occurrence_year_before()}
            disabled={year <= firstYear}
            onClick={() => setYear(year - 1)}
          />
        )}
        <h2 id="days" className="month-title" aria-live="polite">
          {m.occurrence_days_of({ year: String(year) })}
        </h2>
        {firstYear < thisYear && (
          <IconButton
            icon="right"
            label={m.occurrence_year_after()}
            disabled={year >= thisYear}
            onClick={() => setYear(year + 1)}
          />
        )}
      </div>
      {waiting && <Skeleton lines={5} />}
      {!waiting && !days && <Notice title={sentenceOf(error)} />}
      {days && <Summary days={past} />}
      <ul className="answered-days">
        {past.map((day) => (
          <DayLine key={day.day} {...{ day, plan, book, today }} />
        ))}
      </ul>
    </section>
  )
}

/** The work of the year in one line; a day that was not held was work too. */
function Summary({ days }: { days: readonly OccurrenceDay[] }): ReactNode {
  const count = (outcome: string | undefined) =>
    days.filter(({ answer }) => answer?.outcome === outcome).length
  const parts = [
    [count('held'), m.occurrence_count_held] as const,
    [count('notHeld'), m.occurrence_count_not_held] as const,
    [count(undefined), m.occurrence_count_open] as const,
  ].flatMap(([amount, words]) => (amount > 0 ? [words({ count: amount })] : []))
  return <p className="figures soft">{days.length > 0 ? parts.join(' · ') : m.occurrence_no_day_yet()}</p>
}

interface DayLineProps extends DayListProps {
  readonly day: OccurrenceDay
  readonly today: string
}

function DayLine({ day, plan, book, today }: DayLineProps): ReactNode {
  const owner = useMe().accountId
  const { answer } = day
  const asks = !answer && day.day <= today && !plan.withdrawn
  const date = capital(formatDayInYear(day.day))
  return (
    <li className={day.day === today ? 'answered-day day-today' : 'answered-day'}>
      <span className="day-date">
        {date}
        {!day.planned && <span className="day-detail">{m.occurrence_not_planned()}</span>}
      </span>
      {!asks && <DayState day={day} book={book} today={today} />}
      {asks && <AnswerButtons due={{ occurrence: plan, day: day.day }} book={book} />}
      {answer && (
        <IconButton
          icon="undo"
          label={m.occurrence_ask_again({ day: date })}
          onClick={() => void askAgain({ owner, id: plan.id, day: day.day }, answer)}
        />
      )}
    </li>
  )
}
