import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { randomOf } from '../simulate/random.ts'
import { leadingAxes } from './leading-axes.ts'

const POINTS = 90
const random = randomOf(3)

/** Second moments of rows whose spread falls by `fall` from one hidden direction to the next, in `rank` directions. */
function momentsOf(fall: number, rank = POINTS): Float64Array {
  const hidden = Array.from({ length: rank }, () =>
    Float64Array.from({ length: POINTS }, () => random.normal()),
  )
  const moments = new Float64Array(POINTS * POINTS)
  hidden.forEach((direction, k) => {
    for (let i = 0; i < POINTS; i += 1)
      for (let j = 0; j < POINTS; j += 1)
        moments[i * POINTS + j] =
          (moments[i * POINTS + j] as number) +
          fall ** k * (direction[i] as number) * (direction[j] as number)
  })
  return moments
}

const held = (moments: Float64Array, axes: readonly Float64Array[]) =>
  axes.reduce((sum, axis) => {
    const image = axis.map((_, i) =>
      axis.reduce((all, value, j) => all + (moments[i * POINTS + j] as number) * value, 0),
    )
    return sum + image.reduce((all, value, i) => all + value * (axis[i] as number), 0)
  }, 0)

describe('leadingAxes', () => {
  it.each([0.5, 0.9, 0.99])(
    'hold what the eigenvectors of an independent routine hold, falling by %f',
    (fall) => {
      const moments = momentsOf(fall)
      const matrix = Matrix.from1DArray(POINTS, POINTS, [...moments])
      const values = new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues
      const best = [...values].sort((a, b) => b - a).slice(0, 20)
      const most = best.reduce((sum, value) => sum + value, 0)
      const share = held(moments, leadingAxes(moments, POINTS, 20)) / most
      expect(share).toBeGreaterThan(0.99)
      expect(share).toBeLessThan(1 + 1e-9)
    },
  )

  it('are orthonormal, the same each time, and no more than there are', () => {
    const moments = momentsOf(0.8, 7)
    const axes = leadingAxes(moments, POINTS, 20)
    expect(axes).toHaveLength(7)
    axes.forEach((one, i) => {
      axes.forEach((other, j) => {
        const product = one.reduce((sum, value, k) => sum + value * (other[k] as number), 0)
        expect(product).toBeCloseTo(i === j ? 1 : 0, 12)
      })
    })
    expect(leadingAxes(moments, POINTS, 20)).toEqual(axes)
  })
})
