import { inverse, Matrix, solve } from 'ml-matrix'
import { PLS } from 'ml-pls'
import { describe, expect, it } from 'vitest'
import { COMMON_GRID } from '../grid.ts'
import { randomOf } from '../simulate/random.ts'
import { simulateLibrary } from '../simulate/simulate-library.ts'
import { simulateMixture } from '../simulate/simulate-mixture.ts'
import { calibrate } from './calibrate.ts'
import { product, simpls } from './simpls.ts'

function drawRows(seed: number, size: { count: number; width: number }) {
  const random = randomOf(seed)
  const centred = (list: readonly Float64Array[]) => {
    const width = list[0]?.length ?? 0
    const mean = Float64Array.from({ length: width }, (_, at) =>
      list.reduce((sum, row) => sum + (row[at] ?? 0) / list.length, 0),
    )
    return list.map((row) => row.map((value, at) => value - (mean[at] ?? 0)))
  }
  const rows = centred(
    Array.from({ length: size.count }, () =>
      Float64Array.from({ length: size.width }, () => random.normal()),
    ),
  )
  const answers = centred(
    rows.map((row) => Float64Array.of((row[0] ?? 0) - 2 * (row[1] ?? 0) + random.normal(0, 0.5))),
  )
  return { rows, answers: Float64Array.from(answers, (row) => row[0] ?? 0) }
}

const predict = (model: ReturnType<typeof simpls>, row: Float64Array) =>
  model.weights.reduce((sum, weight, at) => sum + product(row, weight) * (model.answers[at] ?? 0), 0)

describe('partial least squares', () => {
  it('is least squares once there are as many latent variables as columns', () => {
    const { rows, answers } = drawRows(41, { count: 30, width: 6 })
    const exact = solve(new Matrix(rows.map((row) => [...row])), Matrix.columnVector([...answers]), true)
    const model = simpls(rows, answers, 6)
    for (const row of rows) {
      const expected = new Matrix([[...row]]).mmul(exact).get(0, 0)
      expect(predict(model, row)).toBeCloseTo(expected, 6)
    }
  })

  // The weights and loadings that ml-pls trains are right; what it predicts from them (4.4.1) leaves the weights out.
  it.each([1, 2, 3, 5])('has with %i latent variables the answers of the NIPALS of ml-pls', (components) => {
    const { rows, answers } = drawRows(42, { count: 25, width: 12 })
    const scaled = scaledColumns(rows)
    const oracle = new PLS({ latentVectors: components, tolerance: 1e-12 }, {})
    oracle.train(
      scaled.map((row) => [...row]),
      [...answers].map((answer) => [answer]),
    )
    const { W, P, B, Q } = oracle
    if (!W || !P || !B || !Q) throw new Error('ml-pls trained nothing')
    const slope = W.mmul(inverse(P.transpose().mmul(W)))
      .mmul(B)
      .mmul(Q.transpose())
      .mul(oracle.stdDevY[0])
    const model = simpls(scaled, answers, components)
    for (const row of scaled)
      expect(predict(model, row)).toBeCloseTo(new Matrix([[...row]]).mmul(slope).get(0, 0), 5)
  })

  it('stops when nothing is left to explain', () => {
    const { rows } = drawRows(43, { count: 20, width: 5 })
    const answers = Float64Array.from(rows, (row) => 3 * (row[2] ?? 0))
    const model = simpls(rows, answers, 20)
    expect(model.weights.length).toBeLessThanOrEqual(5)
    rows.forEach((row, index) => {
      expect(predict(model, row)).toBeCloseTo(answers[index] ?? Number.NaN, 6)
    })
  })
})

function scaledColumns(rows: readonly Float64Array[]): Float64Array[] {
  const width = rows[0]?.length ?? 0
  const deviation = Float64Array.from({ length: width }, (_, at) =>
    Math.sqrt(rows.reduce((sum, row) => sum + (row[at] ?? 0) ** 2, 0) / (rows.length - 1)),
  )
  return rows.map((row) => row.map((value, at) => value / (deviation[at] ?? 1)))
}

describe('a calibration', () => {
  const library = simulateLibrary({ count: 4, seed: 44 })
  const random = randomOf(45)
  const measured = (index: number, percent: number) => {
    const rest = (1 - percent / 100) * random.uniform(0.3, 0.7)
    return simulateMixture(library, {
      ...{ condition: 'field', seed: 1000 + index, snr: 200, references: [0, 1, 2] },
      sharesRatio: [percent / 100, rest, 1 - percent / 100 - rest],
    }).absorbance
  }
  const amounts = Array.from({ length: 30 }, (_, index) => 5 + 2.5 * index)
  const spectra = amounts.map((percent, index) => measured(index, percent))
  const calibration = calibrate(spectra, amounts)

  it('predicts new samples with the error that it told, and holds them in its intervals', () => {
    const errors: number[] = []
    let within = 0
    for (let index = 0; index < 100; index += 1) {
      const percent = random.uniform(10, 75)
      const { amount, low, high, unlike } = calibration.predict(measured(200 + index, percent))
      errors.push(amount - percent)
      within += Number(low <= percent && percent <= high)
      expect(unlike).toBe(false)
    }
    const rmsep = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length)
    expect(calibration.rmsecv).toBeLessThan(2)
    expect(rmsep / calibration.rmsecv).toBeGreaterThan(0.6)
    expect(rmsep / calibration.rmsecv).toBeLessThan(1.4)
    expect(within).toBeGreaterThanOrEqual(90)
    expect(calibration.components).toBeLessThanOrEqual(8)
  })

  it('does not depend on how well the sample touched the crystal', () => {
    const spectrum = measured(400, 40)
    const weaker = spectrum.map((value) => 0.3 * value)
    expect(calibration.predict(weaker).amount).toBeCloseTo(calibration.predict(spectrum).amount, 8)
  })

  it('says when a sample is not like those it knows', () => {
    const other = simulateMixture(library, {
      ...{ condition: 'field', seed: 3, snr: 200, references: [0, 3], sharesRatio: [0.5, 0.5] },
    })
    expect(calibration.predict(other.absorbance).unlike).toBe(true)
  })

  it('leaves replicates of a sample out together', () => {
    const twice = amounts.flatMap((amount, index) => [
      { amount, spectrum: spectra[index] ?? new Float64Array(), sample: String(index) },
      { amount, spectrum: spectra[index] ?? new Float64Array(), sample: String(index) },
    ])
    const from = (samples?: string[]) =>
      calibrate(
        twice.map(({ spectrum }) => spectrum),
        twice.map(({ amount }) => amount),
        samples ? { samples } : {},
      ).rmsecv
    expect(from(twice.map(({ sample }) => sample))).toBeGreaterThan(1.1 * from())
  })

  it('refuses what nothing can be learnt from', () => {
    expect(() => calibrate(spectra.slice(0, 5), amounts.slice(0, 5))).toThrow('calibrate.too_few: 5')
    expect(() =>
      calibrate(
        spectra,
        amounts.map(() => 3),
      ),
    ).toThrow('calibrate.same_amounts')
    expect(() => calibrate(spectra, [1])).toThrow(RangeError)
    expect(() => calibration.predict(new Float64Array(COMMON_GRID.points).fill(Number.NaN))).toThrow(
      'unmix.sample_gap',
    )
  })
})
