import { COMMON_GRID, type Grid, maskOf, type WavenumberRange } from '../grid.ts'
import { SpectrumProblem } from '../problem.ts'
import { UNMIX_RANGES } from '../process/ranges.ts'
import { nuisanceBasis, projectOut } from './nuisance-basis.ts'
import { PLAIN_KERNELS, type VectorKernels } from './vector-kernels.ts'

export interface PrepareOptions {
  /** What the spectra lie on; the common grid unless said. */
  readonly grid?: Grid
  /** Where mixtures are looked at; 650–1800 and 2700–3150 cm⁻¹ unless said. */
  readonly ranges?: readonly WavenumberRange[]
  /** Up to how many references all are weighed against each other (4 bytes for each pair); 2000 unless said. */
  readonly wholeLibrary?: number
  /** What does the sums; plain JavaScript unless said. */
  readonly kernels?: VectorKernels
}

/** References made ready for unmixing, once for a library; only `unmix` looks inside. */
export interface PreparedLibrary {
  readonly grid: Grid
  readonly spectra: readonly Float64Array[]
  /** Which points of the grid are looked at. */
  readonly points: Int32Array
  /** Length of a row: the points, then zeros up to a multiple of 8. */
  readonly width: number
  /** Orthonormal, over the points. */
  readonly nuisance: readonly Float64Array[]
  /** One row for each reference, what nuisance leaves of it. */
  readonly rows: Float32Array
  /** Each row times itself. */
  readonly diagonal: Float32Array
  /** One row times each row. */
  readonly productsOf: (reference: number) => Float32Array
  readonly kernels: VectorKernels
}

// Those of the substances of a sample or two, which come back at each step.
const KEPT_PRODUCTS = 32

/**
 * References made ready for unmixing: `spectra` in absorbance on the grid, in units that are alike, since shares are
 * counted in them. A reference that does not cover the ranges is the problem `unmix.reference_gap`, one that is flat
 * there is `unmix.reference_flat`, no reference at all is `unmix.no_references`.
 */
export function prepareUnmixing(
  spectra: readonly Float64Array[],
  options: PrepareOptions = {},
): PreparedLibrary {
  const { grid = COMMON_GRID, ranges = UNMIX_RANGES, wholeLibrary = 2000, kernels = PLAIN_KERNELS } = options
  if (spectra.length === 0) throw new SpectrumProblem('unmix.no_references')
  const mask = maskOf(grid, ranges)
  const points = Int32Array.from(mask.keys()).filter((point) => mask[point] === 1)
  const nuisance = nuisanceBasis(grid, points)
  const width = Math.ceil(points.length / 8) * 8
  const rows = kernels.allocate(spectra.length * width)
  const diagonal = new Float32Array(spectra.length)
  spectra.forEach((spectrum, reference) => {
    const row = projectOut(
      Float64Array.from(points, (point) => spectrum[point] ?? Number.NaN),
      nuisance,
    )
    const square = row.reduce((sum, value) => sum + value * value, 0)
    if (Number.isNaN(square)) throw new SpectrumProblem('unmix.reference_gap', { detail: String(reference) })
    if (square < 1e-18) throw new SpectrumProblem('unmix.reference_flat', { detail: String(reference) })
    rows.set(row, reference * width)
    diagonal[reference] = square
  })
  const productsOf = productsBy({ kernels, rows, count: spectra.length, width }, wholeLibrary)
  return { grid, spectra, points, width, nuisance, rows, diagonal, productsOf, kernels }
}

/** Rows times rows: all at once for a library that is not too large, otherwise one by one, the latest kept. */
function productsBy(
  of: { kernels: VectorKernels; rows: Float32Array; count: number; width: number },
  wholeLibrary: number,
): PreparedLibrary['productsOf'] {
  const { kernels, rows, count, width } = of
  if (count <= wholeLibrary) {
    const gram = kernels.allocate(count * count)
    kernels.gram(rows, { count, width }, gram)
    return (reference) => gram.subarray(reference * count, (reference + 1) * count)
  }
  const kept = new Map<number, Float32Array>()
  return (reference) => {
    const known = kept.get(reference)
    if (known) return known
    const products = new Float32Array(count)
    kernels.multiply(rows, rows.subarray(reference * width, (reference + 1) * width), products)
    if (kept.size >= KEPT_PRODUCTS) kept.delete(kept.keys().next().value as number)
    kept.set(reference, products)
    return products
  }
}
