/**
 * The ISO date, with the time when one is given, of a date as instruments print it; null when it can be read in two ways.
 * `dayFirst` for formats known to print day/month/year.
 */
export function isoDate(
  dateText: string,
  timeText = '',
  options: { dayFirst?: boolean } = {},
): string | null {
  const parts = /(\d{1,4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,4})/.exec(dateText)
  if (parts === null) return null
  const [one, two, three] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const day = dayOf([one, two, three], options.dayFirst ?? false)
  if (day === null) return null
  const time = /(\d{1,2}):(\d{2})(?:[:.](\d{2}))?/.exec(
    timeText || dateText.slice(parts.index + parts[0].length),
  )
  if (time === null || Number(time[1]) > 23 || Number(time[2]) > 59) return day
  return `${day}T${(time[1] ?? '').padStart(2, '0')}:${time[2]}:${time[3] ?? '00'}`
}

function dayOf([one, two, three]: readonly [number, number, number], dayFirst: boolean): string | null {
  if (one > 31) return toIso(fullYear(one), two, three)
  if (three <= 31) return null
  if (dayFirst || one > 12) return toIso(fullYear(three), two, one)
  return two > 12 || one === two ? toIso(fullYear(three), one, two) : null
}

const fullYear = (year: number): number => (year < 100 ? 1900 + year : year)

/** `2011-09-20`, or null when there is no such day. */
export function toIso(year: number, month: number, day: number): string | null {
  const exists = year > 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1
  if (!exists || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
