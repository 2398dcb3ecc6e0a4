import { z } from 'zod'

/** An hour of the day on the wall, 'HH:MM'; '24:00' is midnight at the end of the day. */
export const WallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/)

/** Open on one weekday (1 Monday to 7 Sunday) from one hour to another; past midnight is a second range. */
export const OpeningRange = z.object({ day: z.number().int().min(1).max(7), from: WallTime, to: WallTime })
export type OpeningRange = z.infer<typeof OpeningRange>

/** A usual week; what does not fit one (holidays, every other week) is said in the note. No range: always closed. */
export const OpeningHours = z
  .object({ ranges: z.array(OpeningRange).max(28), note: z.string().trim().max(300).default('') })
  .refine(({ ranges }) => openingIssue(ranges) === null, { path: ['ranges'] })
export type OpeningHours = z.infer<typeof OpeningHours>

/** Why a week cannot stand: the first range that ends before it begins, or meets another; null when it can. */
export function openingIssue(ranges: readonly OpeningRange[]): 'backwards' | 'overlap' | null {
  if (ranges.some(({ from, to }) => from >= to)) return 'backwards'
  const sorted = sortRanges(ranges)
  const meets = sorted.some((range, index) => {
    const next = sorted[index + 1]
    return next !== undefined && next.day === range.day && next.from < range.to
  })
  return meets ? 'overlap' : null
}

/** The ranges of a week in the order of the clock. */
export const sortRanges = (ranges: readonly OpeningRange[]): OpeningRange[] =>
  [...ranges].sort((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1))

/** Whether a place is open on a weekday (1 Monday to 7 Sunday) at an hour 'HH:MM'. */
export const isOpenAt = (hours: OpeningHours, day: number, time: string): boolean =>
  hours.ranges.some((range) => range.day === day && range.from <= time && time < range.to)
