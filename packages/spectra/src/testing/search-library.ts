import { SEARCH_RECIPE, type SearchRecipe } from '../compare/search-recipe.ts'
import type { Reference } from '../compare/spectral-index.ts'
import { COMMON_GRID } from '../grid.ts'
import { bandSpectrum } from '../simulate/band.ts'
import { randomOf } from '../simulate/random.ts'
import { drawSubstance } from '../simulate/substance.ts'

/** The usual recipe without its mask: all 838 points are compared, which is what search is measured at. */
export const WHOLE_RECIPE: SearchRecipe = { ...SEARCH_RECIPE, ranges: [[650, 4000]] }

/** Made-up references one at a time, the same for the same seed. */
export function* madeUpReferences(count: number, seed: number): Generator<Reference> {
  for (let k = 0; k < count; k += 1) {
    const values = bandSpectrum(drawSubstance(seed, k).bands, COMMON_GRID)
    yield { name: String(k), substance: String(k), values }
  }
}

/**
 * Samples to search for, in absorbance: one, two or three of the references in turn, in drawn shares, off by up to
 * 2 cm⁻¹, with a hundredth of the greatest absorbance as noise.
 */
export function madeUpSamples(
  count: number,
  of: { readonly references: number; readonly seed: number },
): Float64Array[] {
  return Array.from({ length: count }, (_, k) => {
    const random = randomOf(of.seed, k, 77)
    const shiftCm1 = random.uniform(-2, 2)
    const sample = new Float64Array(COMMON_GRID.points)
    for (let part = 0; part <= k % 3; part += 1) {
      const share = random.uniform(0.2, 1)
      const { bands } = drawSubstance(of.seed, random.below(of.references))
      bandSpectrum(bands, COMMON_GRID, shiftCm1).forEach((value, point) => {
        sample[point] = (sample[point] as number) + share * value
      })
    }
    const deviation = sample.reduce((most, value) => Math.max(most, value), 0) / 100
    return sample.map((value) => value + random.normal(0, deviation))
  })
}
