import type { Occurrence } from '@maillage/contract/occurrence'
import type { Instant } from '@maillage/contract/values'
import ICAL from 'ical.js'
import { ruleOf } from './rules.ts'

/** The plans as an iCalendar file (RFC 5545), times local to the zone. */
export function calendarOf(
  occurrences: readonly Occurrence[],
  { zone, now }: { zone: string; now: Instant },
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.updatePropertyWithValue('version', '2.0')
  calendar.updatePropertyWithValue('prodid', '-//Maillage//Maillage//FR')
  for (const occurrence of occurrences) calendar.addSubcomponent(eventOf(occurrence, { zone, now }))
  return calendar.toString()
}

function eventOf(occurrence: Occurrence, { zone, now }: { zone: string; now: Instant }) {
  const event = new ICAL.Component('vevent')
  const start = ICAL.Time.fromDateTimeString(`${occurrence.firstDay}T${occurrence.startTime}:00`)
  const begins = event.updatePropertyWithValue('dtstart', start)
  begins.setParameter('tzid', zone)
  event.updatePropertyWithValue('duration', ICAL.Duration.fromSeconds(occurrence.durationMin * 60))
  event.updatePropertyWithValue('uid', `${occurrence.id}@maillage`)
  event.updatePropertyWithValue('dtstamp', ICAL.Time.fromJSDate(new Date(now), true))
  event.updatePropertyWithValue('summary', occurrence.title)
  event.updatePropertyWithValue('rrule', ruleOf(occurrence))
  for (const day of occurrence.exceptions) {
    const except = event.addPropertyWithValue(
      'exdate',
      ICAL.Time.fromDateTimeString(`${day}T${occurrence.startTime}:00`),
    )
    except.setParameter('tzid', zone)
  }
  return event
}
