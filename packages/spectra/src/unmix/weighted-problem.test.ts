import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { COMMON_GRID } from '../grid.ts'
import { simulateLibrary } from '../simulate/simulate-library.ts'
import { simulateMixture } from '../simulate/simulate-mixture.ts'
import { inverseOf } from './inverse-of.ts'
import { misfitFactor, whiten } from './misfit-covariance.ts'
import { prepareUnmixing } from './prepare-unmixing.ts'
import { slopeRow } from './slope-row.ts'
import { targetAt } from './target.ts'
import { weightedProblem } from './weighted-problem.ts'

const reach = 3
const likeness = (one: number, other: number) => Math.max(0, 1 - Math.abs(one - other) / (reach + 1))

describe('the covariance of a misfit', () => {
  // Two stretches of the grid, as a mask leaves them.
  const points = Int32Array.of(4, 5, 6, 7, 8, 20, 21, 23)
  const errors = [
    Float64Array.of(0, 1, 2, 3, 2, 1, 0, 5),
    Float64Array.of(0.5, 0.4, 0.3, 0.2, 0.1, 0, 0.1, 0.2),
  ]
  const dense = Matrix.from1DArray(
    points.length,
    points.length,
    [...points].flatMap((one, row) =>
      [...points].map((other, column) =>
        errors.reduce(
          (sum, error) => sum + likeness(one, other) * (error[row] ?? 0) * (error[column] ?? 0),
          row === column ? 0.25 : 0,
        ),
      ),
    ),
  )
  const factor = misfitFactor({ noiseVariance: 0.25, errors, points, reach })

  it('is alike within a band and independent beyond it', () => {
    const lower = Matrix.zeros(points.length, points.length)
    for (let row = 0; row < points.length; row += 1)
      for (let back = 0; back <= Math.min(reach, row); back += 1)
        lower.set(row, row - back, factor.entries[row * (reach + 1) + reach - back] ?? Number.NaN)
    expect(Matrix.sub(lower.mmul(lower.transpose()), dense).norm()).toBeLessThan(1e-12)
  })

  it('is taken out of a row by whitening', () => {
    const row = Float64Array.from(points, (point) => Math.sin(point))
    const out = new Float32Array(points.length + 2)
    whiten(factor, { from: row, at: 0 }, { out, at: 2 })
    const column = Matrix.columnVector([...row])
    const expected = column.transpose().mmul(inverse(dense)).mmul(column).get(0, 0)
    expect(out.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(expected, 4)
  })
})

describe('the weighted problem', () => {
  it('is that of generalised least squares, with nuisance free and moves held by their prior', () => {
    const library = simulateLibrary({ count: 12, seed: 5 })
    const prepared = prepareUnmixing(library.spectra)
    const mixture = simulateMixture(library, { seed: 1, condition: 'harsh', parts: 3, snr: 80 })
    const target = targetAt(prepared, { values: mixture.absorbance, noise: 0.01 }, 0.4)
    const fit = { references: [3, 8], amounts: Float64Array.of(0.4, 0.2) }
    const misfit = { heightRatio: 0.06, reach, shiftCm1: 0.8 }
    const references = [3, 8, 5, 1]
    const found = weightedProblem(prepared, target, { references, fit, misfit })

    // The same with a dense covariance: moves add theirs, a free nuisance has an endless one.
    const { points, products, nuisance } = prepared
    const covariance = Matrix.zeros(points.length, points.length)
    const slopes = fit.references.map((reference, order) =>
      slopeRow(prepared, reference).map((value) => value * misfit.shiftCm1 * (fit.amounts[order] ?? 0)),
    )
    for (let row = 0; row < points.length; row += 1)
      for (let column = 0; column < points.length; column += 1) {
        let sum = row === column ? target.noiseVariance : 0
        fit.references.forEach((reference, order) => {
          const height = (point: number) =>
            misfit.heightRatio *
            (fit.amounts[order] ?? 0) *
            (library.spectra[reference]?.[points[point] ?? 0] ?? 0)
          sum += likeness(points[row] ?? 0, points[column] ?? 0) * height(row) * height(column)
        })
        for (const slope of slopes) sum += (slope[row] ?? 0) * (slope[column] ?? 0)
        for (const row2 of nuisance) sum += 1e5 * (row2[row] ?? 0) * (row2[column] ?? 0)
        covariance.set(row, column, sum)
      }
    const columns = references.map((reference) => [
      ...products.rows.subarray(reference * products.width, reference * products.width + points.length),
    ])
    const all = new Matrix([...columns, [...target.row]])
    const exact = all.mmul(inverse(covariance)).mmul(all.transpose())
    references.forEach((_, row) => {
      references.forEach((__, column) => {
        expect((found.productsOf(row)[column] ?? 0) / exact.get(row, column)).toBeCloseTo(1, 2)
      })
      expect((found.correlation[row] ?? 0) / exact.get(row, 4)).toBeCloseTo(1, 2)
      expect(found.diagonal[row]).toBe(found.productsOf(row)[row])
    })
    expect(found.energy / exact.get(4, 4)).toBeCloseTo(1, 2)
    expect(COMMON_GRID.points).toBe(mixture.absorbance.length)
  })
})

it('the inverse of a small matrix is that of ml-matrix', () => {
  const base = new Matrix([
    [4, 1, 0.5],
    [1, 3, -0.2],
    [0.5, -0.2, 2],
  ])
  expect(Matrix.sub(new Matrix(inverseOf(base.to2DArray())), inverse(base)).norm()).toBeLessThan(1e-14)
})
