import type { Occurrence, OccurrenceDraft } from '@maillage/contract/occurrence'
import { addDays, daysBetween } from '@maillage/contract/occurrence-rules'
import { Day, Instant, OccurrenceId, SiteId, StructureId } from '@maillage/contract/values'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { calendarOf } from './export.ts'

const siteId = SiteId.parse('018f0000-0000-7000-8000-000000000003')
const frame = {
  zone: 'Europe/Paris',
  now: Instant.parse('2026-03-05T10:00:00.000Z'),
  siteNames: new Map([[siteId as string, 'Héricourt, Mission locale']]),
}

const occurrence = (more: Partial<OccurrenceDraft> = {}): Occurrence => ({
  id: OccurrenceId.parse('018f0000-0000-7000-8000-000000000002'),
  version: 3,
  structureId: StructureId.parse('018f0000-0000-7000-8000-000000000001'),
  withdrawn: false,
  title: 'Permanence, Héricourt; sur rendez-vous',
  usual: {
    kind: 'permanence',
    kindVersion: 1,
    day: Day.parse('2024-01-03'),
    structureId: StructureId.parse('018f0000-0000-7000-8000-000000000001'),
    coStructureId: null,
    siteId,
    dimensions: {},
    tags: {},
    texts: {},
    values: [],
  },
  firstDay: Day.parse('2024-01-03'),
  lastDay: null,
  recurrence: { every: 'week', interval: 2 },
  startTime: '14:00',
  durationMin: 120,
  exceptions: [],
  ...more,
})

/** The file as another calendar reads it: its event, and the moments it finds, in UTC. */
function reread(plan: Occurrence, { zone = frame.zone, count = 12 } = {}) {
  const calendar = new ICAL.Component(ICAL.parse(calendarOf([plan], { ...frame, zone })))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
  const described = calendar.getFirstSubcomponent('vtimezone')
  const timezone = new ICAL.Timezone({ component: described ?? undefined, tzid: zone })
  event.startDate.zone = timezone
  const iterator = event.iterator()
  const moments: { day: string; utc: string }[] = []
  for (let next = iterator.next(); next && moments.length < count; next = iterator.next()) {
    const local = next.clone()
    local.zone = timezone
    moments.push({
      day: next.toString().slice(0, 10),
      utc: local.convertToZone(ICAL.Timezone.utcTimezone).toString(),
    })
  }
  return { event, moments, text: calendarOf([plan], { ...frame, zone }) }
}

describe('the calendar file', () => {
  it.each<[string, Partial<OccurrenceDraft>]>([
    ['every other week', {}],
    [
      'every week until a day',
      { recurrence: { every: 'week', interval: 1 }, lastDay: Day.parse('2024-02-07') },
    ],
    ['on the second Wednesday', { recurrence: { every: 'month', nth: 2 } }],
    ['on the last Wednesday', { recurrence: { every: 'month', nth: -1 } }],
    ['with days left out', { exceptions: [Day.parse('2024-01-03'), Day.parse('2024-01-31')] }],
    [
      'begun between two of its days',
      { recurrence: { every: 'month', nth: 1 }, firstDay: Day.parse('2024-01-10') },
    ],
  ])('names the same days as the product: %s', (_, more) => {
    const plan = occurrence(more)
    const { moments } = reread(plan)
    const known = daysBetween(plan, plan.firstDay, addDays(plan.firstDay, 800))
    expect(moments.map(({ day }) => day)).toEqual(known.slice(0, 12))
  })

  it('keeps the hour of the wall on both sides of the change of hour', () => {
    const { moments } = reread(occurrence({ firstDay: Day.parse('2026-03-18') }))
    expect(moments.slice(0, 2).map(({ utc }) => utc)).toEqual([
      '2026-03-18T13:00:00Z',
      '2026-04-01T12:00:00Z',
    ])
  })

  it('ends on its last day in a zone behind UTC, late in the evening', () => {
    const plan = occurrence({
      recurrence: { every: 'week', interval: 1 },
      lastDay: Day.parse('2024-01-17'),
      startTime: '22:00',
    })
    const { moments } = reread(plan, { zone: 'America/Guadeloupe' })
    expect(moments.at(-1)).toEqual({ day: '2024-01-17', utc: '2024-01-18T02:00:00Z' })
  })

  it('says what, where and how long, and which version', () => {
    const { event, text } = reread(occurrence())
    expect(event.summary).toBe('Permanence, Héricourt; sur rendez-vous')
    expect(event.location).toBe('Héricourt, Mission locale')
    expect(event.duration.toSeconds()).toBe(7200)
    expect(event.sequence).toBe(3)
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20240103T140000')
    expect(text).toMatch(/BEGIN:VTIMEZONE[\s\S]+BEGIN:DAYLIGHT/)
  })

  it('is empty of events when nothing comes back', () => {
    expect(calendarOf([], frame)).not.toContain('VEVENT')
    const never = occurrence({ lastDay: Day.parse('2023-01-01') })
    expect(calendarOf([never], frame)).not.toContain('VEVENT')
  })
})
