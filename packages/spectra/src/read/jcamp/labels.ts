import { decodeText } from '../decode-text.ts'

/** A labelled data record: its label reduced to letters and digits, where its value begins and ends, and on which line. */
export interface Label {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly line: number
}

const longestValue = 4000
const longestName = 60

/**
 * The labelled data records (`##LABEL= value`) of JCAMP-DX text, one at a time and without copying their values.
 * Lines may end in CR, LF or both; a label's spaces, dashes, slashes and underscores do not count (JCAMP-DX 4.24, 5.2).
 */
export function* labelsOf(bytes: Uint8Array): Generator<Label> {
  let open: { name: string; from: number; line: number } | null = null
  let line = 0
  for (let at = 0; at < bytes.length; ) {
    line += 1
    const end = lineEnd(bytes, at)
    const begin = skipBlanks(bytes, at, end)
    if (bytes[begin] === 35 && bytes[begin + 1] === 35 && begin + 1 < end) {
      const equals = bytes.subarray(begin, end).indexOf(61)
      if (equals > 0) {
        if (open !== null) yield { ...open, to: at }
        open = { name: nameOf(bytes, begin + 2, begin + equals), from: begin + equals + 1, line }
      }
    }
    at = afterBreak(bytes, end)
  }
  if (open !== null) yield { ...open, to: bytes.length }
}

/** The value as text, without `$$` comments, at most 4,000 characters of it. */
export function textOf(bytes: Uint8Array, label: Label): string {
  const text = decodeText(bytes, label.from, Math.min(label.to, label.from + longestValue))
  return text.replace(/\$\$[^\r\n]*/g, '').trim()
}

/** The first line of the value. */
export const firstLineOf = (bytes: Uint8Array, label: Label): string =>
  textOf(bytes, { ...label, to: lineEnd(bytes, label.from) })

/** Where the line that `at` is in ends, before its break. */
export function lineEnd(bytes: Uint8Array, at: number): number {
  let end = at
  while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end += 1
  return end
}

/** Where the next line begins, given where a line ends. */
export const afterBreak = (bytes: Uint8Array, end: number): number =>
  end + (bytes[end] === 13 && bytes[end + 1] === 10 ? 2 : 1)

function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at] === 32 || bytes[at] === 9)) at += 1
  return at
}

function nameOf(bytes: Uint8Array, from: number, to: number): string {
  const name = String.fromCharCode(...bytes.subarray(from, Math.min(to, from + longestName)))
  return name.toUpperCase().replace(/[\s\-/_]/g, '')
}
