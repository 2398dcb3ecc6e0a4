import { COMMON_GRID, type Grid, maskOf, type WavenumberRange } from '../grid.ts'
import { SpectrumProblem } from '../problem.ts'
import { UNMIX_RANGES } from '../process/ranges.ts'
import { nuisanceBasis, projectOut } from './nuisance-basis.ts'
import { openRowProducts, type RowProducts } from './row-products.ts'

export interface PrepareOptions {
  /** What the spectra lie on; the common grid unless said. */
  readonly grid?: Grid
  /** Where mixtures are looked at; 650–1800 and 2700–3150 cm⁻¹ unless said. */
  readonly ranges?: readonly WavenumberRange[]
  /** Whether JavaScript is to do what WebAssembly would do faster; false unless said. */
  readonly plain?: boolean
}

/** References made ready for unmixing, once for a library; only `unmix` looks inside. */
export interface PreparedLibrary {
  readonly grid: Grid
  readonly spectra: readonly Float64Array[]
  /** Which points of the grid are looked at. */
  readonly points: Int32Array
  /** Orthonormal, over the points. */
  readonly nuisance: readonly Float64Array[]
  /** One row for each reference, what nuisance leaves of it: the points, then zeros up to the width. */
  readonly products: RowProducts
  /** Each row times itself. */
  readonly diagonal: Float32Array
  /** One row times each row. */
  readonly productsOf: (reference: number) => Float32Array
}

// Products are kept since substances come back, at each step of a sample and in the next one: up to 64 MB of them.
const MOST_KEPT_NUMBERS = 2 ** 24
const LEAST_KEPT_ROWS = 32

/**
 * References made ready for unmixing: `spectra` in absorbance on the grid, in units that are alike, since shares are
 * counted in them. A reference that does not cover the ranges is the problem `unmix.reference_gap`, one that is flat
 * there is `unmix.reference_flat`, no reference at all is `unmix.no_references`.
 */
export function prepareUnmixing(
  spectra: readonly Float64Array[],
  options: PrepareOptions = {},
): PreparedLibrary {
  const { grid = COMMON_GRID, ranges = UNMIX_RANGES, plain = false } = options
  if (spectra.length === 0) throw new SpectrumProblem('unmix.no_references')
  const mask = maskOf(grid, ranges)
  const points = Int32Array.from(mask.keys()).filter((point) => mask[point] === 1)
  const nuisance = nuisanceBasis(grid, points)
  const width = Math.ceil(points.length / 8) * 8
  const products = openRowProducts({ count: spectra.length, width }, { plain })
  const diagonal = new Float32Array(spectra.length)
  spectra.forEach((spectrum, reference) => {
    const row = projectOut(
      Float64Array.from(points, (point) => spectrum[point] ?? Number.NaN),
      nuisance,
    )
    const square = row.reduce((sum, value) => sum + value * value, 0)
    if (Number.isNaN(square)) throw new SpectrumProblem('unmix.reference_gap', { detail: String(reference) })
    if (square < 1e-18) throw new SpectrumProblem('unmix.reference_flat', { detail: String(reference) })
    products.rows.set(row, reference * width)
    diagonal[reference] = square
  })
  return {
    ...{ grid, spectra, points, nuisance, products, diagonal },
    productsOf: keptProducts(products, spectra.length),
  }
}

function keptProducts(products: RowProducts, count: number): PreparedLibrary['productsOf'] {
  const { rows, width } = products
  const most = Math.max(LEAST_KEPT_ROWS, Math.floor(MOST_KEPT_NUMBERS / count))
  const kept = new Map<number, Float32Array>()
  return (reference) => {
    const known = kept.get(reference)
    if (known) return known
    const made = products.times(rows.subarray(reference * width, (reference + 1) * width))
    const oldest = kept.keys().next()
    if (kept.size >= most && oldest.done !== true) kept.delete(oldest.value)
    kept.set(reference, made)
    return made
  }
}
