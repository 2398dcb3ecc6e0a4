import { type BandedFactor, misfitFactor, whiten } from './misfit-covariance.ts'
import type { NormalEquations } from './normal-equations.ts'
import type { PreparedLibrary } from './prepare-unmixing.ts'
import { slopeRow } from './slope-row.ts'
import type { Target } from './target.ts'

/** How far a substance in a sample is from its reference. */
export interface Misfit {
  /** Over how many points of the grid an error in height is alike: about half the width of a band. */
  readonly reach: number
  /** Height of a band, standard deviation relative to the reference. */
  readonly heightRatio: number
  /** Place of a substance's bands, standard deviation. */
  readonly shiftCm1: number
}

/** A problem over some references, in units of what is expected to be left: a residual of 1 at each point. */
export interface WeightedProblem extends NormalEquations {
  /** Which reference each column is. */
  readonly references: readonly number[]
}

/**
 * The problem weighted by what a fit says of its own errors: each point counts by noise plus the misfit in height of
 * what absorbs there, and each fitted substance may move by itself a little. Generalised least squares (Aitken, Proc.
 * R. Soc. Edinburgh 55 (1936) 42), nuisance and moves eliminated by their Schur complement.
 */
export function weightedProblem(
  library: PreparedLibrary,
  target: Target,
  about: {
    readonly references: readonly number[]
    readonly fit: { readonly references: readonly number[]; readonly amounts: Float64Array }
    readonly misfit: Misfit
  },
): WeightedProblem {
  const { references, fit, misfit } = about
  const factor = residualFactor(library, target, { fit, misfit })
  const slopes = fit.references.map((reference, order) => {
    const scale = misfit.shiftCm1 * (fit.amounts[order] as number)
    return slopeRow(library, reference).map((value) => value * scale)
  })
  const leading = library.nuisance.length + slopes.length
  const size = leading + references.length + 1
  const { width, rows, beside, gramBeside } = library.products
  ;[...library.nuisance, ...slopes].forEach((row, index) => {
    whiten(factor, { from: row, at: 0 }, { out: beside, at: index * width })
  })
  references.forEach((reference, index) => {
    whiten(factor, { from: rows, at: reference * width }, { out: beside, at: (leading + index) * width })
  })
  whiten(factor, { from: target.row, at: 0 }, { out: beside, at: (size - 1) * width })
  const products = gramBeside(size)
  // A move of one standard deviation costs as much as a residual of 1.
  for (let index = library.nuisance.length; index < leading; index += 1)
    products[index * size + index] = (products[index * size + index] as number) + 1
  return { ...eliminated(products, size, leading), references }
}

function residualFactor(
  library: PreparedLibrary,
  target: Target,
  { fit, misfit }: { fit: { references: readonly number[]; amounts: Float64Array }; misfit: Misfit },
): BandedFactor {
  const { points, spectra } = library
  const errors = fit.references.map((reference, order) => {
    const spectrum = spectra[reference] as Float64Array
    const scale = misfit.heightRatio * (fit.amounts[order] as number)
    return Float64Array.from(points, (point) => scale * (spectrum[point] as number))
  })
  return misfitFactor({ noiseVariance: target.noiseVariance, errors, points, reach: misfit.reach })
}

/** What the products are once the leading rows are fitted out; the last row is the target. */
function eliminated(products: Float32Array, size: number, leading: number): NormalEquations {
  const left = Float64Array.from(products)
  for (let pivot = 0; pivot < leading; pivot += 1) {
    const own = left[pivot * size + pivot] as number
    if (own < 1e-12) continue
    for (let row = pivot + 1; row < size; row += 1) {
      const factor = (left[pivot * size + row] as number) / own
      for (let column = row; column < size; column += 1)
        left[row * size + column] =
          (left[row * size + column] as number) - factor * (left[pivot * size + column] as number)
    }
  }
  return partOf(left, { size, from: leading })
}

function partOf(products: Float64Array, { size, from }: { size: number; from: number }): NormalEquations {
  const count = size - from - 1
  const rows = Array.from({ length: count }, () => new Float32Array(count))
  const diagonal = new Float32Array(count)
  const correlation = new Float32Array(count)
  rows.forEach((row, index) => {
    const start = (from + index) * size + from
    diagonal[index] = products[start + index] as number
    correlation[index] = products[start + count] as number
    for (let column = index; column < count; column += 1) {
      row[column] = products[start + column] as number
      ;(rows[column] as Float32Array)[index] = products[start + column] as number
    }
  })
  const productsOf = (column: number) => rows[column] as Float32Array
  return { count, diagonal, productsOf, correlation, energy: products[size * size - 1] as number }
}
