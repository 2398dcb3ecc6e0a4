import { SpectrumProblem } from '../../problem.ts'
import { BinaryFile } from '../binary-file.ts'
import { decodeText } from '../decode-text.ts'
import { toIso } from '../iso-date.ts'

/** What the second byte of a Galactic SPC file says: new format in either byte order, and the old one of LabCalc. */
export const spcVersions = { new: 0x4b, newBigEndian: 0x4c, old: 0x4d } as const

/** The main header of an SPC file, whatever its version. */
export interface SpcHeader {
  readonly isOld: boolean
  /** 16-bit rather than 32-bit integers. */
  readonly isShort: boolean
  readonly isMulti: boolean
  /** Each subfile has its own abscissas. */
  readonly hasOwnAxes: boolean
  /** Abscissas are stored rather than equally spaced. */
  readonly hasAxis: boolean
  readonly experiment: number
  /** −128 for float32. */
  readonly exponent: number
  readonly points: number
  readonly first: number
  readonly last: number
  /** 0 in the old format, which does not say. */
  readonly subfiles: number
  readonly xCode: number
  readonly yCode: number
  /** Labels of the axes, where they replace the codes. */
  readonly xLabel: string
  readonly yLabel: string
  readonly measuredOn: string | null
  readonly resolution: string
  readonly source: string
  readonly memo: string
  readonly scans: number | null
  readonly logAt: number
  /** Where the first subfile, or the common abscissas, begin. */
  readonly dataAt: number
}

/** Lengths of the two main headers; a subfile's own has 32 bytes, and the old format's first one stands inside. */
const [newLength, oldLength] = [512, 256]
export const subheaderLength = 32

/** The file in its own byte order, and its header (Galactic Industries, "A Brief Guide to SPC File Format", 1997). */
export function spcHeader(bytes: Uint8Array): { file: BinaryFile; header: SpcHeader } {
  const version = bytes[1]
  const file = new BinaryFile(bytes, { littleEndian: version !== spcVersions.newBigEndian })
  file.need(0, version === spcVersions.old ? oldLength : newLength)
  const header = version === spcVersions.old ? oldHeader(file) : newHeader(file)
  if (!Number.isInteger(header.points) || header.points < 0)
    throw new SpectrumProblem('file.lies', { byte: 4, detail: String(header.points) })
  return { file, header }
}

function flagsOf(file: BinaryFile) {
  const flags = file.uint8(0)
  return {
    isShort: (flags & 0x01) !== 0,
    isMulti: (flags & 0x04) !== 0,
    hasOwnAxes: (flags & 0x40) !== 0,
    hasAxis: (flags & 0x80) !== 0,
    hasLabels: (flags & 0x20) !== 0,
  }
}

function newHeader(file: BinaryFile): SpcHeader {
  const flags = flagsOf(file)
  return {
    ...flags,
    isOld: false,
    experiment: file.uint8(2),
    exponent: file.int8(3),
    points: file.int32(4),
    first: file.float64(8),
    last: file.float64(16),
    subfiles: Math.max(1, file.int32(24)),
    xCode: file.uint8(28),
    yCode: file.uint8(29),
    ...labelsOf(file, 218, flags.hasLabels),
    measuredOn: packedDate(file.uint32(32)),
    resolution: decodeText(file.bytes, 36, 45),
    source: decodeText(file.bytes, 45, 54),
    memo: decodeText(file.bytes, 88, 218),
    scans: null,
    logAt: file.int32(248),
    dataAt: newLength,
  }
}

function oldHeader(file: BinaryFile): SpcHeader {
  const flags = flagsOf(file)
  return {
    ...flags,
    isOld: true,
    hasOwnAxes: false,
    hasAxis: false,
    experiment: 0,
    exponent: file.int16(2),
    points: file.float32(4),
    first: file.float32(8),
    last: file.float32(12),
    subfiles: 0,
    xCode: file.uint8(16),
    yCode: file.uint8(17),
    ...labelsOf(file, 194, flags.hasLabels),
    measuredOn: toIso(file.uint16(18) & 0xfff, file.uint8(20), file.uint8(21)),
    resolution: decodeText(file.bytes, 24, 32),
    source: '',
    memo: decodeText(file.bytes, 64, 194),
    scans: file.uint16(34) || null,
    logAt: 0,
    dataAt: oldLength - subheaderLength,
  }
}

/** The labels stand one after the other, each ended by a NUL. */
function labelsOf(file: BinaryFile, at: number, hasLabels: boolean): { xLabel: string; yLabel: string } {
  if (!hasLabels) return { xLabel: '', yLabel: '' }
  const nul = file.bytes.subarray(at, at + 30).indexOf(0)
  const xEnd = nul < 0 ? 30 : nul
  return {
    xLabel: decodeText(file.bytes, at, at + xEnd),
    yLabel: decodeText(file.bytes, at + xEnd + 1, at + 30),
  }
}

/** Minute 6 bits, hour 5, day 5, month 4, year 12, from the lowest. */
function packedDate(packed: number): string | null {
  const [minute, hour] = [packed & 63, (packed >>> 6) & 31]
  const day = toIso(packed >>> 20, (packed >>> 16) & 15, (packed >>> 11) & 31)
  if (day === null || hour > 23 || minute > 59) return day
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`
}
