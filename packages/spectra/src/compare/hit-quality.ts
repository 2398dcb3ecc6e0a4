import { correlation, squaredCorrelation } from './correlation.ts'
import { comparedPoints, SEARCH_RECIPE, type SearchRecipe } from './search-recipe.ts'
import { derivativeOf } from './search-vector.ts'

/** How alike two spectra are, 0 to 1. */
export interface HitQuality {
  /** Squared correlation of the derivatives: what hits are ordered by. */
  readonly derivative: number
  /** Squared correlation of absorbance itself, the hit quality index most software shows (ASTM E2310). */
  readonly plain: number
}

/**
 * Squared correlation of two spectra in absorbance on the recipe's grid, over what the recipe compares and both reach.
 * The derivative is deaf to a baseline and sharp about where bands are. Problem: `compare.other_grid`.
 */
export function hitQuality(
  one: Float64Array,
  other: Float64Array,
  recipe: SearchRecipe = SEARCH_RECIPE,
): HitQuality {
  const [slopeOne, slopeOther] = [derivativeOf(one, recipe), derivativeOf(other, recipe)]
  return {
    derivative: squaredCorrelation(correlation(slopeOne, slopeOther)),
    plain: plainQuality(one, other, comparedPoints(recipe)),
  }
}

/** Squared correlation of absorbance at some points of the grid. */
export function plainQuality(one: Float64Array, other: Float64Array, points: Uint32Array): number {
  const at = (values: Float64Array) => Float64Array.from(points, (point) => values[point] as number)
  return squaredCorrelation(correlation(at(one), at(other)))
}
