import { describe, expect, it } from 'vitest'
import { COMMON_GRID, wavenumberAt } from '../grid.ts'
import { onCommonGrid } from './on-grid.ts'
import { resample } from './resample.ts'

const sourceOf = (spacing: (k: number) => number, value: (cm1: number) => number, from = 600, to = 4100) => {
  const at: number[] = []
  for (let x = from, k = 0; x <= to; x += spacing(k), k += 1) at.push(x)
  return { wavenumbersCm1: Float64Array.from(at), values: Float64Array.from(at, value) }
}
const band = (cm1: number) => Math.exp(-4 * Math.LN2 * ((cm1 - 1703.3) / 16) ** 2)

describe('resample', () => {
  it('keeps a cubic to rounding on an uneven source coarser than the grid', () => {
    const cubic = (cm1: number) => ((cm1 - 2000) / 1000) ** 3 - 2 * ((cm1 - 2000) / 1000) ** 2 + 1
    const out = resample(
      sourceOf((k) => 7 + (k % 3), cubic),
      COMMON_GRID,
    )
    out.forEach((value, point) => {
      expect(value).toBeCloseTo(cubic(wavenumberAt(COMMON_GRID, point)), 9)
    })
  })

  it.each([0.4821, 0.9643, 1.9286, 3.857])(
    'keeps a band of 16 cm⁻¹ within 2 %% from a spacing of %f',
    (spacing) => {
      const out = resample(
        sourceOf(() => spacing, band),
        COMMON_GRID,
      )
      out.forEach((value, point) => {
        expect(Math.abs(value - band(wavenumberAt(COMMON_GRID, point)))).toBeLessThan(0.02)
      })
    },
  )

  it('does not fold what the grid cannot show onto it', () => {
    // A ripple of 4.4 cm⁻¹ read every 4 would look like one of 44.
    const ripple = (cm1: number) => Math.sin((2 * Math.PI * cm1) / 4.4)
    const out = resample(
      sourceOf(() => 0.4821, ripple),
      COMMON_GRID,
    )
    expect(Math.max(...out.map(Math.abs))).toBeLessThan(0.15)
  })

  it('says NaN where the source does not reach by more than half a step', () => {
    const out = resample(
      sourceOf(() => 1, band, 655.5, 3990),
      COMMON_GRID,
    )
    expect([...out.slice(0, 3)].map(Number.isNaN)).toEqual([true, false, false])
    expect([...out.slice(-3)].map(Number.isNaN)).toEqual([false, true, true])
    const spectrum = {
      ...sourceOf(() => 1, band, 655.5, 3990),
      ...{ kind: 'absorbance' as const, isPercent: false, title: '', instrument: null, measuredOn: null },
      ...{ resolutionCm1: null, scans: null, warnings: [] },
    }
    expect(onCommonGrid(spectrum).coverageRatio).toBeCloseTo(835 / 838, 12)
  })

  it('refuses fewer than four points', () => {
    const three = { wavenumbersCm1: Float64Array.of(1, 2, 3), values: Float64Array.of(1, 2, 3) }
    expect(() => resample(three, COMMON_GRID)).toThrowError('resample.too_few')
  })
})
