import { type Grid, wavenumberAt } from '../grid.ts'
import { type Band, bandSpectrum } from './band.ts'
import type { Random } from './random.ts'

// Lines of the bending mode of water vapour, in cm⁻¹, rounded: P and R branches alike.
const VAPOUR_LINES_CM1 = [
  1375, 1387.5, 1396, 1419.3, 1436.7, 1456.9, 1464.9, 1473, 1487.3, 1490.8, 1497, 1506.3, 1521.9, 1539.5,
  1541, 1558.5, 1569.8, 1576.2, 1616.7, 1623.6, 1635.7, 1646.4, 1653, 1662.8, 1669.4, 1675.3, 1684.8, 1695.9,
  1699.9, 1717.4, 1734.1, 1739.8, 1750.5, 1761.8, 1771.7, 1792.2, 1799.6, 1810.6, 1828.5, 1844.2, 1847.8,
  1869.3,
] as const

/**
 * What a tent adds to a spectrum and a laboratory does not: quadratic drift, liquid water of a varying shape, carbon
 * dioxide and water vapour (more or less of them than in the background), each a few hundredths of the strongest
 * absorbance. Returns a new array on the grid; `shiftCm1` moves the bands as the instrument moves the sample's.
 */
export function addFieldEffects(
  absorbance: Float64Array,
  about: { grid: Grid; random: Random; shiftCm1: number },
): Float64Array {
  const { grid, random, shiftCm1 } = about
  const peak = absorbance.reduce((highest, value) => Math.max(highest, value), 0)
  const bands = [...liquidWater(random), ...carbonDioxide(random), ...waterVapour(random)]
  const added = bandSpectrum(bands, grid, shiftCm1)
  const drift = [random.normal(0, 0.05), random.normal(0, 0.05), random.normal(0, 0.05)] as const
  return absorbance.map((value, point) => {
    const at = (wavenumberAt(grid, point) - 2325) / 1675
    const sloping = drift[0] + drift[1] * at + drift[2] * at * at
    return value + peak * ((added[point] as number) + sloping)
  })
}

/** Bending, stretching (two), combination and libration, whose weights depend on what the water is bound to. */
function liquidWater(random: Random): Band[] {
  const amount = random.uniform(0, 0.1)
  const bound: readonly (readonly [number, number, number])[] = [
    [1640, 85, 0.35],
    [3400, 260, 0.8],
    [3230, 240, 0.6],
    [2130, 220, 0.06],
    [620, 330, 0.6],
  ]
  return bound.map(([centreCm1, widthCm1, height]) => ({
    centreCm1: centreCm1 + random.normal(0, 4),
    widthCm1: widthCm1 * Math.exp(random.normal(0, 0.07)),
    height: amount * height * Math.exp(random.normal(0, 0.15)),
    lorentzRatio: 0.2,
  }))
}

function carbonDioxide(random: Random): Band[] {
  const amount = random.normal(0, 0.03)
  return [
    { centreCm1: 2361, widthCm1: 22, height: amount, lorentzRatio: 0.2 },
    { centreCm1: 2337, widthCm1: 26, height: 0.9 * amount, lorentzRatio: 0.2 },
    { centreCm1: 667.5, widthCm1: 6, height: 0.6 * amount, lorentzRatio: 0.6 },
  ]
}

function waterVapour(random: Random): Band[] {
  const amount = random.normal(0, 0.01)
  const widthCm1 = random.uniform(4.5, 6)
  return VAPOUR_LINES_CM1.map((centreCm1) => {
    const branch = Math.exp(-(((Math.abs(centreCm1 - 1595) - 90) / 110) ** 2))
    const height = amount * branch * Math.exp(random.normal(0, 0.1))
    return { centreCm1, widthCm1, height, lorentzRatio: 0.5 }
  })
}
