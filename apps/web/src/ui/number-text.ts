/** What a number field holds: an amount, a declared « not observed », or nothing said yet. */
export type NumberEntry = number | 'notObserved' | null

/** Thousands marked by points or commas: where nothing but whole numbers can stand, they mark nothing else. */
const thousands = /^\d{1,3}([.,]\d{3})+$/
/** Hours and minutes: 1h30, 1 h 30, 1:30. */
const hoursAndMinutes = /(\d+)\s*[h:]\s*(\d{0,2})/i

/**
 * Keeps of a typed or pasted text what can stand in a positive number: digits and one decimal mark, with at most that
 * many decimals; or hours and minutes where there are decimals. A mark typed in a whole number stays and what follows
 * is left out: « 12,5 » is never 125.
 */
export function cleanNumberText(text: string, decimals: number): string {
  const [, hours, minutes] = (decimals > 0 && hoursAndMinutes.exec(text)) || []
  if (hours !== undefined) return `${wholePart(hours)}h${minutes}`
  const kept = text.replace(/(?<!\d)[.,](?!\d)|[^\d.,]/g, '')
  if (decimals === 0 && thousands.test(kept)) return wholePart(kept.replace(/[.,]/g, ''))
  const [whole = '', ...rest] = kept.split(/[.,]/)
  const digits = wholePart(whole)
  return rest.length === 0 ? digits : `${digits},${rest.join('').slice(0, decimals)}`
}

const wholePart = (digits: string): string => digits.replace(/^0+(?=\d)/, '').slice(0, 9)

/** The amount that a cleaned text says, hours and minutes in hours; null when it says none. */
export function amountOfText(text: string): number | null {
  if (!/\d/.test(text)) return null
  const [hours, minutes] = text.split('h')
  if (minutes === undefined) return Number(text.replace(',', '.'))
  return Number((Number(hours) + Number(minutes) / 60).toFixed(2))
}

/** How an amount is shown while it is edited: no grouping, the language's decimal mark. */
export function textOfEntry(entry: NumberEntry, decimalMark: ',' | '.'): string {
  if (entry === null) return ''
  if (entry === 'notObserved') return '–'
  return String(entry).replace('.', decimalMark)
}

/** The next multiple of the step in a direction, never past the bounds; an empty or unobserved field starts from zero. */
export function stepped(
  entry: NumberEntry,
  move: number,
  bounds: { step: number; min: number; max: number },
): number {
  const from = typeof entry === 'number' ? entry : 0
  const { step, min, max } = bounds
  const steps = from / step
  const next = move > 0 ? Math.floor(steps + 1e-9) + move : Math.ceil(steps - 1e-9) + move
  return Math.min(max, Math.max(min, Number((next * step).toFixed(6))))
}
