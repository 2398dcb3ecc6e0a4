import { SpectrumProblem } from '../../problem.ts'
import { afterBreak, lineEnd } from './labels.ts'
import { NumberScanner } from './number-scanner.ts'

/** Rows of a data table: the bytes after its label's line, and the line they begin on. */
export interface Rows {
  readonly from: number
  readonly to: number
  readonly line: number
  readonly commaDecimal: boolean
}

/** What is told while `(X++(Y..Y))` rows are read. */
export interface RowSink {
  /** `count` ordinates: `value`, then each `step` further; NaN where nothing was measured. */
  ordinates(value: number, step: number, count: number): void
  /** The abscissa that a row begins with, before its first ordinate, and its line. */
  abscissa(value: number, line: number): void
  /** A row's first ordinate, which must repeat the last one before it, does not. */
  checkFailed(): void
}

/** Digit, and sense: 0 is none; squeezed @A–I a–i, difference %J–R j–r, duplicate S–Z s (McDonald & Wilks 1988). */
const [squeezed, difference, duplicate] = [1, 2, 3] as const
const pseudoDigits = pseudoDigitTable()

function pseudoDigitTable(): { readonly form: Uint8Array; readonly digit: Int8Array } {
  const form = new Uint8Array(256)
  const digit = new Int8Array(256)
  const senses = [
    ['@ABCDEFGHI', squeezed, 0, 1],
    ['abcdefghi', squeezed, 1, -1],
    ['%JKLMNOPQR', difference, 0, 1],
    ['jklmnopqr', difference, 1, -1],
    ['STUVWXYZs', duplicate, 1, 1],
  ] as const
  for (const [letters, sense, first, sign] of senses) {
    for (const [index, letter] of [...letters].entries()) {
      form[letter.charCodeAt(0)] = sense
      digit[letter.charCodeAt(0)] = sign * (first + index)
    }
  }
  return { form, digit }
}

/**
 * Reads the rows of an `(X++(Y..Y))` table in any form, AFFN, FIX, PAC, SQZ, DIF, DUP or mixed (R. S. McDonald, P. A. Wilks,
 * "JCAMP-DX: a standard form for exchange of infrared spectra in computer readable form", Appl. Spectrosc. 42, 151, 1988).
 * Throws `jcamp.bad_number` with its line.
 */
export function decodeRows(bytes: Uint8Array, rows: Rows, sink: RowSink): void {
  const scanner = new NumberScanner(bytes, {
    commaDecimal: rows.commaDecimal,
    bareExponent: !isCompressed(bytes, rows),
  })
  const state = { last: Number.NaN, step: 0, isDifference: false }
  eachRow(bytes, rows, (from, end, line) => {
    if (!scanner.read(from, end)) throw badNumber(bytes, { from, end, line })
    sink.abscissa(scanner.value, line)
    decodeRow({ bytes, scanner, at: scanner.at, end, line, sink }, state)
  })
}

interface Row {
  readonly bytes: Uint8Array
  readonly scanner: NumberScanner
  readonly at: number
  readonly end: number
  readonly line: number
  readonly sink: RowSink
}

/** The last ordinate, the difference that led to it, and whether the next row must repeat it. */
interface RowState {
  last: number
  step: number
  isDifference: boolean
}

function decodeRow(row: Row, state: RowState): void {
  const { bytes, scanner, end, sink } = row
  let isCheck = state.isDifference
  for (let at = skipSeparators(bytes, row.at, end); at < end; at = skipSeparators(bytes, at, end)) {
    const byte = bytes[at] as number
    const form = pseudoDigits.form[byte] as number
    if (byte === 63) {
      settle(state, Number.NaN)
      sink.ordinates(Number.NaN, 0, 1)
      at += 1
    } else {
      const value = form === 0 ? plain(row, at) : pseudo(row, at)
      at = scanner.at
      if (form === duplicate) repeat(state, value, sink)
      else if (form === difference) step(state, value, sink)
      else if (isCheck) {
        if (value !== state.last) sink.checkFailed()
        settle(state, value)
      } else {
        settle(state, value)
        sink.ordinates(value, 0, 1)
      }
    }
    isCheck = false
  }
}

function plain({ bytes, scanner, end, line }: Row, at: number): number {
  if (!scanner.read(at, end)) throw badNumber(bytes, { from: at, end, line })
  return scanner.value
}

/** A number whose first digit, and sign, is a letter. */
function pseudo({ bytes, scanner, end }: Row, at: number): number {
  const digit = pseudoDigits.digit[bytes[at] as number] as number
  let size = Math.abs(digit)
  let next = at + 1
  for (; next < end; next += 1) {
    const byte = bytes[next] as number
    if (byte < 48 || byte > 57) break
    size = size * 10 + (byte - 48)
  }
  scanner.at = next
  return digit < 0 ? -size : size
}

function settle(state: RowState, value: number): void {
  state.last = value
  state.step = 0
  state.isDifference = false
}

function step(state: RowState, value: number, sink: RowSink): void {
  state.last += value
  state.step = value
  state.isDifference = true
  sink.ordinates(state.last, 0, 1)
}

/** A duplicate count includes the ordinate it repeats; after a difference it is the difference that is repeated. */
function repeat(state: RowState, count: number, sink: RowSink): void {
  if (count < 2) return
  sink.ordinates(state.last + state.step, state.step, count - 1)
  state.last += state.step * (count - 1)
}

/** Calls back with each row that is not empty, its `$$` comment left out. */
export function eachRow(
  bytes: Uint8Array,
  rows: Rows,
  visit: (from: number, end: number, line: number) => void,
): void {
  let line = rows.line - 1
  for (let at = rows.from; at < rows.to; ) {
    line += 1
    const end = Math.min(lineEnd(bytes, at), rows.to)
    let stop = end
    for (let comment = at; comment + 1 < end; comment += 1) {
      if (bytes[comment] === 36 && bytes[comment + 1] === 36) {
        stop = comment
        break
      }
    }
    const from = skipSeparators(bytes, at, stop)
    if (from < stop) visit(from, stop, line)
    at = afterBreak(bytes, end)
  }
}

/** Past blanks, commas, semicolons and what old systems leave at the end of a file. */
export function skipSeparators(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end) {
    const byte = bytes[at] as number
    if (byte > 32 && byte !== 44 && byte !== 59) break
    at += 1
  }
  return at
}

/** Whether any letter other than an exponent's E stands for a digit. */
function isCompressed(bytes: Uint8Array, rows: Rows): boolean {
  let found = false
  eachRow(bytes, rows, (from, end) => {
    for (let at = from; at < end && !found; at += 1) {
      const byte = bytes[at] as number
      found = (byte | 32) !== 101 && pseudoDigits.form[byte] !== 0
    }
  })
  return found
}

/** The problem of what is no number, with its line and what stands there. */
export function badNumber(
  bytes: Uint8Array,
  place: { from: number; end: number; line: number },
): SpectrumProblem {
  const detail = String.fromCharCode(...bytes.subarray(place.from, Math.min(place.end, place.from + 20)))
  return new SpectrumProblem('jcamp.bad_number', { line: place.line, detail })
}
