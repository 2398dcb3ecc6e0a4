import type { Occurrence } from '@maillage/contract/occurrence'
import { addDays } from '@maillage/contract/occurrence-rules'
import type { Instant } from '@maillage/contract/values'
import ICAL from 'ical.js'
import { firstOf } from './rules.ts'

interface CalendarFrame {
  readonly zone: string
  readonly now: Instant
  readonly siteNames: ReadonlyMap<string, string>
}

/** The plans as an iCalendar file (RFC 5545), times local to the zone, which the file describes. */
export function calendarOf(occurrences: readonly Occurrence[], frame: CalendarFrame): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Maillage//Maillage//FR')
  const firstYears = occurrences.map((occurrence) => Number(occurrence.firstDay.slice(0, 4)))
  const thisYear = Number(frame.now.slice(0, 4))
  calendar.addSubcomponent(zoneOf(frame.zone, { from: Math.min(thisYear, ...firstYears), to: thisYear + 5 }))
  for (const occurrence of occurrences) {
    const event = eventOf(occurrence, frame)
    if (event) calendar.addSubcomponent(event)
  }
  return calendar.toString()
}

/** One plan; null when it never happens. */
function eventOf(occurrence: Occurrence, { zone, now, siteNames }: CalendarFrame): ICAL.Component | null {
  // Calendars count the first moment as happening, whatever the rule says.
  const first = firstOf({ ...occurrence, exceptions: [] })
  if (!first) return null
  const event = new ICAL.Component('vevent')
  const at = (day: string) => ICAL.Time.fromDateTimeString(`${day}T${occurrence.startTime}:00`)
  event.updatePropertyWithValue('dtstart', at(first)).setParameter('tzid', zone)
  event.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(occurrence.durationMin * 60))
  event.updatePropertyWithValue('uid', `${occurrence.id}@maillage`)
  event.updatePropertyWithValue('sequence', occurrence.version)
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(now), true))
  event.updatePropertyWithValue('summary', occurrence.title)
  const place = siteNames.get(occurrence.usual.siteId ?? '')
  if (place) event.updatePropertyWithValue('location', place)
  event.updatePropertyWithValue('rrule', ruleOf(occurrence))
  for (const day of occurrence.exceptions) {
    event.addPropertyWithValue('exdate', at(day)).setParameter('tzid', zone)
  }
  return event
}

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const

function ruleOf({ recurrence, firstDay, lastDay }: Occurrence): ICAL.Recur {
  // In UTC, a whole day later: the last day ends somewhere within it, and nothing comes back so soon.
  const until = lastDay ? { until: ICAL.Time.fromDateTimeString(`${addDays(lastDay, 1)}T23:59:59Z`) } : {}
  if (recurrence.every === 'week') {
    return new ICAL.Recur({ freq: 'WEEKLY', interval: recurrence.interval, ...until })
  }
  const weekday = weekdays[ICAL.Time.fromDateString(firstDay).dayOfWeek() - 1]
  const rule = new ICAL.Recur({ freq: 'MONTHLY', ...until })
  rule.setComponent('BYDAY', [`${recurrence.nth}${weekday}`])
  return rule
}

/** The zone's changes of hour over some years, each written out: calendars that do not know its name need them. */
function zoneOf(zone: string, { from, to }: { from: number; to: number }): ICAL.Component {
  const offsetOf = offsetsIn(zone)
  const component = new ICAL.Component('vtimezone')
  component.updatePropertyWithValue('tzid', zone)
  const usual = Math.min(offsetOf(Date.UTC(from, 0, 1)), offsetOf(Date.UTC(from, 6, 1)))
  let before = offsetOf(Date.UTC(from, 0, 1))
  const describe = (moment: number, offset: number): void => {
    const part = new ICAL.Component(offset > usual ? 'daylight' : 'standard')
    const local = new Date(moment + before * 60_000).toISOString().slice(0, 19)
    part.updatePropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(local))
    part.updatePropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(before * 60))
    part.updatePropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(offset * 60))
    component.addSubcomponent(part)
    before = offset
  }
  describe(Date.UTC(from, 0, 1), before)
  for (let day = Date.UTC(from, 0, 2); day < Date.UTC(to, 11, 31); day += 24 * hourMs) {
    if (offsetOf(day) === before) continue
    let moment = day - 23 * hourMs
    while (offsetOf(moment) === before) moment += hourMs
    describe(moment, offsetOf(day))
  }
  return component
}

const hourMs = 3_600_000

/** Minutes ahead of UTC in a zone, at a moment. */
function offsetsIn(zone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  return (moment) => {
    const text = format.format(moment)
    const [, sign, hours, minutes] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(text) ?? []
    return hours === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
}
