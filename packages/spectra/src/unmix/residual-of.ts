import type { PreparedLibrary } from './prepare-unmixing.ts'
import type { Target } from './target.ts'
import type { WeightedChoice } from './weighted-choice.ts'

/** What components and nuisance leave of a target: on the grid, NaN where it was not looked at, and its energy. */
export function residualOf(
  library: PreparedLibrary,
  target: Target,
  { problem, choice }: WeightedChoice,
): { onGrid: Float64Array; energy: number } {
  const { points, products, grid } = library
  const left = Float64Array.from(target.row)
  choice.fit.chosen.forEach((column, order) => {
    const amount = choice.fit.amounts[order] as number
    const start = (problem.references[column] as number) * products.width
    for (let index = 0; index < left.length; index += 1)
      left[index] = (left[index] as number) - amount * (products.rows[start + index] as number)
  })
  const onGrid = new Float64Array(grid.points).fill(Number.NaN)
  points.forEach((point, index) => {
    onGrid[point] = left[index] as number
  })
  return { onGrid, energy: left.reduce((sum, value) => sum + value * value, 0) }
}
