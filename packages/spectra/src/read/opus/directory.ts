import { SpectrumProblem } from '../../problem.ts'
import type { BinaryFile } from '../binary-file.ts'

/** A block of an OPUS file: what it holds, and where. */
export interface OpusBlock {
  /** 1 sample, 2 reference, 3 ratio. */
  readonly origin: number
  /** 0 values, 1 the parameters that describe values, 2 instrument, 3 measurement, 10 sample. */
  readonly parameters: number
  /** 1 single beam, 2 interferogram, 4 absorbance, 5 transmittance… */
  readonly data: number
  /** 0 unless a derivative, a series or another extension. */
  readonly extension: number
  /** Set on what was measured; clear on what the instrument's software made of it, such as air compensated. */
  readonly isOriginal: boolean
  readonly at: number
  readonly length: number
}

const directoryAt = 12
const entryLength = 12
/** The directory itself says how many entries it has room for; no instrument writes more. */
const mostEntries = 1000

/** The directory of an OPUS file; the bits of a block's type as documented by brukeropus. Throws `file.cut`, `file.lies`. */
export function opusDirectory(file: BinaryFile): readonly OpusBlock[] {
  const at = file.int32(directoryAt)
  const count = file.int32(directoryAt + 8)
  if (count < 0 || count > mostEntries)
    throw new SpectrumProblem('file.lies', { byte: directoryAt + 8, detail: String(count) })
  file.need(at, count * entryLength)
  return Array.from({ length: count }, (_, index) => {
    const entry = at + index * entryLength
    const type = file.uint32(entry)
    return {
      origin: (type >>> 2) & 3,
      parameters: (type >>> 4) & 63,
      data: (type >>> 10) & 127,
      extension: (type >>> 17) & 31,
      isOriginal: ((type >>> 30) & 1) === 1,
      length: file.int32(entry + 4) * 4,
      at: file.int32(entry + 8),
    }
  })
}
