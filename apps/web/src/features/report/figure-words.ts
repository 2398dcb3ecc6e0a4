import type { Figure, FigureFormat } from '@maillage/contract/report-document'
import * as m from '../../paraglide/messages.js'
import { language } from '../../platform/language.ts'

export const notObservedMark = '–'

const signed = { signDisplay: 'exceptZero' } as const
// The same options as the documents': a figure reads alike wherever it stands.
const options: Record<FigureFormat, Intl.NumberFormatOptions> = {
  count: { maximumFractionDigits: 0 },
  hours: { maximumFractionDigits: 2 },
  decimal: { minimumFractionDigits: 1, maximumFractionDigits: 2 },
  change: { maximumFractionDigits: 2, ...signed },
  changePercent: { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1, ...signed },
}

const made = new Map<string, Intl.NumberFormat>()

function formatFor(format: FigureFormat): Intl.NumberFormat {
  const locale = language() === 'fr' ? 'fr-FR' : 'en-GB'
  const key = `${locale} ${format}`
  const found = made.get(key) ?? new Intl.NumberFormat(locale, options[format])
  made.set(key, found)
  return found
}

/** An amount as it is set in a column: 1 234,5 with narrow spaces, −12 with a real minus, +3,1 %. */
export function amountText(amount: number, format: FigureFormat): string {
  return formatFor(format).format(amount).replace('-', '\u2212').replace('\u00a0%', '\u202f%')
}

/** One figure as it is read: its amount, « – » when not observed, « n. c. » when protected, nothing when not filled in. */
export function figureText({ state, amount }: Figure, format: FigureFormat): string {
  if (state === 'notObserved') return notObservedMark
  if (state === 'protected') return m.report_withheld()
  return state === 'notFilledIn' || amount === null ? '' : amountText(amount, format)
}

/** Whether a figure that is shown misses some of its records; one without an amount has its own mark already. */
export const isIncomplete = ({ state, missing }: Figure): boolean => state === 'observed' && missing > 0

/** What each figure lacks after its decimal mark, laid out unseen so that units stand under units. */
export function paddings(texts: readonly string[]): string[] {
  const mark = language() === 'fr' ? ',' : '.'
  const decimals = texts.map((text) => {
    const [, after] = text.split(mark)
    return after === undefined ? 0 : (/^\d*/.exec(after)?.[0].length ?? 0)
  })
  const most = Math.max(0, ...decimals)
  return texts.map((text, index) => {
    const own = decimals[index] ?? 0
    if (own === most || text === '' || /%$/.test(text)) return ''
    return `${own === 0 ? mark : ''}${'0'.repeat(most - own)}`
  })
}
