import { type Fit, fitColumns, type NormalEquations } from './normal-equations.ts'

/** What a fit would be without one of its columns. */
export interface WithoutOne {
  readonly member: number
  readonly fit: Fit
  /** The column outside that would do best in its place, and what would be left with it. */
  readonly rival: number
  readonly residualWithRival: number
}

/** A fit without each of its columns in turn, in the order of the chosen. */
export function withoutEach(problem: NormalEquations, fit: Fit): WithoutOne[] {
  return fit.chosen.map((member) => {
    const others = fitColumns(
      problem,
      fit.chosen.filter((column) => column !== member),
    )
    others.gains[member] = 0
    const rival = indexOfLargest(others.gains)
    return {
      member,
      fit: others,
      rival,
      residualWithRival: others.residual - (others.gains[rival] as number),
    }
  })
}

/** Where the largest value is, 0 when there is none. */
export function indexOfLargest(values: Float64Array): number {
  let best = 0
  for (let index = 1; index < values.length; index += 1)
    if ((values[index] as number) > (values[best] as number)) best = index
  return best
}
