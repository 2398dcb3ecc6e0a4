import type { Fit } from './normal-equations.ts'
import { orthonormal, projectOut } from './nuisance-basis.ts'
import type { PreparedLibrary } from './prepare-unmixing.ts'
import { slopeRow } from './slope-row.ts'
import type { Target } from './target.ts'

/**
 * How much further up the sample is to be read for a fit to lie better on it, in cm⁻¹: one step of Gauss and Newton
 * (Björck, Numerical Methods for Least Squares Problems, 1996, §9.2) on the shift, amounts free.
 */
export function shiftStep(
  library: PreparedLibrary,
  target: Target,
  fit: { readonly references: readonly number[]; readonly amounts: Fit['amounts'] },
): number {
  const { points, products, nuisance } = library
  const count = points.length
  const slope = new Float64Array(count)
  const residual = Float64Array.from(target.row)
  const members: Float64Array[] = []
  fit.references.forEach((reference, order) => {
    const amount = fit.amounts[order] as number
    const row = Float64Array.from(
      products.rows.subarray(reference * products.width, reference * products.width + count),
    )
    const own = slopeRow(library, reference)
    for (let point = 0; point < count; point += 1) {
      slope[point] = (slope[point] as number) + amount * (own[point] as number)
      residual[point] = (residual[point] as number) - amount * (row[point] as number)
    }
    members.push(row)
  })
  const free = projectOut(projectOut(slope, nuisance), orthonormal(members))
  const curvature = product(free, free)
  return curvature > 0 ? -product(residual, free) / curvature : 0
}

function product(one: Float64Array, other: Float64Array): number {
  return one.reduce((sum, value, point) => sum + value * (other[point] as number), 0)
}
