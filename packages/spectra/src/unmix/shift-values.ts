import type { Grid } from '../grid.ts'

// Four points on each side: a band three points wide is moved true to 1.5 % of its height, wider ones to far less.
const SIDE = 4

/** How values move by a part of a step: the weights of the points around. */
export interface ShiftFilter {
  readonly wholeSteps: number
  readonly weights: Float64Array
  /** What noise keeps of its variance. */
  readonly noiseRatio: number
}

/** The filter that reads values `shiftCm1` further up: Lagrange interpolation through eight points. */
export function shiftFilter(grid: Grid, shiftCm1: number): ShiftFilter {
  const steps = shiftCm1 / grid.stepCm1
  const wholeSteps = Math.floor(steps)
  const part = steps - wholeSteps
  const weights = Float64Array.from({ length: 2 * SIDE }, (_, index) => {
    const node = index + 1 - SIDE
    let weight = 1
    for (let other = 1 - SIDE; other <= SIDE; other += 1)
      if (other !== node) weight *= (part - other) / (node - other)
    return weight
  })
  return { wholeSteps, weights, noiseRatio: weights.reduce((sum, weight) => sum + weight * weight, 0) }
}

/** Values read at the kept points of a grid through a filter; past its ends a line of values goes on point-mirrored. */
export function shiftedValues(values: Float64Array, filter: ShiftFilter, points: Int32Array): Float64Array {
  const last = values.length - 1
  return Float64Array.from(points, (point) => {
    const first = point + filter.wholeSteps + 1 - SIDE
    let sum = 0
    for (let index = 0; index < 2 * SIDE; index += 1) {
      const at = first + index
      const value =
        at < 0
          ? 2 * (values[0] as number) - (values[-at] as number)
          : at > last
            ? 2 * (values[last] as number) - (values[2 * last - at] as number)
            : (values[at] as number)
      sum += (filter.weights[index] as number) * value
    }
    return sum
  })
}
