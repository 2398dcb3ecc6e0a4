import { FIXED_ONE, fixedDot } from './fixed-point.ts'
import { openKernels } from './open-kernels.ts'
import { AXES, type AxisFrame, axisFrame } from './principal-axes.ts'

/** What the first stage of a search reads: 76 bytes a row. */
export interface CoarseRows {
  /** 64 whole numbers a row: its coordinates over its scale. */
  readonly codes: Int8Array
  readonly scales: Float32Array
  /** Norm of what rounding to codes lost, never rounded down. */
  readonly errors: Float32Array
  /** Norm of what lies off the axes, never rounded down. */
  readonly tails: Float32Array
}

/** Above what float32 can round away of a number near 1. */
const UP = 1 + 2e-7

/** The coarse rows of fixed-point rows on the given axes; rows that no axis has seen are only bounded more loosely. */
export function coarseRows(rows: Int16Array, axes: Int16Array, stride: number): CoarseRows {
  const count = rows.length / stride
  const coarse = {
    codes: new Int8Array(count * AXES),
    scales: new Float32Array(count),
    errors: new Float32Array(count),
    tails: new Float32Array(count),
  }
  const frame = axisFrame(axes, stride)
  const project = projector(axes, stride)
  const coordinates = new Float64Array(frame.count)
  for (let from = 0; from < count; from += PROJECTED_ROWS) {
    const many = Math.min(PROJECTED_ROWS, count - from)
    const products = project(rows.subarray(from * stride, (from + many) * stride))
    for (let row = 0; row < many; row += 1) {
      frame.coordinates(products.subarray(row * AXES), coordinates)
      const own = rows.subarray((from + row) * stride, (from + row + 1) * stride)
      writeCoarse(coarse, from + row, coordinates, fixedDot(own, own, 0) / FIXED_ONE)
    }
  }
  return coarse
}

function writeCoarse(coarse: CoarseRows, row: number, coordinates: Float64Array, square: number): void {
  let [greatest, head] = [0, 0]
  for (const value of coordinates) {
    greatest = Math.max(greatest, Math.abs(value))
    head += value * value
  }
  const scale = Math.fround(greatest / 127)
  let lost = 0
  for (let axis = 0; axis < coordinates.length; axis += 1) {
    const value = coordinates[axis] as number
    const code = scale > 0 ? Math.max(-127, Math.min(127, Math.round(value / scale))) : 0
    coarse.codes[row * AXES + axis] = code
    lost += (value - scale * code) ** 2
  }
  coarse.scales[row] = scale
  coarse.errors[row] = Math.sqrt(lost + 1e-14) * UP
  // Both squares are sums of numbers near 1 in double precision: 10⁻¹² is far more than they are wrong by.
  coarse.tails[row] = Math.sqrt(Math.max(0, square - head) + 1e-12) * UP
}

const PROJECTED_ROWS = 1024

/** Products of up to 1024 rows with each axis, 64 a row; what it returns is overwritten by the next call. */
function projector(axes: Int16Array, stride: number): (rows: Int16Array) => Float64Array {
  const axisCount = axes.length / stride
  const place = { axes: 16, rows: 16 + axes.byteLength, scores: 0 }
  place.scores = place.rows + PROJECTED_ROWS * stride * 2
  const kernels = openKernels(place.scores + PROJECTED_ROWS * 4)
  new Int16Array(kernels.memory, place.axes, axes.length).set(axes)
  const held = new Int16Array(kernels.memory, place.rows, PROJECTED_ROWS * stride)
  const scores = new Int32Array(kernels.memory, place.scores, PROJECTED_ROWS)
  const products = new Float64Array(PROJECTED_ROWS * AXES)
  return (rows) => {
    held.set(rows)
    const count = rows.length / stride
    for (let axis = 0; axis < axisCount; axis += 1) {
      const query = place.axes + axis * stride * 2
      kernels.dotRows({ rows: place.rows, query, scores: place.scores, count, stride })
      for (let row = 0; row < count; row += 1) products[row * AXES + axis] = scores[row] as number
    }
    return products
  }
}

/** A query on the axes, in whole numbers for the kernel, with the norms its bounds need. */
export interface CoarseQueryRow {
  readonly codes: Int16Array
  readonly scale: number
  readonly headNorm: number
  readonly tailNorm: number
  /** What rounding the query and single precision may hide, added to each bound. */
  readonly slack: number
}

/** The coarse form of a query, from its whole-number products with each axis and with itself. */
export function coarseQuery(products: ArrayLike<number>, own: number, frame: AxisFrame): CoarseQueryRow {
  const coordinates = new Float64Array(frame.count)
  frame.coordinates(products, coordinates)
  const greatest = coordinates.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const scale = Math.fround(greatest / 32_767)
  const codes = new Int16Array(AXES)
  let [head, lost] = [0, 0]
  coordinates.forEach((value, axis) => {
    const code = scale > 0 ? Math.max(-32_767, Math.min(32_767, Math.round(value / scale))) : 0
    codes[axis] = code
    head += value * value
    lost += (value - scale * code) ** 2
  })
  const square = own / FIXED_ONE
  return {
    ...{ codes, scale },
    headNorm: Math.sqrt(head) * UP,
    tailNorm: Math.sqrt(Math.max(0, square - head) + 1e-12) * UP,
    // No row is longer than 1.05, and six roundings of numbers under 2 lose less than 2·10⁻⁶.
    slack: 1.05 * Math.sqrt(lost) + 2e-6,
  }
}
