import type { OccurrenceDraft, Recurrence } from '@maillage/contract/occurrence'
import { nthOf, type Plan } from '@maillage/contract/occurrence-rules'
import * as m from '../../paraglide/messages.js'
import { formatDate, formatWallTime, formatWeekday } from '../../platform/format.ts'

const nthWords: Readonly<Record<number, () => string>> = {
  1: m.occurrence_nth_1,
  2: m.occurrence_nth_2,
  3: m.occurrence_nth_3,
  4: m.occurrence_nth_4,
  [-1]: m.occurrence_nth_last,
}

/** How often, in plain words: « toutes les deux semaines, le mercredi ». */
export function recurrenceInWords({ recurrence, firstDay }: Pick<Plan, 'recurrence' | 'firstDay'>): string {
  const weekday = formatWeekday(firstDay)
  if (recurrence.every === 'month') {
    return m.occurrence_every_month({ nth: nthWords[recurrence.nth]?.() ?? '', weekday })
  }
  switch (recurrence.interval) {
    case 1:
      return m.occurrence_every_week({ weekday })
    case 2:
      return m.occurrence_every_other_week({ weekday })
    case 3:
      return m.occurrence_every_third_week({ weekday })
    case 4:
      return m.occurrence_every_fourth_week({ weekday })
    default:
      return m.occurrence_every_weeks({ count: recurrence.interval, weekday })
  }
}

/** From one hour to another: « 14 h – 16 h »; past midnight it says the hour of the next day. */
export function hoursInWords({
  startTime,
  durationMin,
}: Pick<OccurrenceDraft, 'startTime' | 'durationMin'>): string {
  const [hours = 0, minutes = 0] = startTime.split(':').map(Number)
  const end = (hours * 60 + minutes + durationMin) % (24 * 60)
  const two = (number: number) => String(number).padStart(2, '0')
  const endTime = `${two(Math.floor(end / 60))}:${two(end % 60)}`
  return `${hourInWords(startTime)}\u00a0–\u00a0${hourInWords(endTime)}`
}

/** French leaves out the minutes of a whole hour: 14 h, 14 h 30. */
const hourInWords = (time: string): string => formatWallTime(time).replace(/(?<=\sh)\s00$/, '')

/** How often and at what hour, and until when once that is known. */
export function planInWords(plan: OccurrenceDraft): string {
  const often = [recurrenceInWords(plan), hoursInWords(plan)].join(', ')
  return plan.lastDay ? m.occurrence_until({ often, day: formatDate(plan.lastDay) }) : often
}

/** The ways of coming back that a first day allows, the usual ones first. */
export function waysFrom(firstDay: string): Recurrence[] {
  const nth = nthOf(firstDay)
  const isLast = isLastOfMonth(firstDay)
  return [
    ...[1, 2, 3, 4].map((interval) => ({ every: 'week' as const, interval })),
    ...(nth === -1 ? [] : [{ every: 'month' as const, nth }]),
    ...(isLast ? [{ every: 'month' as const, nth: -1 as const }] : []),
  ]
}

function isLastOfMonth(day: string): boolean {
  const weekLater = new Date(Date.parse(`${day}T00:00:00Z`) + 7 * 86_400_000)
  return weekLater.getUTCMonth() + 1 !== Number(day.slice(5, 7))
}

/** The same way of coming back under another first day: its own nth weekday, not the former one. */
export function recurrenceUnder(firstDay: string, recurrence: Recurrence): Recurrence {
  if (recurrence.every === 'week') return recurrence
  const monthly = waysFrom(firstDay).filter((way) => way.every === 'month')
  return (
    monthly.find((way) => way.every === 'month' && way.nth === recurrence.nth) ?? monthly[0] ?? recurrence
  )
}

/** The same words at the beginning of a line. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** One text for each way, to be chosen by. */
export const wayKey = (recurrence: Recurrence): string =>
  recurrence.every === 'week' ? `week ${recurrence.interval}` : `month ${recurrence.nth}`
