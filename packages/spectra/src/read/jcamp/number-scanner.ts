/** Powers of ten that are exact in a double. */
const powers = Array.from({ length: 23 }, (_, exponent) => 10 ** exponent)
const longestNumber = 400

export interface NumberRules {
  /** Whether `,` is the decimal sign rather than a separator. */
  readonly commaDecimal: boolean
  /** Whether `E5` without a sign is an exponent; not so in compressed tables, where E is the digit 5. */
  readonly bareExponent: boolean
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57

/**
 * Reads decimal numbers from bytes without making strings of them; correctly rounded, as `Number` would. Short numbers
 * are exact by W. D. Clinger, "How to read floating point numbers accurately", PLDI 1990; the others are left to `Number`.
 */
export class NumberScanner {
  readonly #bytes: Uint8Array
  readonly #rules: NumberRules
  /** Where the last number ended. */
  at = 0
  /** The last number. */
  value = 0

  constructor(bytes: Uint8Array, rules: NumberRules) {
    this.#bytes = bytes
    this.#rules = rules
  }

  /** Reads the number that begins at `from` and ends before `end`; false, and nothing moved, when there is none. */
  read(from: number, end: number): boolean {
    const bytes = this.#bytes
    let at = from
    const negative = bytes[at] === 45
    if (negative || bytes[at] === 43) at += 1
    let [mantissa, digits, decimals] = [0, 0, 0]
    let seenPoint = false
    for (; at < end; at += 1) {
      const byte = bytes[at] as number
      if (isDigit(byte)) {
        mantissa = mantissa * 10 + (byte - 48)
        digits += 1
        if (seenPoint) decimals += 1
      } else if (!seenPoint && (byte === 46 || (byte === 44 && this.#rules.commaDecimal))) seenPoint = true
      else break
    }
    if (digits === 0 || at - from > longestNumber) return false
    const exponent = this.#exponentAt(at, end)
    const scale = exponent.value - decimals
    this.at = exponent.end
    if (digits <= 15 && Math.abs(scale) <= 22) {
      const size = scale < 0 ? mantissa / (powers[-scale] as number) : mantissa * (powers[scale] as number)
      this.value = negative ? -size : size
    } else this.value = this.#slow(from, at, exponent.value)
    return true
  }

  #exponentAt(at: number, end: number): { value: number; end: number } {
    const none = { value: 0, end: at }
    if (at >= end || ((this.#bytes[at] as number) | 32) !== 101) return none
    let next = at + 1
    const sign = this.#bytes[next]
    if (sign === 43 || sign === 45) next += 1
    else if (!this.#rules.bareExponent) return none
    let value = 0
    const begin = next
    for (; next < end && isDigit(this.#bytes[next] as number); next += 1) {
      value = Math.min(value * 10 + ((this.#bytes[next] as number) - 48), 9999)
    }
    return next === begin ? none : { value: sign === 45 ? -value : value, end: next }
  }

  #slow(from: number, to: number, exponent: number): number {
    let text = ''
    for (let at = from; at < to; at += 1) {
      const byte = this.#bytes[at] as number
      text += String.fromCharCode(byte === 44 ? 46 : byte)
    }
    return exponent === 0 ? Number(text) : Number(`${text}e${exponent}`)
  }
}
