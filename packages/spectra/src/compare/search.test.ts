import { describe, expect, it } from 'vitest'
import { COMMON_GRID } from '../grid.ts'
import { bandSpectrum } from '../simulate/band.ts'
import { randomOf } from '../simulate/random.ts'
import { drawSubstance, drawTwin } from '../simulate/substance.ts'
import { batchLink } from './batch-link.ts'
import { buildIndex } from './build-index.ts'
import { hitQuality } from './hit-quality.ts'
import { openSearcher } from './open-searcher.ts'
import { search } from './search.ts'
import { SEARCH_RECIPE } from './search-recipe.ts'
import { searchVector } from './search-vector.ts'
import { alignerOf } from './shift-aligned.ts'

const SUBSTANCES = 300
const spectrum = (k: number, shiftCm1 = 0) => bandSpectrum(drawSubstance(11, k).bands, COMMON_GRID, shiftCm1)
const random = randomOf(12)
const noisy = (values: Float64Array, snr: number) => {
  const deviation = Math.max(...values) / snr
  return values.map((value) => value + random.normal(0, deviation))
}

describe('hitQuality', () => {
  const one = spectrum(1)

  it('is 1 for the same spectrum, stronger or on an offset, and 0 for its opposite', () => {
    const same = hitQuality(
      one,
      one.map((value) => 2 * value + 0.3),
    )
    expect(same.derivative).toBeCloseTo(1, 9)
    expect(same.plain).toBeCloseTo(1, 9)
    expect(
      hitQuality(
        one,
        one.map((value) => -value),
      ),
    ).toEqual({ derivative: 0, plain: 0 })
  })

  it('takes no notice of a slope in the derivative, of the diamond in both', () => {
    const tilted = one.map((value, k) => value + 0.002 * k)
    expect(hitQuality(one, tilted).derivative).toBeCloseTo(1, 9)
    expect(hitQuality(one, tilted).plain).toBeLessThan(0.5)
    const diamond = bandSpectrum([{ centreCm1: 2150, widthCm1: 30, height: 2, lorentzRatio: 0 }], COMMON_GRID)
    const both = hitQuality(
      one,
      one.map((value, k) => value + (diamond[k] as number)),
    )
    expect(both.derivative).toBeGreaterThan(0.999)
    expect(both.plain).toBeGreaterThan(0.999)
  })

  it('compares what both reach', () => {
    const short = one.map((value, k) => (k < 100 ? Number.NaN : value))
    expect(hitQuality(one, short).derivative).toBeCloseTo(1, 9)
    expect(() => hitQuality(one, one.slice(1))).toThrowError('compare.other_grid')
  })
})

describe('alignerOf', () => {
  const align = alignerOf(SEARCH_RECIPE)
  const reference = searchVector(spectrum(4))

  it.each([-5, -2.3, -0.4, 0, 0.7, 1.9, 4.4])('finds a shift of %f cm⁻¹ within 0.2', (shiftCm1) => {
    const found = align(searchVector(spectrum(4, shiftCm1)), reference)
    expect(Math.abs(found.shiftCm1 - shiftCm1)).toBeLessThan(0.2)
    expect(found.quality).toBeGreaterThan(0.99)
  })

  it('never moves by more than 6 cm⁻¹, nor to a worse place', () => {
    for (let k = 5; k < 60; k += 1) {
      const other = searchVector(spectrum(k))
      const { quality, shiftCm1 } = align(other, reference)
      expect(Math.abs(shiftCm1)).toBeLessThanOrEqual(6)
      const inPlace = align(other, other)
      expect(inPlace).toEqual({ quality: expect.closeTo(1, 9), shiftCm1: expect.closeTo(0, 6) })
      expect(quality).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('search', () => {
  const references = Array.from({ length: SUBSTANCES }, (_, k) => ({
    ...{ name: `${k}.jdx`, substance: `s${k}`, values: spectrum(k) },
  }))
  const searcher = openSearcher(buildIndex(references))

  it('puts the substance first after a shift, more often than without alignment', () => {
    const twins = Array.from({ length: 200 }, (_, k) => ({
      ...{ name: `t${k}`, substance: `t${k}` },
      values: bandSpectrum(drawTwin(drawSubstance(11, k % 100), 11, k).bands, COMMON_GRID),
    }))
    const hard = openSearcher(buildIndex([...references, ...twins]))
    const right = { aligned: 0, unaligned: 0 }
    for (let k = 0; k < 100; k += 1) {
      const sample = noisy(spectrum(k, random.uniform(-4, 4)), 100)
      right.aligned += Number(search(hard, sample).hits[0]?.substance === `s${k}`)
      right.unaligned += Number(search(hard, sample, { align: false }).hits[0]?.substance === `s${k}`)
    }
    expect(right.aligned).toBeGreaterThanOrEqual(98)
    expect(right.unaligned).toBeLessThan(right.aligned)
  })

  it('answers scores in order, the plain quality beside, and how far it moved', () => {
    const { hits, gap } = search(searcher, noisy(spectrum(7, 1.5), 200), { top: 5 })
    expect(hits).toHaveLength(5)
    expect(hits[0]).toMatchObject({ reference: '7.jdx', substance: 's7', position: 7 })
    expect(hits[0]?.shiftCm1).toBeCloseTo(1.5, 0)
    expect(hits[0]?.score).toBeGreaterThan(hits[0]?.unaligned ?? 1)
    expect(hits[0]?.plain).toBeGreaterThan(0.8)
    const scores = hits.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(gap).toBeCloseTo((scores[0] ?? 0) - (scores[1] ?? 0), 12)
  })

  it('without alignment orders by what hitQuality says, to the rounding of 16 bits', () => {
    const sample = noisy(spectrum(9), 80)
    const { hits } = search(searcher, sample, { align: false, top: 20 })
    for (const { position, score, unaligned, plain, shiftCm1 } of hits) {
      const exact = hitQuality(sample, spectrum(position))
      expect(score).toBeCloseTo(exact.derivative, 4)
      expect(plain).toBeCloseTo(exact.plain, 4)
      expect([unaligned, shiftCm1]).toEqual([score, 0])
    }
  })

  it('leads to another substance, however many references the first one has', () => {
    const many = Array.from({ length: 250 }, (_, k) => ({
      ...{ name: `again ${k}`, substance: 's3', values: noisy(spectrum(3), 300) },
    }))
    const crowded = openSearcher(buildIndex([...references, ...many]))
    const { hits, gap } = search(crowded, spectrum(3), { top: 3 })
    expect(hits.map(({ substance }) => substance)).toEqual(['s3', 's3', 's3'])
    expect(gap).toBeGreaterThan(0.2)
    const single = openSearcher(buildIndex(many))
    expect(search(single, spectrum(3)).gap).toBeNull()
  })

  it('refuses a number of hits that is none', () => {
    expect(() => search(searcher, spectrum(1), { top: 0 })).toThrowError('search.top')
  })
})

describe('batchLink', () => {
  it('links a tablet to itself and not to another substance, and says how often it is right', () => {
    const link = batchLink(spectrum(1), noisy(spectrum(1), 500))
    expect(link).toMatchObject({ isLinked: true, threshold: 0.98 })
    expect(link.truePositiveRatio).toBeGreaterThan(link.falsePositiveRatio)
    expect(batchLink(spectrum(1), spectrum(2)).isLinked).toBe(false)
  })
})
