import { SpectrumProblem } from '../../problem.ts'
import type { BinaryFile } from '../binary-file.ts'
import { evenAxis } from '../even-axis.ts'
import { type MemoryBudget, maxSpectra } from '../memory-budget.ts'
import { type SpcHeader, subheaderLength } from './header.ts'

/** The points of a subfile, and the byte it begins at. */
export interface SpcPoints {
  readonly axis: Float64Array
  readonly values: Float64Array
  readonly at: number
}

const floatExponent = -128

/** The points of each subfile, one at a time. Throws `file.cut`, `file.lies` or `file.too_many`. */
export function* spcSubfiles(
  file: BinaryFile,
  header: SpcHeader,
  budget: MemoryBudget,
): Generator<SpcPoints> {
  if (header.subfiles > maxSpectra)
    throw new SpectrumProblem('file.too_many', { byte: 24, detail: String(header.subfiles) })
  const isCommonAxis = header.hasAxis && !header.hasOwnAxes
  let at = header.dataAt + (isCommonAxis ? 4 * header.points : 0)
  for (let index = 0; hasSubfile(file, header, { index, at }); index += 1) {
    const begin = at
    file.need(at, subheaderLength)
    const own = header.isMulti && !header.isOld ? file.int8(at + 1) : 0
    const exponent = own === 0 ? header.exponent : own
    const points = header.hasOwnAxes ? file.int32(at + 16) : header.points
    if (points < 0) throw new SpectrumProblem('file.lies', { byte: at + 16, detail: String(points) })
    at += subheaderLength
    const axisAt = header.hasOwnAxes ? at : isCommonAxis ? header.dataAt : null
    if (header.hasOwnAxes) at += 4 * points
    const width = header.isShort && exponent !== floatExponent ? 2 : 4
    file.need(at, points * width)
    if (axisAt !== null) file.need(axisAt, 4 * points)
    budget.take(points, { byte: begin })
    const axis = axisAt === null ? evenAxis(header.first, header.last, points) : floats(file, axisAt, points)
    yield { axis, values: valuesOf(file, { at, points, exponent, header }), at: begin }
    at += points * width
  }
}

/** The old format does not say how many subfiles there are: they go on to the end of the file. */
function hasSubfile(
  file: BinaryFile,
  header: SpcHeader,
  { index, at }: { index: number; at: number },
): boolean {
  if (header.isOld && header.isMulti && index > 0)
    return (
      index < maxSpectra && at + subheaderLength + header.points * (header.isShort ? 2 : 4) <= file.length
    )
  return index < (header.isMulti ? Math.max(1, header.subfiles) : 1)
}

const floats = (file: BinaryFile, at: number, points: number): Float64Array =>
  Float64Array.from({ length: points }, (_, index) => file.float32(at + 4 * index))

interface StoredValues {
  readonly at: number
  readonly points: number
  readonly exponent: number
  readonly header: SpcHeader
}

/** Integers are fractions of the exponent's power of two: value = integer · 2^(exponent − bits). */
function valuesOf(file: BinaryFile, { at, points, exponent, header }: StoredValues): Float64Array {
  if (exponent === floatExponent) return floats(file, at, points)
  const values = new Float64Array(points)
  const scale = 2 ** (exponent - (header.isShort ? 16 : 32))
  for (let index = 0; index < points; index += 1) {
    const from = at + index * (header.isShort ? 2 : 4)
    values[index] =
      scale * (header.isShort ? file.int16(from) : header.isOld ? swapped(file, from) : file.int32(from))
  }
  return values
}

/** The old format stores the high half of an integer first. */
const swapped = (file: BinaryFile, at: number): number => (file.int16(at) << 16) | file.uint16(at + 2)
