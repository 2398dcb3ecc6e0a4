import type { BinaryFile } from '../binary-file.ts'
import { decodeText } from '../decode-text.ts'

const longestLog = 20_000

/** Model, scans and resolution from the text of an SPC log; nothing else of it is read, for it may name people. */
export interface SpcLog {
  readonly model: string | null
  readonly scans: number | null
  readonly resolutionCm1: number | null
}

/** Reads the log block at a byte, which says at 8 where its text begins and at 0 how long it is; empty when it is not there. */
export function spcLog(file: BinaryFile, at: number): SpcLog {
  if (at <= 0 || at + 64 > file.length) return { model: null, scans: null, resolutionCm1: null }
  const [length, textAt] = [file.int32(at), file.int32(at + 8)]
  const begin = textAt < 0 ? file.length : at + textAt
  const text = decodeText(file.bytes, begin, Math.min(at + Math.max(0, length), begin + longestLog))
  const entry = (name: string) =>
    new RegExp(`^[ \\t]{0,20}${name}[ \\t]{0,20}=([^\\r\\n]+)`, 'm').exec(text)?.[1]?.trim() ?? null
  const number = (name: string) => {
    const found = /^\d+\.?\d*/.exec(entry(name) ?? '')
    return found === null ? null : Number(found[0])
  }
  return { model: entry('MODEL'), scans: number('SCANS'), resolutionCm1: number('RES') }
}
