import { BATCH_RANGES } from '../process/ranges.ts'
import { correlation } from './correlation.ts'
import { SEARCH_RECIPE, type SearchRecipe } from './search-recipe.ts'
import { derivativeOf } from './search-vector.ts'

/** What tablets are linked by: the first derivative of the fingerprint. */
export const BATCH_RECIPE: SearchRecipe = { ...SEARCH_RECIPE, ranges: BATCH_RANGES }

/** Whether two tablets look like one batch, and how often that is right. */
export interface BatchLink {
  /** Of the first derivatives, −1 to 1. */
  readonly correlation: number
  readonly isLinked: boolean
  readonly threshold: number
  /** How many pairs of tablets of one batch are linked at the threshold. */
  readonly truePositiveRatio: number
  /** How many pairs of tablets of different batches are. */
  readonly falsePositiveRatio: number
}

/** At r ≥ 0.98, means of the replicates of each tablet. */
const MEASURED = { threshold: 0.98, truePositiveRatio: 0.979, falsePositiveRatio: 0.01 } as const

/**
 * Compares two tablets, each the mean of its replicates in absorbance on the common grid, NaN where unknown: linked
 * from a correlation of 0.98 between 700 and 1800 cm⁻¹. The rates are those measured on 93 tablets of 21 batches
 * (University of Lausanne 2011, in cheminfo/spectra-processor); a single spectrum in place of a mean is linked less
 * often. A link says that two tablets are alike in what infrared sees, not who made them. Problem: `compare.other_grid`.
 */
export function batchLink(one: Float64Array, other: Float64Array): BatchLink {
  const r = correlation(derivativeOf(one, BATCH_RECIPE), derivativeOf(other, BATCH_RECIPE))
  return { correlation: r, isLinked: r >= MEASURED.threshold, ...MEASURED }
}
