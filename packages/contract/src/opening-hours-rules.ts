/** Open on one weekday (1 Monday to 7 Sunday) from one wall time 'HH:MM' to another. */
export interface WeeklyRange {
  readonly day: number
  readonly from: string
  readonly to: string
}

/** Why a week cannot stand: the first range that ends before it begins, or meets another; null when it can. */
export function openingIssue(ranges: readonly WeeklyRange[]): 'backwards' | 'overlap' | null {
  if (ranges.some(({ from, to }) => from >= to)) return 'backwards'
  const sorted = sortRanges(ranges)
  const meets = sorted.some((range, index) => {
    const next = sorted[index + 1]
    return next !== undefined && next.day === range.day && next.from < range.to
  })
  return meets ? 'overlap' : null
}

/** The ranges of a week in the order of the clock. */
export const sortRanges = <Range extends WeeklyRange>(ranges: readonly Range[]): Range[] =>
  [...ranges].sort((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1))

/** Whether a place is open on a weekday (1 Monday to 7 Sunday) at an hour 'HH:MM'. */
export const isOpenAt = (
  hours: { readonly ranges: readonly WeeklyRange[] },
  day: number,
  time: string,
): boolean => hours.ranges.some((range) => range.day === day && range.from <= time && time < range.to)
