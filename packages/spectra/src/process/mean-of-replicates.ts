import { SpectrumProblem } from '../problem.ts'

/** What several measurements of one sample say together. */
export interface Replicates {
  readonly mean: Float64Array
  /** Standard deviation at each point (n − 1); NaN where fewer than two replicates reach. */
  readonly deviation: Float64Array
  readonly count: number
  /** Size of the spread over the size of the mean's variation, 0 when all are equal: over 0.1, look at them. */
  readonly spreadRatio: number
}

/**
 * Mean and spread of replicates on one grid, in their unit. A point some replicates do not reach (NaN) is the mean of
 * the others. None, or unequal lengths, is the problem `replicates.unequal`.
 */
export function meanOfReplicates(replicates: readonly Float64Array[]): Replicates {
  const points = replicates[0]?.length ?? 0
  if (points === 0 || replicates.some((values) => values.length !== points))
    throw new SpectrumProblem('replicates.unequal', { detail: String(replicates.length) })
  const mean = new Float64Array(points)
  const deviation = new Float64Array(points)
  for (let point = 0; point < points; point += 1) {
    let [count, sum, squares] = [0, 0, 0]
    for (const values of replicates) {
      const value = values[point] as number
      if (Number.isNaN(value)) continue
      count += 1
      sum += value
    }
    const average = sum / count
    for (const values of replicates) {
      const value = values[point] as number
      if (!Number.isNaN(value)) squares += (value - average) ** 2
    }
    mean[point] = count === 0 ? Number.NaN : average
    deviation[point] = count < 2 ? Number.NaN : Math.sqrt(squares / (count - 1))
  }
  return { mean, deviation, count: replicates.length, spreadRatio: spreadRatio(mean, deviation) }
}

function spreadRatio(mean: Float64Array, deviation: Float64Array): number {
  const known = mean.filter((_, point) => !Number.isNaN(deviation[point] as number))
  const centre = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length)
  const variation = known.reduce((sum, value) => sum + (value - centre) ** 2, 0)
  const spread = deviation.reduce((sum, value) => (Number.isNaN(value) ? sum : sum + value * value), 0)
  return variation > 0 ? Math.sqrt(spread / variation) : 0
}
