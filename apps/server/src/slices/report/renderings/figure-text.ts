import type { Figure, FigureFormat, ReportDocument } from '@maillage/contract/report-document'
import { type DocumentWords, wordsOf } from './words.ts'

export const incompleteMark = '*'
export const notObservedMark = '–'

const signed = { signDisplay: 'exceptZero' } as const
const formats: Record<FigureFormat, Intl.NumberFormatOptions> = {
  count: { maximumFractionDigits: 0 },
  hours: { maximumFractionDigits: 2 },
  decimal: { minimumFractionDigits: 1, maximumFractionDigits: 2 },
  change: { maximumFractionDigits: 2, ...signed },
  changePercent: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, ...signed },
}

/**
 * One figure as it is read on paper: "1 234,5" with narrow no-break spaces in French, "−12" with a real minus sign,
 * "–" when not observed, nothing when not filled in, a mark of its own when protected (its amount is never read).
 */
export function figureText(figure: Figure, format: FigureFormat, locale: ReportDocument['locale']): string {
  const words = wordsOf({ locale })
  if (figure.state === 'notObserved') return notObservedMark
  if (figure.state === 'protected') return words.withheld
  if (figure.state === 'notFilledIn' || figure.amount === null) return ''
  return amountText(figure.amount, format, words)
}

function amountText(amount: number, format: FigureFormat, words: DocumentWords): string {
  const text = new Intl.NumberFormat(words.languageTag, formats[format]).format(amount)
  return text.replace('-', '\u2212').replace('\u00a0%', '\u202f%')
}

/** Whether a figure that is shown misses some of its records; a figure without an amount has its own mark already. */
export function isIncomplete(figure: Figure): boolean {
  return figure.state === 'observed' && figure.missing > 0
}

/** A day ('2023-01-01') in words: "1er janvier 2023", "1 January 2023". */
export function dayText(day: string, locale: ReportDocument['locale']): string {
  const [year, month, date] = day.split('-').map(Number)
  return momentText(new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, date)), 'UTC', locale)
}

/** The day of a moment (ISO 8601, UTC) as the calendar of the zone has it, in words. */
export function instantDayText(instant: string, zone: string, locale: ReportDocument['locale']): string {
  return momentText(new Date(instant), zone, locale)
}

function momentText(moment: Date, timeZone: string, locale: ReportDocument['locale']): string {
  const { languageTag } = wordsOf({ locale })
  const text = new Intl.DateTimeFormat(languageTag, { dateStyle: 'long', timeZone }).format(moment)
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text
}
