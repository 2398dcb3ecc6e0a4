/** A line of text, and its number from 1. */
export interface Line {
  readonly text: string
  readonly number: number
}

/** Longer than any row of a table of spectra. */
const longestLine = 1_000_000

/** The lines of a text, whatever their breaks (CR, LF or both), one at a time. */
export function* linesOf(text: string): Generator<Line> {
  let number = 0
  for (let at = 0; at < text.length; ) {
    number += 1
    let end = at
    while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end += 1
    yield { text: text.slice(at, Math.min(end, at + longestLine)), number }
    at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1)
  }
}

export const isBlankOrComment = (line: string): boolean => /^\s*(?:$|[#%!]|\/\/|"#)/.test(line)
