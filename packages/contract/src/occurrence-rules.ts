import type { Occurrence, OccurrenceDraft } from './occurrence.ts'
import type { Day } from './values.ts'

/** What says on which days something comes back. */
export type Plan = Pick<OccurrenceDraft, 'firstDay' | 'lastDay' | 'recurrence' | 'exceptions'>

/** How far back a day may wait for its answer before it is no longer asked. */
export const askedForDays = 60

const dayMs = 86_400_000
/** Days counted from 1 January 1970, where arithmetic is plain. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs
const dayAt = (number: number): Day => new Date(number * dayMs).toISOString().slice(0, 10) as Day

/** The calendar day so many days later, or earlier when negative. */
export const addDays = (day: string, days: number): Day => dayAt(numberOf(day) + days)

/** The days of a plan between two days, both included, without its exceptions; rising. */
export function daysBetween(plan: Plan, from: Day, to: Day): Day[] {
  const first = Math.max(numberOf(from), numberOf(plan.firstDay))
  const last = Math.min(
    numberOf(to),
    plan.lastDay === null ? Number.POSITIVE_INFINITY : numberOf(plan.lastDay),
  )
  if (first > last) return []
  const numbers =
    plan.recurrence.every === 'week'
      ? weekly(numberOf(plan.firstDay), 7 * plan.recurrence.interval, { first, last })
      : monthly(plan, plan.recurrence.nth, { first, last })
  return numbers.map(dayAt).filter((day) => !plan.exceptions.includes(day))
}

interface Bounds {
  readonly first: number
  readonly last: number
}

function weekly(start: number, step: number, { first, last }: Bounds): number[] {
  const found: number[] = []
  for (let number = start + Math.ceil((first - start) / step) * step; number <= last; number += step) {
    found.push(number)
  }
  return found
}

function monthly(plan: Plan, nth: number, { first, last }: Bounds): number[] {
  const weekday = new Date(`${plan.firstDay}T00:00:00Z`).getUTCDay()
  const begin = new Date(first * dayMs)
  const found: number[] = []
  for (let month = 0; ; month += 1) {
    const number = nthWeekday(begin.getUTCFullYear(), begin.getUTCMonth() + month, { weekday, nth })
    if (number > last) return found
    if (number >= first) found.push(number)
  }
}

/** The nth of a weekday in a month (from 0; past 11 the years go on), or the last one for -1. */
function nthWeekday(year: number, month: number, { weekday, nth }: { weekday: number; nth: number }): number {
  if (nth === -1) {
    const last = new Date(Date.UTC(year, month + 1, 0))
    return last.getTime() / dayMs - ((last.getUTCDay() - weekday + 7) % 7)
  }
  const first = new Date(Date.UTC(year, month, 1))
  return first.getTime() / dayMs + ((weekday - first.getUTCDay() + 7) % 7) + 7 * (nth - 1)
}

/** The first days of a plan from a day on, at most `count`; none once it has ended. */
export function nextDays(plan: Plan, from: Day, count: number): Day[] {
  const begin = from > plan.firstDay ? from : plan.firstDay
  // Eight weeks are the longest interval; some days may be left out.
  return daysBetween(plan, begin, addDays(begin, 7 * 8 * (count + plan.exceptions.length))).slice(0, count)
}

/** Which nth weekday of its month a day is: 1 to 4, or -1 for the fifth, which only "the last" can name. */
export function nthOf(day: string): 1 | 2 | 3 | 4 | -1 {
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  return nth === 1 || nth === 2 || nth === 3 || nth === 4 ? nth : -1
}

/** Names one day of one plan. */
export const dayKey = (occurrenceId: string, day: string): string => `${occurrenceId} ${day}`

/** The days up to today that ask whether they were held, newest first; `answered` holds the keys of those that were. */
export function dueDays(
  occurrences: readonly Occurrence[],
  answered: ReadonlySet<string>,
  today: Day,
): { occurrence: Occurrence; day: Day }[] {
  const since = addDays(today, -askedForDays)
  return occurrences
    .flatMap((occurrence) =>
      daysBetween(occurrence, since, today)
        .filter((day) => !answered.has(dayKey(occurrence.id, day)))
        .map((day) => ({ occurrence, day })),
    )
    .sort((a, b) =>
      a.day < b.day ? 1 : a.day > b.day ? -1 : a.occurrence.startTime < b.occurrence.startTime ? -1 : 1,
    )
}
