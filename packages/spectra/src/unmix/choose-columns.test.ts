import { fcnnls } from 'ml-fcnnls'
import { Matrix, solve } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { type Random, randomOf } from '../simulate/random.ts'
import { chooseColumns, type StoppingRule } from './choose-columns.ts'
import { fitColumns, type NormalEquations } from './normal-equations.ts'

const takeAll: StoppingRule = {
  noiseVariance: 1,
  freedom: 1,
  noiseFactor: 0,
  mismatchRatio: 0,
  smallestShareRatio: 0,
  mostColumns: 100,
}

function drawProblem(random: Random, size: { rows: number; columns: number }) {
  const columns = Array.from({ length: size.columns }, () =>
    Float64Array.from({ length: size.rows }, () => Math.abs(random.normal()) ** 3),
  )
  const target = Float64Array.from({ length: size.rows }, (_, row) =>
    columns.reduce(
      (sum, column, index) => sum + (column[row] ?? 0) * ((index % 5) - 1.5),
      random.normal(0, 2),
    ),
  )
  return { columns, target, problem: problemOf(columns, target) }
}

function problemOf(columns: readonly Float64Array[], target: Float64Array): NormalEquations {
  const product = (one: Float64Array, other: Float64Array) =>
    one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0)
  const gram = columns.map((one) => Float32Array.from(columns, (other) => product(one, other)))
  return {
    count: columns.length,
    diagonal: Float32Array.from(columns, (column) => product(column, column)),
    productsOf: (column) => gram[column] ?? new Float32Array(),
    correlation: Float32Array.from(columns, (column) => product(column, target)),
    energy: product(target, target),
  }
}

const asMatrix = (columns: readonly Float64Array[]) => new Matrix(columns.map((one) => [...one])).transpose()

describe('a fit of chosen columns', () => {
  it('is that of least squares, and a gain is what the column then gains', () => {
    const { columns, target, problem } = drawProblem(randomOf(1), { rows: 40, columns: 9 })
    const chosen = [7, 2, 4]
    const fit = fitColumns(problem, chosen)
    const picked = asMatrix(chosen.map((column) => columns[column] ?? new Float64Array()))
    const exact = solve(picked, Matrix.columnVector([...target]), true).to1DArray()
    chosen.forEach((_, order) => {
      expect(fit.amounts[order]).toBeCloseTo(exact[order] ?? Number.NaN, 3)
    })
    let gaining = 0
    fit.gains.forEach((gain, column) => {
      if (gain === 0) return
      gaining += 1
      const residual = fitColumns(problem, [...chosen, column]).residual
      expect((fit.residual - residual) / gain).toBeCloseTo(1, 2)
    })
    expect(gaining).toBeGreaterThan(1)
    for (const column of chosen) expect(fit.gains[column]).toBe(0)
  })
})

describe('the choice of columns', () => {
  it.each([2, 3, 4, 5, 6, 7, 8, 9])(
    'is, when all may be had, that of non-negative least squares (ml-fcnnls), seed %i',
    (seed) => {
      const { columns, target, problem } = drawProblem(randomOf(seed), { rows: 60, columns: 14 })
      const { fit } = chooseColumns(problem, takeAll)
      const oracle = fcnnls(asMatrix(columns), Matrix.columnVector([...target])).K.to1DArray()
      const amounts = new Float64Array(columns.length)
      fit.chosen.forEach((column, order) => {
        amounts[column] = fit.amounts[order] ?? Number.NaN
      })
      oracle.forEach((amount, column) => {
        expect(amounts[column]).toBeCloseTo(amount, 2)
      })
      expect(fit.chosen.length).toBeGreaterThan(2)
      expect(fit.chosen.length).toBeLessThan(14)
    },
  )

  it('swaps its way out of a first choice that looked best and was not', () => {
    // The third column is the sum of the first two and a little more: alone it explains most, but not all.
    const [one, two] = [Float64Array.of(1, 0, 0, 0), Float64Array.of(0, 1, 0, 0)]
    const decoy = Float64Array.of(1, 1, 0.3, 0)
    const target = Float64Array.of(1, 1, 0, 0.001)
    const problem = problemOf([one, two, decoy], target)
    expect(fitColumns(problem, []).gains.indexOf(Math.max(...fitColumns(problem, []).gains))).toBe(2)
    const rule = { ...takeAll, noiseVariance: 1e-6, freedom: 4, noiseFactor: 10, mostColumns: 2 }
    expect([...chooseColumns(problem, rule).fit.chosen].sort()).toEqual([0, 1])
  })

  it('leaves out what explains no more than noise, and what has too small a share', () => {
    const columns = [Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0), Float64Array.of(0, 0, 1)]
    const problem = problemOf(columns, Float64Array.of(1, 0.1, 0.01))
    const chosen = (rule: Partial<StoppingRule>) =>
      [...chooseColumns(problem, { ...takeAll, ...rule }).fit.chosen].sort()
    expect(chosen({})).toEqual([0, 1, 2])
    expect(chosen({ noiseVariance: 1e-4, noiseFactor: 10, freedom: 3 })).toEqual([0, 1])
    expect(chosen({ smallestShareRatio: 0.2 })).toEqual([0])
    expect(chosen({ mostColumns: 2 })).toEqual([0, 1])
  })

  it('has each rival beside it, and what would be left with the rival', () => {
    const { problem } = drawProblem(randomOf(10), { rows: 60, columns: 14 })
    const { fit, without } = chooseColumns(problem, { ...takeAll, mostColumns: 3 })
    expect(without.map(({ member }) => member)).toEqual(fit.chosen)
    for (const { member, rival, residualWithRival } of without) {
      expect(fit.chosen).not.toContain(rival)
      const swapped = [...fit.chosen.filter((column) => column !== member), rival]
      expect(fitColumns(problem, swapped).residual / residualWithRival).toBeCloseTo(1, 3)
      expect(residualWithRival).toBeGreaterThanOrEqual(fit.residual)
    }
  })
})
