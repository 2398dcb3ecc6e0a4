import type { OccurrenceDraft } from '@maillage/contract/occurrence'
import { Day } from '@maillage/contract/values'
import ICAL from 'ical.js'

/** A plan as calendars write it (RFC 5545): weekly, or on the nth weekday of the month, from its first day on. */
export function ruleOf({
  recurrence,
  firstDay,
  lastDay,
}: Pick<OccurrenceDraft, 'recurrence' | 'firstDay' | 'lastDay'>) {
  const until = lastDay ? { until: ICAL.Time.fromDateString(lastDay) } : {}
  if (recurrence.every === 'week')
    return new ICAL.Recur({ freq: 'WEEKLY', interval: recurrence.interval, ...until })
  const weekday = weekdays[ICAL.Time.fromDateString(firstDay).dayOfWeek() - 1]
  const rule = new ICAL.Recur({ freq: 'MONTHLY', ...until })
  rule.setComponent('BYDAY', [`${recurrence.nth}${weekday}`])
  return rule
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

/** The days of a plan between two days, both included, without its exceptions; rising. */
export function daysBetween(plan: OccurrenceDraft, from: Day, to: Day): Day[] {
  const days = ruleOf(plan).iterator(ICAL.Time.fromDateString(plan.firstDay))
  const found: Day[] = []
  for (let next = days.next(); next; next = days.next()) {
    const day = Day.parse(next.toString().slice(0, 10))
    if (day > to) break
    if (day >= from && !plan.exceptions.includes(day)) found.push(day)
  }
  return found
}

/** How far back a day may wait for its answer before it is no longer asked. */
export const askedForDays = 60
