import type { Occurrence, OccurrenceDay } from '@maillage/contract/occurrence'
import type { Day } from '@maillage/contract/values'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { formatDayInYear, formatMonth } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { IconButton } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { type Book, todayOf } from '../../activity/api.ts'
import { useDays } from '../plans.ts'
import { capital, hoursInWords } from '../words.ts'
import { DayState } from './day-state.tsx'

interface MonthViewProps {
  readonly plans: readonly Occurrence[]
  readonly book: Book
  /** 'YYYY-MM'; this month unless told. */
  readonly month: string | undefined
  readonly onMonth: (month: string) => void
}

/** One month, day after day: what was held, what was not, what is to come. */
export function MonthView({ plans, book, month, onMonth }: MonthViewProps): ReactNode {
  const today = todayOf(useMe())
  const shown = month && /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? month : today.slice(0, 7)
  const { days, error, waiting } = useDays({ from: `${shown}-01` as Day, to: lastDayOf(shown) })
  const rows = (days ?? []).flatMap((day) => {
    const plan = plans.find((each) => each.id === day.occurrenceId)
    return plan ? [{ ...day, plan }] : []
  })
  const dates = [...new Set(rows.map(({ day }) => day))]
  return (
    <div className="stack">
      <div className="month-head">
        <IconButton
          icon="left"
          label={m.occurrence_month_before()}
          onClick={() => onMonth(moved(shown, -1))}
        />
        <h2 className="month-title" aria-live="polite">
          {capital(formatMonth(`${shown}-01`))}
        </h2>
        <IconButton
          icon="right"
          label={m.occurrence_month_after()}
          onClick={() => onMonth(moved(shown, 1))}
        />
      </div>
      {waiting && <Skeleton lines={5} />}
      {!waiting && !days && <Notice title={sentenceOf(error)} />}
      {days && rows.length === 0 && <p className="soft">{m.occurrence_month_empty()}</p>}
      <ol className="month">
        {dates.map((date) => (
          <li key={date} className={date === today ? 'month-day month-today' : 'month-day'}>
            <h3 className="month-date">{capital(formatDayInYear(date))}</h3>
            <ul className="month-rows">
              {rows
                .filter(({ day }) => day === date)
                .sort((a, b) => (a.plan.startTime < b.plan.startTime ? -1 : 1))
                .map((row) => (
                  <MonthRow key={row.occurrenceId} row={row} book={book} today={today} />
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </div>
  )
}

interface MonthRowProps {
  readonly row: OccurrenceDay & { readonly plan: Occurrence }
  readonly book: Book
  readonly today: string
}

function MonthRow({ row, book, today }: MonthRowProps): ReactNode {
  return (
    <li className="month-row">
      <Link to="/occurrences/$id" params={{ id: row.plan.id }}>
        {row.plan.title}
      </Link>
      <span className="soft small">{hoursInWords(row.plan)}</span>
      <DayState day={row} book={book} today={today} />
    </li>
  )
}

function lastDayOf(month: string): Day {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) as Day
}

function moved(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
