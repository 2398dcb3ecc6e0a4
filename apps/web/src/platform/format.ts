import { language } from './language.ts'

/** Intl's formats are slow to make and quick to use: one of each kind per language. */
const kept = new Map<string, unknown>()
function once<T>(key: string, make: (locale: string) => T): T {
  const locale = language() === 'fr' ? 'fr-FR' : 'en-GB'
  const found = kept.get(locale + key) as T | undefined
  if (found !== undefined) return found
  const made = make(locale)
  kept.set(locale + key, made)
  return made
}

/** A calendar day as a moment that falls on it in UTC, where days are formatted. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`)

const dayFormat = (key: string, options: Intl.DateTimeFormatOptions) =>
  once(key, (locale) => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }))

/** 1 234,5 in French (narrow no-break space, comma), 1,234.5 in English; at most `decimals` decimals, 2 unless told. */
export function formatNumber(amount: number, decimals = 2): string {
  return once(
    `n${decimals}`,
    (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }),
  ).format(amount)
}

/** A ratio (0 to 1, or a change) as 12,5 % in French, 12.5% in English; one decimal unless told. */
export function formatRatio(ratio: number, decimals = 1): string {
  const format = once(
    `r${decimals}`,
    (l) => new Intl.NumberFormat(l, { style: 'percent', maximumFractionDigits: decimals }),
  )
  return format.format(ratio)
}

/** A change with its sign: +12, −3, 0. */
export function formatChange(amount: number): string {
  const format = once(
    'c',
    (l) => new Intl.NumberFormat(l, { signDisplay: 'exceptZero', maximumFractionDigits: 2 }),
  )
  return format.format(amount).replace('-', '−')
}

/** A length of time in quarters of an hour: 1 h 30 in French, 1h 30 in English. */
export function formatHours(hours: number): string {
  const minutes = Math.round(hours * 60)
  const whole = Math.floor(minutes / 60)
  const rest = String(minutes % 60).padStart(2, '0')
  if (language() === 'en') return rest === '00' ? `${whole}h` : `${whole}h ${rest}`
  return rest === '00' ? `${whole}\u00a0h` : `${whole}\u00a0h\u00a0${rest}`
}

/** mardi 3 mars 2026; Tuesday 3 March 2026. */
export function formatDay(day: string): string {
  const text = dayFormat('d', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    noon(day),
  )
  return firstOfMonth(text.replace(',', ''))
}

/** 3 mars 2026; 3 March 2026. */
export function formatDate(day: string): string {
  return firstOfMonth(dayFormat('D', { day: 'numeric', month: 'long', year: 'numeric' }).format(noon(day)))
}

/** 03/03/2026, for tables. */
export function formatDateShort(day: string): string {
  return dayFormat('s', { day: '2-digit', month: '2-digit', year: 'numeric' }).format(noon(day))
}

/** mercredi; Wednesday. */
export function formatWeekday(day: string): string {
  return dayFormat('w', { weekday: 'long' }).format(noon(day))
}

/** mercredi 4 mars; Wednesday 4 March, where the year is plain. */
export function formatDayInYear(day: string): string {
  const text = dayFormat('y', { weekday: 'long', day: 'numeric', month: 'long' }).format(noon(day))
  return firstOfMonth(text.replace(',', ''))
}

/** mars 2026; March 2026. */
export function formatMonth(day: string): string {
  return dayFormat('m', { month: 'long', year: 'numeric' }).format(noon(day))
}

/** French writes « 1er » for the first of a month. */
const firstOfMonth = (text: string) => (language() === 'fr' ? text.replace(/(^|\s)1(?=\s)/, '$11er') : text)

/** An hour on the wall, 'HH:MM': 14 h 30 in French, 14:30 in English. */
export function formatWallTime(time: string): string {
  return language() === 'fr' ? time.replace(/^0?(\d+):/, '$1\u00a0h\u00a0') : time
}

/** The hour of a moment (UTC ISO) in a zone: 14 h 30 in French, 14:30 in English. */
export function formatTime(instant: string, zone: string): string {
  const format = once(
    `t${zone}`,
    (l) => new Intl.DateTimeFormat(l, { hour: '2-digit', minute: '2-digit', timeZone: zone }),
  )
  return formatWallTime(format.format(new Date(instant)))
}

/** A moment (UTC ISO) in a zone: 3 mars 2026 à 14 h 30. */
export function formatInstant(instant: string, zone: string): string {
  const joint = language() === 'fr' ? ' à ' : ' at '
  return formatDate(dayOf(instant, zone)) + joint + formatTime(instant, zone)
}

/** The calendar day of a moment (UTC ISO) in a zone. */
export function dayOf(instant: string, zone: string): string {
  const known = dayFormats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone })
  dayFormats.set(zone, known)
  return known.format(new Date(instant))
}
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** aujourd’hui, hier, il y a 3 jours, dans 2 jours; a date further than a week away. */
export function formatRelativeDay(day: string, today: string): string {
  const days = Math.round((noon(day).getTime() - noon(today).getTime()) / 86_400_000)
  if (Math.abs(days) > 7) return formatDate(day)
  return once('R', (locale) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(days, 'day')
}

/** The number that a person typed, with a comma or a point and any spaces; null when it is not one. */
export function parseNumber(text: string): number | null {
  const bare = text.replace(/\s/g, '').replace('−', '-').replace(',', '.')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : null
}

/** a, b et c; a, b and c. */
export function formatList(words: readonly string[]): string {
  return once('l', (locale) => new Intl.ListFormat(locale, { type: 'conjunction' })).format(words)
}
