import { describe, expect, it } from 'vitest'
import { COMMON_GRID } from '../grid.ts'
import { simulateLibrary } from '../simulate/simulate-library.ts'
import { type MixtureCondition, simulateMixture } from '../simulate/simulate-mixture.ts'
import { scoreUnmixing } from '../testing/score-unmixing.ts'
import { prepareUnmixing } from './prepare-unmixing.ts'
import { residualSubtraction } from './subtract-residuals.ts'
import { unmix } from './unmix.ts'
import type { UnmixOptions } from './unmix-options.ts'
import type { Unmixing } from './unmixing.ts'

const everything = simulateLibrary({ count: 310, seed: 11 })
const library = {
  ...everything,
  spectra: everything.spectra.slice(0, 300),
  substances: everything.substances.slice(0, 300),
}
const prepared = prepareUnmixing(library.spectra)
const known: UnmixOptions = { responseLogSd: 0 }

const partsOf = ({ components }: Unmixing) => ({
  references: components.map(({ reference }) => reference),
  sharesRatio: components.map(({ shareRatio }) => shareRatio),
})

function mixtures(condition: MixtureCondition, parts: readonly number[], count = 60) {
  return Array.from({ length: count }, (_, index) =>
    simulateMixture(library, {
      condition,
      seed: 600 + index,
      parts: parts[index % parts.length] ?? 1,
      snr: [200, 100, 50][index % 3] ?? 100,
    }),
  )
}

const scoreOf = (list: ReturnType<typeof mixtures>, options = known) =>
  scoreUnmixing(list.map((truth) => ({ truth, answer: partsOf(unmix(prepared, truth.absorbance, options)) })))

describe('mixtures of a library of 300', () => {
  it.each([
    ['ideal', [1, 2, 3, 4], 0.95, 0.5],
    ['field', [1, 2, 3, 4], 0.95, 0.6],
    ['harsh', [1, 2, 3, 4], 0.95, 0.8],
    ['harsh', [5], 0.9, 0.8],
  ] as const)(
    '%s, %j parts: the very substances are named, and their shares',
    (condition, parts, exact, points) => {
      const score = scoreOf(mixtures(condition, parts))
      expect(score.exactRatio).toBeGreaterThanOrEqual(exact)
      expect(score.meanErrorPoints).toBeLessThan(points)
    },
  )

  it('are found much better than by residual subtraction, and hardly worse with alignment switched off', () => {
    const list = mixtures('harsh', [1, 2, 3, 4])
    const subtract = residualSubtraction(library.spectra)
    const classic = scoreUnmixing(list.map((truth) => ({ truth, answer: subtract(truth.absorbance) })))
    expect(classic.exactRatio).toBeGreaterThan(0.5)
    expect(classic.exactRatio).toBeLessThan(0.9)
    expect(scoreOf(list, { ...known, align: false }).exactRatio).toBeGreaterThanOrEqual(0.9)
  })

  it('are answered alike with WebAssembly and without', () => {
    const plain = prepareUnmixing(library.spectra, { plain: true })
    for (const { absorbance } of mixtures('harsh', [1, 3, 5], 9)) {
      const [one, other] = [unmix(prepared, absorbance), unmix(plain, absorbance)]
      expect(partsOf(one).references).toEqual(partsOf(other).references)
      one.components.forEach(({ shareRatio }, order) => {
        expect(shareRatio).toBeCloseTo(other.components[order]?.shareRatio ?? Number.NaN, 4)
      })
    }
  })

  it('with a substance that is not in the library are told from those that are known', () => {
    const flags = (missing: boolean) =>
      Array.from({ length: 40 }, (_, index) => {
        const references = [7 * index, 7 * index + 3, missing ? 300 + (index % 10) : 7 * index + 5]
        const mixture = simulateMixture(everything, {
          ...{ condition: 'harsh', seed: 900 + index, snr: 100 },
          ...{ references, sharesRatio: [0.5, 0.25, 0.25] },
        })
        return unmix(prepared, mixture.absorbance).unknown
      }).filter(Boolean).length
    expect(flags(true)).toBeGreaterThanOrEqual(38)
    expect(flags(false)).toBeLessThanOrEqual(3)
  })
})

describe('an answer', () => {
  const mixture = simulateMixture(library, {
    ...{ condition: 'field', seed: 77, snr: 200 },
    ...{ references: [10, 20, 30], sharesRatio: [0.6, 0.3, 0.1] },
  })
  const answer = unmix(prepared, mixture.absorbance)

  it('says what is there, largest first, with intervals that hold the truth, and how sure it is', () => {
    expect(partsOf(answer).references).toEqual([10, 20, 30])
    expect(answer.sharesOf).toBe('infrared_signal')
    answer.components.forEach(({ lowRatio, highRatio, shareRatio, margin, alternatives }, part) => {
      const truth = mixture.sharesRatio[part] ?? Number.NaN
      expect(Math.abs(shareRatio - truth)).toBeLessThan(0.01)
      expect(lowRatio).toBeLessThan(truth)
      expect(highRatio).toBeGreaterThan(truth)
      expect(margin).toBeGreaterThan(0.4)
      expect(alternatives).toEqual([])
    })
    expect(answer.shiftCm1).toBeCloseTo(mixture.shiftCm1, 0)
    expect(answer.explainedRatio).toBeGreaterThan(0.99)
    expect(answer.unknown).toBe(false)
    expect(answer.notes).toEqual([])
  })

  it('has a residual of the size of the noise where it looked, and none elsewhere', () => {
    const seen = answer.residual.filter((value) => !Number.isNaN(value))
    expect(answer.residual.length).toBe(COMMON_GRID.points)
    expect(seen.length).toBe(prepared.points.length)
    const size = Math.sqrt(seen.reduce((sum, value) => sum + value * value, 0) / seen.length)
    expect(size).toBeLessThan(Math.max(...mixture.absorbance) / 100)
  })

  it('gives wider intervals the less the responses are known, and amounts when they are', () => {
    const width = (responseLogSd: number) => {
      const [first] = unmix(prepared, mixture.absorbance, { responseLogSd }).components
      return (first?.highRatio ?? 0) - (first?.lowRatio ?? 0)
    }
    expect(width(0.2)).toBeGreaterThan(3 * width(0))
    expect(width(0.35)).toBeGreaterThan(1.4 * width(0.2))
    const responses = new Float64Array(300).fill(1)
    responses[10] = 2
    const amounts = unmix(prepared, mixture.absorbance, { responses })
    expect(amounts.sharesOf).toBe('amount')
    expect(amounts.components[0]?.shareRatio).toBeCloseTo(0.3 / 0.7, 1)
  })

  it('names the other when two references cannot be told apart, and does not call it unknown', () => {
    const twin = (library.spectra[10] ?? new Float64Array()).map(
      (value, point) => value * (1 + 0.01 * Math.sin(point)),
    )
    const found = unmix(prepareUnmixing([...library.spectra, twin]), mixture.absorbance)
    const first = found.components[0]
    expect([first?.reference, ...(first?.alternatives ?? [])].sort()).toEqual([10, 300])
    expect(first?.margin).toBeLessThan(0.2)
    expect(found.notes).toContain('ambiguous')
    expect(found.unknown).toBe(false)
  })

  it('says that infrared is not reliable under 5 %', () => {
    const small = simulateMixture(library, {
      ...{ condition: 'ideal', seed: 78, snr: 200 },
      ...{ references: [10, 20], sharesRatio: [0.955, 0.045] },
    })
    expect(unmix(prepared, small.absorbance).notes).toContain('below_five_percent')
  })

  it('says when there is nothing, or no more than noise', () => {
    const flat = simulateMixture(library, { ...{ condition: 'ideal', seed: 3, snr: 1.5 }, references: [10] })
    const found = unmix(prepared, flat.absorbance)
    expect(found.notes).toContain('too_weak')
    const nothing = unmix(prepared, new Float64Array(COMMON_GRID.points))
    expect(nothing.components).toEqual([])
    expect(nothing.notes).toContain('nothing_found')
    expect(nothing.explainedRatio).toBe(0)
    expect(nothing.unknown).toBe(false)
  })

  it('says when the instrument is off by more than alignment goes', () => {
    const found = unmix(prepared, mixture.absorbance, { mostShiftCm1: Math.abs(mixture.shiftCm1) / 4 })
    expect(found.notes).toContain('shift_at_limit')
    expect(unmix(prepared, mixture.absorbance, { align: false }).shiftCm1).toBe(0)
  })
})

it('as many components may be asked for as one likes', () => {
  const { absorbance, references } = simulateMixture(library, {
    seed: 12,
    condition: 'harsh',
    snr: 200,
    parts: 5,
  })
  const found = partsOf(unmix(prepared, absorbance, { mostComponents: 500 }))
  expect([...found.references].sort()).toEqual([...references].sort())
  const few = unmix(prepared, absorbance, { mostComponents: 2 })
  expect(few.components.length).toBe(2)
  expect(few.unknown).toBe(true)
})

describe('what cannot be unmixed', () => {
  const gap = (library.spectra[0] ?? new Float64Array()).map((value, point) =>
    point === 100 ? Number.NaN : value,
  )

  it('is refused with what is wrong', () => {
    expect(() => prepareUnmixing([])).toThrow('unmix.no_references')
    expect(() => prepareUnmixing([library.spectra[0] ?? gap, gap])).toThrow('unmix.reference_gap: 1')
    expect(() => prepareUnmixing([new Float64Array(COMMON_GRID.points)])).toThrow('unmix.reference_flat: 0')
    expect(() => unmix(prepared, gap)).toThrow('unmix.sample_gap: 1050 cm⁻¹')
    expect(() => unmix(prepared, new Float64Array(10))).toThrow('unmix.sample_gap')
  })

  it('does not mind gaps where nothing is looked at', () => {
    const { absorbance } = simulateMixture(library, {
      seed: 1,
      condition: 'ideal',
      snr: 100,
      references: [4],
    })
    const cut = absorbance.map((value, point) => (point > 300 && point < 430 ? Number.NaN : value))
    expect(partsOf(unmix(prepared, cut)).references).toEqual([4])
  })
})
