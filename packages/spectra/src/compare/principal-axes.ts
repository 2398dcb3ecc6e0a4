import { FIXED_NORM, FIXED_ONE, fixedDot, strideOf, writeFixedPoint } from './fixed-point.ts'
import { leadingAxes } from './leading-axes.ts'

/** Coordinates kept for a row in the first stage of a search. */
export const AXES = 64

/**
 * The directions rows spread along most: at most 64 unit vectors in fixed point, one after another, from the second
 * moments of a sample of rows (not centred: products are compared, not distances). A library of few different rows has
 * fewer.
 */
export function principalAxes(sample: readonly Int16Array[], points: number): Int16Array {
  const stride = strideOf(points)
  const found = leadingAxes(secondMoments(sample, points), points, AXES)
  const axes = new Int16Array(found.length * stride)
  found.forEach((axis, k) => {
    writeFixedPoint(axis, axes, k * stride)
  })
  return axes
}

/** The sum of each row times itself, `points` by `points`. */
function secondMoments(sample: readonly Int16Array[], points: number): Float64Array {
  const moments = new Float64Array(points * points)
  // Four rows at a time: the matrix, which is larger than them all, is gone through a fourth as often.
  const four = [0, 0, 0, 0].map(() => new Float64Array(points)) as [...[Row, Row, Row, Row]]
  for (let from = 0; from < sample.length; from += 4) {
    four.forEach((row, k) => {
      const fixed = sample[from + k]
      for (let point = 0; point < points; point += 1) row[point] = (fixed?.[point] ?? 0) / FIXED_NORM
    })
    addProducts(moments, four)
  }
  for (let i = 0; i < points; i += 1) {
    for (let j = 0; j < i; j += 1) moments[j * points + i] = moments[i * points + j] as number
  }
  return moments
}

type Row = Float64Array

/** Adds each row times itself to the lower half. */
function addProducts(moments: Float64Array, [a, b, c, d]: readonly [Row, Row, Row, Row]): void {
  const points = a.length
  for (let i = 0; i < points; i += 1) {
    const at = i * points
    const [ai, bi, ci, di] = [a[i] as number, b[i] as number, c[i] as number, d[i] as number]
    for (let j = 0; j <= i; j += 1)
      moments[at + j] =
        (moments[at + j] as number) +
        ai * (a[j] as number) +
        bi * (b[j] as number) +
        ci * (c[j] as number) +
        di * (d[j] as number)
  }
}

/** Turns products with the axes into coordinates on an orthonormal basis of what the axes span. */
export interface AxisFrame {
  readonly count: number
  /** `products` are row · axis in whole numbers; `out` takes the coordinates of the row over 46 000. */
  coordinates(products: ArrayLike<number>, out: Float64Array): void
}

/**
 * The frame of axes. They were rounded to whole numbers, so they are not quite orthonormal; their own products say by
 * how much, and Cholesky's factor L of those gives exact coordinates, L⁻¹ of the products. Rounding an axis then costs
 * a little compression and no correctness.
 */
export function axisFrame(axes: Int16Array, stride: number): AxisFrame {
  const count = axes.length / stride
  const lower = Array.from({ length: count }, () => new Float64Array(count))
  for (let i = 0; i < count; i += 1) {
    const row = lower[i] as Float64Array
    const axis = axes.subarray(i * stride, (i + 1) * stride)
    for (let j = 0; j <= i; j += 1) {
      const other = lower[j] as Float64Array
      let sum = fixedDot(axis, axes, j * stride) / FIXED_ONE
      for (let k = 0; k < j; k += 1) sum -= (row[k] as number) * (other[k] as number)
      row[j] = i === j ? Math.sqrt(sum) : sum / (other[j] as number)
    }
  }
  return {
    count,
    coordinates(products, out) {
      for (let i = 0; i < count; i += 1) {
        const row = lower[i] as Float64Array
        let sum = (products[i] as number) / FIXED_ONE
        for (let k = 0; k < i; k += 1) sum -= (row[k] as number) * (out[k] as number)
        out[i] = sum / (row[i] as number)
      }
    },
  }
}
