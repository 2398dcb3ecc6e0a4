import type { ActivityDraftInput } from '@maillage/contract/activity'
import { Day } from '@maillage/contract/values'
import type { DemoAmount, DemoRecent, DemoSeries } from './import.ts'

/** Numbers from 0 to 1 (excluded), the same ones each time for the same seed (mulberry32). */
export function seededRandom(seed: string): () => number {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619),
    2_166_136_261,
  )
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Split {
  readonly total: number
  readonly parts: number
  /** Every part is a multiple of it. */
  readonly step: number
  readonly least: number
  readonly random: () => number
}

/** Uneven parts, none under `least`, that add up to the total exactly; RangeError when there is not enough for all. */
export function splitTotal({ total, parts, step, least, random }: Split): number[] {
  const leastUnits = Math.round(least / step)
  const free = Math.round(total / step) - leastUnits * parts
  if (free < 0) throw new RangeError(`${total} cannot give ${parts} parts of at least ${least}.`)
  const weights = Array.from({ length: parts }, () => 0.4 + random())
  const whole = weights.reduce((a, b) => a + b, 0)
  let given = 0
  let weighed = 0
  return weights.map((weight) => {
    weighed += weight
    const upTo = Math.round((free * weighed) / whole)
    const units = leastUnits + upTo - given
    given = upTo
    return units * step
  })
}

/** Hours are counted in quarters, everything else in units. */
const stepOf = (measure: string): number => (measure.startsWith('hours') ? 0.25 : 1)

/** The amounts of one measure, one per record. */
export function amountsOf(amount: DemoAmount, parts: number, random: () => number): number[] {
  if ('total' in amount) {
    return splitTotal({
      total: amount.total,
      parts,
      step: stepOf(amount.measure),
      least: amount.least,
      random,
    })
  }
  if ('each' in amount) return Array.from({ length: parts }, () => amount.each)
  const [low, high] = amount.between
  return Array.from({ length: parts }, () => low + Math.floor(random() * (high - low + 1)))
}

const millisecondsADay = 86_400_000

/** The day that many days later (or, below zero, earlier). */
export const addDays = (day: Day, days: number): Day =>
  Day.parse(new Date(Date.parse(`${day}T00:00:00Z`) + days * millisecondsADay).toISOString().slice(0, 10))

interface Calendar {
  readonly from: Day
  readonly to: Day
  readonly weekdays: readonly number[]
  readonly months?: readonly number[] | undefined
}

/** As many days of a calendar, in order and evenly apart; some repeat when there are fewer days than asked. */
export function spreadDays({ from, to, weekdays, months }: Calendar, count: number): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
    const month = Number(day.slice(5, 7))
    if (weekdays.includes(weekday) && (months?.includes(month) ?? true)) days.push(day)
  }
  return Array.from(
    { length: count },
    (_, index) => days[Math.floor(((index + 0.5) * days.length) / count)],
  ).filter((day) => day !== undefined)
}

/** The last day up to today that falls on a weekday (1 Monday to 7 Sunday). */
export function lastWeekday(today: Day, weekday: number): Day {
  const now = new Date(`${today}T00:00:00Z`).getUTCDay() || 7
  return addDays(today, -((now - weekday + 7) % 7))
}

/** A record to be made: what a person would have typed, without the ids that only the network knows. */
export interface DemoRecord {
  readonly key: string
  readonly day: Day
  readonly values: NonNullable<ActivityDraftInput['values']>
}

/** The records of one year of a series; their amounts add up to its totals. */
export function recordsOfYear(series: DemoSeries, year: string): DemoRecord[] {
  const plan = series.years[year]
  if (!plan) return []
  const { weekdays, months } = series
  const calendar = { from: Day.parse(`${year}-01-02`), to: Day.parse(`${year}-12-30`), weekdays, months }
  return makeRecords(`${series.key}_${year}`, spreadDays(calendar, plan.records), plan.values)
}

/** Records of the last days up to today. */
export function recentRecords(recent: DemoRecent, today: Day): DemoRecord[] {
  const { weekdays } = recent
  const calendar = { from: addDays(today, -recent.withinDays), to: today, weekdays }
  return makeRecords(recent.key, spreadDays(calendar, recent.records), recent.values)
}

function makeRecords(key: string, days: readonly Day[], amounts: readonly DemoAmount[]): DemoRecord[] {
  const random = seededRandom(key)
  const columns = amounts.map((amount) => ({ ...amount, parts: amountsOf(amount, days.length, random) }))
  return days.map((day, index) => ({
    key: `${key}_${index + 1}`,
    day,
    values: columns
      .map(({ measure, member, parts }) => ({
        measure,
        member,
        state: 'observed' as const,
        amount: parts[index] ?? 0,
      }))
      // Nobody types a nought in each line of a grid.
      .filter(({ member, amount }) => amount > 0 || Object.keys(member).length === 0),
  }))
}
