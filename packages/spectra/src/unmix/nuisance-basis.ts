import type { Grid } from '../grid.ts'
import { carbonDioxide, liquidWater, waterVapour } from '../process/nuisance.ts'

// Polynomials of degree 0 to 3: what scattering and a drifting lamp do to a baseline.
const POLYNOMIAL_TERMS = 4

/**
 * Orthonormal rows that span what no substance of the library is to explain, at the kept points of a grid: a cubic
 * baseline, the bands of liquid water, carbon dioxide and water vapour. Whatever lies in them is projected out of the
 * sample and the library alike (orthogonal signal projection; Martens and Stark, J. Pharm. Biomed. Anal. 9 (1991) 625).
 */
export function nuisanceBasis(grid: Grid, points: Int32Array): Float64Array[] {
  const width = (grid.points - 1) / 2
  const polynomials = Array.from({ length: POLYNOMIAL_TERMS }, (_, degree) =>
    Float64Array.from({ length: grid.points }, (__, point) => (point / width - 1) ** degree),
  )
  const water = liquidWater(grid)
  const spectra = [
    ...polynomials,
    water.libration,
    water.bend,
    slopeOf(water.bend, grid),
    water.stretch,
    carbonDioxide(grid).bend,
    waterVapour(grid).bend,
  ]
  return orthonormal(
    spectra.map((spectrum) => Float64Array.from(points, (point) => spectrum[point] as number)),
  )
}

// The bend of water moves with what it is bound to: to first order, its slope is added or taken away.
function slopeOf(spectrum: Float64Array, grid: Grid): Float64Array {
  return spectrum.map(
    (value, point) =>
      ((spectrum[Math.min(point + 1, grid.points - 1)] ?? value) -
        (spectrum[Math.max(point - 1, 0)] ?? value)) /
      2,
  )
}

/** Rows that span the same, orthonormal: Gram–Schmidt twice over; a row that the earlier ones span is left out. */
export function orthonormal(rows: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = []
  for (const row of rows) {
    const before = norm(row)
    const left = projectOut(projectOut(row, basis), basis)
    const length = norm(left)
    if (length > 1e-9 * before) basis.push(left.map((value) => value / length))
  }
  return basis
}

/** What is left of a row when the orthonormal rows of a basis are taken out of it. */
export function projectOut(row: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const left = Float64Array.from(row)
  for (const direction of basis) {
    let product = 0
    for (let point = 0; point < left.length; point += 1)
      product += (left[point] as number) * (direction[point] as number)
    for (let point = 0; point < left.length; point += 1)
      left[point] = (left[point] as number) - product * (direction[point] as number)
  }
  return left
}

const norm = (row: Float64Array): number => Math.sqrt(row.reduce((sum, value) => sum + value * value, 0))
