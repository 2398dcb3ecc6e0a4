import type { NormalEquations } from './normal-equations.ts'
import { projectOut } from './nuisance-basis.ts'
import type { PreparedLibrary } from './prepare-unmixing.ts'
import { shiftedValues, shiftFilter } from './shift-values.ts'

/** A sample as unmixing sees it: moved by the shift, at the kept points, nuisance taken out. */
export interface Target {
  readonly shiftCm1: number
  /** One number for each kept point. */
  readonly row: Float32Array
  readonly energy: number
  /** Variance of what the noise of one point has become. */
  readonly noiseVariance: number
}

/** A sample on the grid of the library, without gaps. */
export interface Sample {
  readonly values: Float64Array
  /** Standard deviation of the noise of one point. */
  readonly noise: number
}

/** The target that a sample makes when it is read `shiftCm1` further up. */
export function targetAt(library: PreparedLibrary, sample: Sample, shiftCm1: number): Target {
  const filter = shiftFilter(library.grid, shiftCm1)
  const left = projectOut(shiftedValues(sample.values, filter, library.points), library.nuisance)
  const row = Float32Array.from(left)
  return {
    shiftCm1,
    row,
    energy: left.reduce((sum, value) => sum + value * value, 0),
    noiseVariance: sample.noise ** 2 * filter.noiseRatio,
  }
}

/** The whole library against a target. */
export function wholeProblem(library: PreparedLibrary, target: Target): NormalEquations {
  const { products, diagonal, productsOf } = library
  const correlation = products.times(target.row)
  return { count: diagonal.length, diagonal, productsOf, correlation, energy: target.energy }
}
