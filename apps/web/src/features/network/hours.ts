import type { OpeningHours } from '@maillage/contract/opening-hours'
import { openingIssue, sortRanges, type WeeklyRange } from '@maillage/contract/opening-hours-rules'
import * as m from '../../paraglide/messages.js'
import { formatList } from '../../platform/format.ts'
import { language } from '../../platform/language.ts'

/** The same hours on several days, the way people say and type them. */
export interface Slot {
  readonly days: readonly number[]
  readonly from: string
  readonly to: string
}

/** Slots for the form: one per pair of hours. */
export function slotsOf(ranges: readonly WeeklyRange[]): Slot[] {
  const slots = new Map<string, Slot>()
  for (const { day, from, to } of sortRanges(ranges)) {
    const key = `${from} ${to}`
    slots.set(key, { days: [...(slots.get(key)?.days ?? []), day], from, to })
  }
  return [...slots.values()]
}

/** The week that slots make. */
export const rangesOf = (slots: readonly Slot[]): WeeklyRange[] =>
  sortRanges(slots.flatMap(({ days, from, to }) => days.map((day) => ({ day, from, to }))))

/** What stands in the way of keeping these slots; null when nothing does. */
export function slotsIssue(slots: readonly Slot[]): 'incomplete' | 'backwards' | 'overlap' | null {
  if (slots.some(({ days, from, to }) => days.length === 0 || from === '' || to === '')) return 'incomplete'
  return openingIssue(rangesOf(slots))
}

/** Hours as they are being typed: not always a week yet. */
export interface TypedHours {
  readonly known: boolean
  readonly slots: readonly Slot[]
  readonly note: string
}

/** Hours as the form starts from them. */
export const typedHours = (hours: OpeningHours | null): TypedHours => ({
  known: hours !== null,
  slots: hours ? slotsOf(hours.ranges) : [],
  note: hours?.note ?? '',
})

/** The week that was typed; null when nobody says. */
export const hoursTyped = ({ known, slots, note }: TypedHours): OpeningHours | null =>
  known ? { ranges: rangesOf(slots), note } : null

/** What stands in the way of keeping the hours, in a sentence. */
export function hoursFault({ known, slots }: TypedHours): string | undefined {
  const issue = known ? slotsIssue(slots) : null
  if (issue === null) return undefined
  const words = {
    incomplete: m.network_hours_incomplete,
    backwards: m.network_hours_backwards,
    overlap: m.network_hours_overlap,
  }
  return words[issue]()
}

/** 2001-01-01 was a Monday. */
export function weekdayWord(day: number, length: 'long' | 'short' = 'long'): string {
  const locale = language() === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: 'UTC' }).format(
    new Date(Date.UTC(2001, 0, day)),
  )
}

/** 9 h, 13 h 30 in French; 09:00, 13:30 in English. */
export function wallTime(time: string): string {
  if (language() === 'en') return time
  const [hours = '', minutes = '00'] = time.split(':')
  const hour = `${Number(hours)}\u00a0h`
  return minutes === '00' ? hour : `${hour}\u00a0${minutes}`
}

export interface DayLine {
  readonly days: string
  readonly hours: string
}

/** A week in as few lines as it takes: days in a row that have the same hours share one. */
export function linesOf({ ranges }: Pick<OpeningHours, 'ranges'>): DayLine[] {
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, hours: hoursOf(ranges, day) }))
  const groups: { days: number[]; hours: string }[] = []
  for (const { day, hours } of week) {
    const last = groups.at(-1)
    if (hours === '') continue
    if (last?.hours === hours && last.days.at(-1) === day - 1) last.days.push(day)
    else groups.push({ days: [day], hours })
  }
  return groups.map(({ days, hours }) => ({ days: daysInWords(days), hours }))
}

const hoursOf = (ranges: readonly WeeklyRange[], day: number): string =>
  sortRanges(ranges)
    .filter((range) => range.day === day)
    .map(({ from, to }) => `${wallTime(from)} – ${wallTime(to)}`)
    .join(', ')

function daysInWords(days: readonly number[]): string {
  const [first = 1] = days
  const last = days.at(-1) ?? first
  if (days.length < 3) return formatList(days.map((day) => weekdayWord(day)))
  return `${weekdayWord(first)} – ${weekdayWord(last)}`
}
