import { COMMON_GRID, type Grid, maskOf, type WavenumberRange } from '../grid.ts'
import { SEARCH_RANGES } from '../process/ranges.ts'

/** How absorbance becomes the vector that is compared: what an index carries, since another way needs another index. */
export interface SearchRecipe {
  readonly grid: Grid
  readonly ranges: readonly WavenumberRange[]
  /** Savitzky–Golay window: this far on each side. */
  readonly halfWidthCm1: number
  readonly order: number
  readonly derivative: number
}

/** First derivative over ±12 cm⁻¹ by parabolas on the common grid, CO₂ and diamond left out. */
export const SEARCH_RECIPE: SearchRecipe = {
  grid: COMMON_GRID,
  ranges: SEARCH_RANGES,
  halfWidthCm1: 12,
  order: 2,
  derivative: 1,
}

/** The points of the grid that the recipe compares, rising; the same array for the same recipe. */
export function comparedPoints(recipe: SearchRecipe): Uint32Array {
  const before = known.get(recipe)
  if (before !== undefined) return before
  const mask = maskOf(recipe.grid, recipe.ranges)
  const points = Uint32Array.from(mask.keys()).filter((point) => mask[point] === 1)
  known.set(recipe, points)
  return points
}

// A library asks once for each of its references.
const known = new WeakMap<SearchRecipe, Uint32Array>()
