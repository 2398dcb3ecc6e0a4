import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { FIXED_NORM, FIXED_ONE, fixedDot, strideOf } from './fixed-point.ts'

/** Coordinates kept for a row in the first stage of a search. */
export const AXES = 64

/**
 * The directions rows spread along most: at most 64 unit vectors in fixed point, one after another, from the
 * eigenvectors of the second moments of a sample of rows (not centred: products are compared, not distances).
 * Directions that hold next to nothing are left out, so a library of few different rows has fewer.
 */
export function principalAxes(sample: readonly Int16Array[], points: number): Int16Array {
  const moments = secondMoments(sample, points)
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(moments, {
    assumeSymmetric: true,
  })
  const greatest = Math.max(...realEigenvalues)
  const order = [...realEigenvalues.keys()]
    .filter((k) => (realEigenvalues[k] as number) > 1e-7 * greatest)
    .sort((a, b) => (realEigenvalues[b] as number) - (realEigenvalues[a] as number))
    .slice(0, AXES)
  const stride = strideOf(points)
  const axes = new Int16Array(order.length * stride)
  order.forEach((column, axis) => {
    for (let point = 0; point < points; point += 1) {
      const value = Math.round(eigenvectorMatrix.get(point, column) * FIXED_NORM)
      axes[axis * stride + point] = Math.max(-32_767, Math.min(32_767, value))
    }
  })
  return axes
}

function secondMoments(sample: readonly Int16Array[], points: number): Matrix {
  const sums = Array.from({ length: points }, () => new Float64Array(points))
  const row = new Float64Array(points)
  for (const fixed of sample) {
    for (let k = 0; k < points; k += 1) row[k] = (fixed[k] as number) / FIXED_NORM
    for (let i = 0; i < points; i += 1) {
      const value = row[i] as number
      if (value === 0) continue
      const target = sums[i] as Float64Array
      for (let j = 0; j <= i; j += 1) target[j] = (target[j] as number) + value * (row[j] as number)
    }
  }
  const moments = Matrix.zeros(points, points)
  sums.forEach((line, i) => {
    for (let j = 0; j <= i; j += 1) {
      moments.set(i, j, line[j] as number)
      moments.set(j, i, line[j] as number)
    }
  })
  return moments
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
