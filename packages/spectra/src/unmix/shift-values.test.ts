import { expect, it } from 'vitest'
import { COMMON_GRID } from '../grid.ts'
import { bandSpectrum } from '../simulate/band.ts'
import { shiftedValues, shiftFilter } from './shift-values.ts'

const bands = [
  { centreCm1: 905, widthCm1: 12, height: 1, lorentzRatio: 0.5 },
  { centreCm1: 1642, widthCm1: 15, height: 0.7, lorentzRatio: 0.3 },
]
const everyPoint = Int32Array.from({ length: COMMON_GRID.points }, (_, point) => point)

it.each([-4, -2.5, -0.3, 0, 0.7, 2, 3.9])(
  'values read %f cm⁻¹ further up are those of bands that much lower',
  (shiftCm1) => {
    const values = bandSpectrum(bands, COMMON_GRID)
    const read = shiftedValues(values, shiftFilter(COMMON_GRID, shiftCm1), everyPoint)
    const moved = bandSpectrum(bands, COMMON_GRID, -shiftCm1)
    const farthest = moved.reduce(
      (most, value, point) => Math.max(most, Math.abs((read[point] ?? Number.NaN) - value)),
      0,
    )
    expect(farthest).toBeLessThan(0.015)
  },
)

it('noise keeps its variance when nothing is moved, and loses some when it is averaged', () => {
  expect(shiftFilter(COMMON_GRID, 0).noiseRatio).toBe(1)
  expect(shiftFilter(COMMON_GRID, 4).noiseRatio).toBe(1)
  const half = shiftFilter(COMMON_GRID, 2).noiseRatio
  expect(half).toBeGreaterThan(0.5)
  expect(half).toBeLessThan(1)
})

it('a straight line stays one to its ends', () => {
  const line = Float64Array.from(everyPoint, (point) => 3 * point - 1)
  const read = shiftedValues(line, shiftFilter(COMMON_GRID, 1), everyPoint)
  line.forEach((value, point) => {
    expect(read[point]).toBeCloseTo(value + 0.75, 8)
  })
})
