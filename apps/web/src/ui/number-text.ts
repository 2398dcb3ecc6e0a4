/** What a number field holds: an amount, a declared « not observed », or nothing said yet. */
export type NumberEntry = number | 'notObserved' | null

/** Keeps of a typed or pasted text what can stand in a positive number: digits and one decimal mark, with at most two decimals. */
export function cleanNumberText(text: string, decimals: number): string {
  const kept = text.replace(/[^\d.,]/g, '').replace('.', ',')
  const [whole = '', ...rest] = kept.split(/[.,]/)
  const digits = whole.replace(/^0+(?=\d)/, '').slice(0, 9)
  if (decimals === 0 || rest.length === 0) return digits
  return `${digits},${rest.join('').slice(0, decimals)}`
}

/** The amount that a cleaned text says; null when it says none. */
export function amountOfText(text: string): number | null {
  return /\d/.test(text) ? Number(text.replace(',', '.')) : null
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
