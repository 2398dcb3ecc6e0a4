import { expect, it } from 'vitest'
import type { Grid } from '../grid.ts'
import { strongestBands } from './strongest-bands.ts'

const grid: Grid = { firstCm1: 650, stepCm1: 4, points: 300 }
const gaussian = (centre: number, height: number, width: number) => (at: number) =>
  height * Math.exp(-((at - centre) ** 2) / (2 * width ** 2))

it('finds the tops of bands, and not the ripple between them', () => {
  const bands = [gaussian(802, 1, 12), gaussian(1002, 0.5, 12), gaussian(1398, 0.2, 20)]
  const values = Float64Array.from({ length: grid.points }, (_, point) => {
    const at = grid.firstCm1 + grid.stepCm1 * point
    return bands.reduce((sum, band) => sum + band(at), 0) + 0.002 * Math.sin(at)
  })
  expect(strongestBands(values, grid).map(({ wavenumberCm1 }) => wavenumberCm1)).toEqual([1398, 1002, 802])
  expect(strongestBands(values, grid, { most: 1 })).toMatchObject([{ wavenumberCm1: 802 }])
})

it('says nothing of a flat or an unknown spectrum', () => {
  expect(strongestBands(new Float64Array(300), grid)).toEqual([])
  expect(strongestBands(new Float64Array(300).fill(Number.NaN), grid)).toEqual([])
})
