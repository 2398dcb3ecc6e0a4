import { SpectrumProblem } from '../problem.ts'
import { savitzkyGolay } from '../process/savitzky-golay.ts'
import { comparedPoints, SEARCH_RECIPE, type SearchRecipe } from './search-recipe.ts'

/** A spectrum that reaches less than this share of what is compared would be told apart by chance. */
const LEAST_COVERED_RATIO = 0.5

/** The derivative at each point that is compared, NaN where a window meets an unknown absorbance. */
export function derivativeOf(values: Float64Array, recipe: SearchRecipe = SEARCH_RECIPE): Float64Array {
  const { grid, halfWidthCm1, order, derivative } = recipe
  if (values.length !== grid.points)
    throw new SpectrumProblem('compare.other_grid', { detail: `${values.length}, ${grid.points}` })
  const halfWidth = Math.round(halfWidthCm1 / grid.stepCm1)
  const slope = savitzkyGolay(values, { halfWidth, order, derivative, step: grid.stepCm1 })
  const points = comparedPoints(recipe)
  const compared = new Float64Array(points.length)
  for (let k = 0; k < points.length; k += 1) compared[k] = slope[points[k] as number] as number
  return compared
}

/**
 * What two spectra are compared by: the derivative of absorbance on the recipe's grid, centred, sum of squares 1, at
 * the compared points only. Unknown points are 0, which counts neither for nor against. Problems: `compare.other_grid`,
 * `compare.not_covered` when less than half is known, `compare.flat` when nothing varies.
 */
export function searchVector(values: Float64Array, recipe: SearchRecipe = SEARCH_RECIPE): Float64Array {
  const slope = derivativeOf(values, recipe)
  let known = 0
  let sum = 0
  for (const value of slope) {
    if (Number.isNaN(value)) continue
    known += 1
    sum += value
  }
  if (known < LEAST_COVERED_RATIO * slope.length)
    throw new SpectrumProblem('compare.not_covered', { detail: String(known / slope.length) })
  const mean = sum / known
  let squares = 0
  for (let k = 0; k < slope.length; k += 1) {
    const value = slope[k] as number
    const centred = Number.isNaN(value) ? 0 : value - mean
    slope[k] = centred
    squares += centred * centred
  }
  const norm = Math.sqrt(squares)
  if (!(norm > 0) || !Number.isFinite(norm)) throw new SpectrumProblem('compare.flat')
  return slope.map((value) => value / norm)
}
