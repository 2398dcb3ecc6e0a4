import { wavenumberAt } from '../grid.ts'
import { type Band, bandSpectrum } from './band.ts'
import { drawShares } from './draw-shares.ts'
import { addFieldEffects } from './field-effects.ts'
import { type Random, randomOf } from './random.ts'
import type { SimulatedLibrary } from './simulate-library.ts'

/**
 * `ideal`: noise only. `field`: the instrument is off by up to 2 cm⁻¹ and so is each reference (0.3), drift, water,
 * carbon dioxide, a noisy 1900–2300 cm⁻¹. `harsh`: each substance also moves by itself (0.7 cm⁻¹), and each band
 * differs from its reference in height (5 %) and width (3 %).
 */
export type MixtureCondition = 'ideal' | 'field' | 'harsh'

export interface MixtureOptions {
  readonly seed: number
  readonly condition: MixtureCondition
  /** How many substances, when `references` does not say which. */
  readonly parts?: number
  /** Strongest absorbance over the standard deviation of the noise. */
  readonly snr: number
  /** No share is under it; 0.05 unless said. */
  readonly smallestShareRatio?: number
  /** Standard deviation of the logarithm of how strongly a substance absorbs, beside its reference; 0 unless said. */
  readonly responseLogSd?: number
  /** Which references the substances are of, instead of drawn ones. */
  readonly references?: readonly number[]
  /** Their shares, instead of drawn ones. */
  readonly sharesRatio?: readonly number[]
}

export interface SimulatedMixture {
  /** On the grid of the library. */
  readonly absorbance: Float64Array
  /** What is in it, in no order. */
  readonly references: readonly number[]
  readonly sharesRatio: readonly number[]
  /** How far the instrument is off, to be subtracted from what it reads. */
  readonly shiftCm1: number
}

/** A measured mixture of references of a simulated library with what is truly in it; the same seed gives the same. */
export function simulateMixture(library: SimulatedLibrary, options: MixtureOptions): SimulatedMixture {
  const { condition, seed, smallestShareRatio = 0.05, responseLogSd = 0 } = options
  const random = randomOf(seed, 3)
  const references = options.references ?? drawDistinct(random, options.parts ?? 1, library.substances.length)
  const sharesRatio = options.sharesRatio ?? drawShares(random, references.length, smallestShareRatio)
  const shiftCm1 = condition === 'ideal' ? 0 : random.uniform(-2, 2)
  const contact = random.uniform(0.4, 1.2)
  const pure = new Float64Array(library.grid.points)
  references.forEach((reference, part) => {
    const response = contact * (sharesRatio[part] ?? 0) * Math.exp(random.normal(0, responseLogSd))
    const spectrum = measuredSubstance(library, reference, { condition, random, shiftCm1 })
    spectrum.forEach((value, point) => {
      pure[point] = (pure[point] as number) + response * value
    })
  })
  const shown = condition === 'ideal' ? pure : addFieldEffects(pure, { grid: library.grid, random, shiftCm1 })
  return {
    absorbance: addNoise(shown, pure, { library, options, random }),
    references,
    sharesRatio,
    shiftCm1,
  }
}

function measuredSubstance(
  library: SimulatedLibrary,
  reference: number,
  how: { condition: MixtureCondition; random: Random; shiftCm1: number },
): Float64Array {
  const { condition, random, shiftCm1 } = how
  const substance = library.substances[reference]
  if (substance === undefined) throw new RangeError(`there is no reference ${reference}`)
  if (condition === 'ideal') return bandSpectrum(substance.bands, library.grid)
  const calibrated = shiftCm1 - substance.referenceShiftCm1
  if (condition === 'field') return bandSpectrum(substance.bands, library.grid, calibrated)
  const jittered = substance.bands.map(
    (band): Band => ({
      ...band,
      height: band.height * Math.exp(random.normal(0, 0.05)),
      widthCm1: band.widthCm1 * Math.exp(random.normal(0, 0.03)),
    }),
  )
  return bandSpectrum(jittered, library.grid, calibrated + random.normal(0, 0.7))
}

function addNoise(
  shown: Float64Array,
  pure: Float64Array,
  about: { library: SimulatedLibrary; options: MixtureOptions; random: Random },
): Float64Array {
  const { library, options, random } = about
  const deviation = pure.reduce((highest, value) => Math.max(highest, value), 0) / options.snr
  return shown.map((value, point) => {
    const at = wavenumberAt(library.grid, point)
    // Where the diamond of the instrument itself absorbs, little light is left.
    const darkness = options.condition !== 'ideal' && at > 1900 && at < 2300 ? 5 : 1
    return value + random.normal(0, deviation * darkness)
  })
}

function drawDistinct(random: Random, count: number, below: number): number[] {
  if (count > below) throw new RangeError(`${count} different references cannot be drawn from ${below}`)
  const drawn = new Set<number>()
  while (drawn.size < count) drawn.add(random.below(below))
  return [...drawn]
}
