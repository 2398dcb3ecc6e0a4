import type { BinaryFile } from '../binary-file.ts'
import { decodeText } from '../decode-text.ts'
import type { OpusBlock } from './directory.ts'

/** Parameters by their three letters: numbers as numbers, texts as texts. */
export type OpusParameters = ReadonlyMap<string, number | string>

const [integer, real] = [0, 1] as const
/** More than any block has; each is at least eight bytes of the file. */
const mostParameters = 500

/** The parameters of a block: name, type, length in 16-bit words, value, until `END`. Throws `file.cut`. */
export function opusParameters(file: BinaryFile, block: OpusBlock): OpusParameters {
  file.need(block.at, block.length)
  const found = new Map<string, number | string>()
  const end = block.at + block.length
  for (let at = block.at; at + 8 <= end && found.size < mostParameters; ) {
    const name = decodeText(file.bytes, at, at + 3)
    if (name === 'END') break
    const type = file.uint16(at + 4)
    const length = file.uint16(at + 6) * 2
    if (type === integer && length >= 4) found.set(name, file.int32(at + 8))
    else if (type === real && length >= 8) found.set(name, file.float64(at + 8))
    else found.set(name, decodeText(file.bytes, at + 8, Math.min(at + 8 + length, end)))
    at += 8 + length
  }
  return found
}

export const numberIn = (parameters: OpusParameters | null, name: string): number | null => {
  const value = parameters?.get(name)
  return typeof value === 'number' ? value : null
}

export const textIn = (parameters: OpusParameters | null, name: string): string | null => {
  const value = parameters?.get(name)
  return typeof value === 'string' && value !== '' ? value : null
}
