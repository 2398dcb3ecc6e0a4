import { Day, Instant } from '@maillage/contract/values'

/** The moment as the wire writes it: UTC, milliseconds, 'Z'. */
export const instantOf = (date: Date): Instant => Instant.parse(date.toISOString())

/** The calendar day of a moment in an IANA zone, 'YYYY-MM-DD'. */
export function dayIn(zone: string, instant: Instant): Day {
  // The Swedish locale writes ISO dates.
  return Day.parse(
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(new Date(instant)),
  )
}

/** The days from 1 January to 31 December of a year. */
export function yearPeriod(year: number): { from: Day; to: Day } {
  return { from: Day.parse(`${year}-01-01`), to: Day.parse(`${year}-12-31`) }
}

/** The first day of the day's month, as rollups are kept. */
export const monthOf = (day: string): Day => Day.parse(`${day.slice(0, 7)}-01`)
