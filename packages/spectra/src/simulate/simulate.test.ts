import { describe, expect, it } from 'vitest'
import { COMMON_GRID, maskOf } from '../grid.ts'
import { noiseOf } from '../process/noise-of.ts'
import { bandSpectrum } from './band.ts'
import { drawShares } from './draw-shares.ts'
import { randomOf } from './random.ts'
import { simulateLibrary } from './simulate-library.ts'
import { simulateMixture } from './simulate-mixture.ts'

const library = simulateLibrary({ count: 40, seed: 7 })

function correlation(one: Float64Array, other: Float64Array): number {
  const centred = (list: Float64Array) => {
    const mean = list.reduce((sum, value) => sum + value, 0) / list.length
    return list.map((value) => value - mean)
  }
  const [a, b] = [centred(one), centred(other)]
  const dot = (x: Float64Array, y: Float64Array) =>
    x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0)
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b))
}

describe('draws', () => {
  it('are the same for the same seeds, and others for others', () => {
    const draw = (...seeds: number[]) => {
      const random = randomOf(...seeds)
      return [random.uniform(), random.normal(), random.below(1000)]
    }
    expect(draw(1, 2)).toEqual(draw(1, 2))
    expect(draw(1, 2)).not.toEqual(draw(2, 1))
    // Pinned: a figure measured with a seed is to be measured again.
    expect(draw(1)).toEqual([0.48275187611579895, -0.5947124797710748, 161])
  })

  it('of the normal have its mean and deviation', () => {
    const random = randomOf(3)
    const values = Array.from({ length: 20_000 }, () => random.normal(2, 3))
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
    expect(mean).toBeCloseTo(2, 1)
    expect(Math.sqrt(variance)).toBeCloseTo(3, 1)
  })

  it('of shares add up to 1 with none too small', () => {
    const random = randomOf(4)
    for (let draw = 0; draw < 200; draw += 1) {
      const shares = drawShares(random, 5, 0.05)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.05)
    }
  })
})

describe('a simulated library', () => {
  it('is the beginning of a larger one of the same seed', () => {
    const larger = simulateLibrary({ count: 60, seed: 7 })
    expect(larger.spectra.slice(0, 40)).toEqual(library.spectra)
    expect(simulateLibrary({ count: 40, seed: 8 }).spectra).not.toEqual(library.spectra)
  })

  it('has twins where they are asked for', () => {
    const nearest = (spectra: readonly Float64Array[]) =>
      spectra
        .slice(1)
        .map((one, index) => Math.max(...spectra.slice(0, index + 1).map((other) => correlation(one, other))))
        .sort((a, b) => a - b)
    const middle = (list: number[]) => list[list.length >> 1] ?? Number.NaN
    expect(middle(nearest(library.spectra))).toBeLessThan(0.9)
    expect(middle(nearest(simulateLibrary({ count: 40, seed: 7, twinRatio: 1 }).spectra))).toBeGreaterThan(
      0.95,
    )
  })

  it('is moved exactly, since bands are known and not points', () => {
    const { bands } = library.substances[0] ?? { bands: [] }
    const step = bandSpectrum(bands, COMMON_GRID, COMMON_GRID.stepCm1)
    const still = bandSpectrum(bands, COMMON_GRID)
    for (let point = 1; point < COMMON_GRID.points; point += 1)
      expect(step[point]).toBeCloseTo(still[point - 1] ?? Number.NaN, 10)
  })
})

describe('a simulated mixture', () => {
  it('is the same for the same seed', () => {
    const options = { seed: 5, condition: 'harsh', parts: 3, snr: 100 } as const
    expect(simulateMixture(library, options)).toEqual(simulateMixture(library, options))
    expect(simulateMixture(library, { ...options, seed: 6 })).not.toEqual(simulateMixture(library, options))
  })

  it('is, but for noise, its references times its shares when conditions are ideal', () => {
    const mixture = simulateMixture(library, { seed: 9, condition: 'ideal', parts: 4, snr: 1e9 })
    expect(new Set(mixture.references).size).toBe(4)
    const sum = new Float64Array(COMMON_GRID.points)
    mixture.references.forEach((reference, part) => {
      library.spectra[reference]?.forEach((value, point) => {
        sum[point] = (sum[point] ?? 0) + value * (mixture.sharesRatio[part] ?? 0)
      })
    })
    const contact = (mixture.absorbance[100] ?? 0) / (sum[100] ?? 1)
    sum.forEach((value, point) => {
      expect(mixture.absorbance[point]).toBeCloseTo(contact * value, 6)
    })
  })

  it('has the noise that is asked for, and five times it where the diamond absorbs', () => {
    const given = { seed: 10, parts: 1, references: [3], sharesRatio: [1] }
    const clean = simulateMixture(library, { ...given, condition: 'ideal', snr: 1e9 })
    const peak = Math.max(...clean.absorbance)
    const field = simulateMixture(library, { ...given, condition: 'field', snr: 50 })
    const noiseIn = (from: number, to: number) => noiseOf(field.absorbance, maskOf(COMMON_GRID, [[from, to]]))
    expect(noiseIn(2400, 2800) / (peak / 50)).toBeCloseTo(1, 0)
    expect(noiseIn(1910, 2290) / noiseIn(2400, 2800)).toBeGreaterThan(3.5)
  })

  it('lies off by the shift it tells', () => {
    const given = { parts: 1, references: [3], sharesRatio: [1], snr: 1e6 }
    for (const seed of [1, 2, 3, 4]) {
      const mixture = simulateMixture(library, { ...given, seed, condition: 'field' })
      expect(Math.abs(mixture.shiftCm1)).toBeLessThanOrEqual(2)
    }
    expect(simulateMixture(library, { ...given, seed: 1, condition: 'ideal' }).shiftCm1).toBe(0)
  })

  it('cannot be of a reference that is not there, or of more than there are', () => {
    const given = { seed: 1, condition: 'ideal', snr: 100 } as const
    expect(() => simulateMixture(library, { ...given, references: [40] })).toThrow(/no reference 40/)
    expect(() => simulateMixture(library, { ...given, parts: 41 })).toThrow(/41 different references/)
  })
})
