import { COMMON_GRID, type Grid, maskOf, type WavenumberRange } from '../grid.ts'
import { SpectrumProblem } from '../problem.ts'
import { UNMIX_RANGES } from '../process/ranges.ts'
import { nuisanceBasis, projectOut } from './nuisance-basis.ts'
import { type LatentRegression, product, simpls } from './simpls.ts'

export interface CalibrateOptions {
  /** What the spectra lie on; the common grid unless said. */
  readonly grid?: Grid
  /** Where they are looked at; 650–1800 and 2700–3150 cm⁻¹ unless said. */
  readonly ranges?: readonly WavenumberRange[]
  /** No more latent variables than these; 8 unless said, and never more than a third of the samples. */
  readonly mostComponents?: number
  /** Whether each spectrum is brought to the same size, so that how well it touched the crystal does not count; true unless said. */
  readonly sameSize?: boolean
  /** Spectra of one sample bear one name here and are left out together; each spectrum is its own sample unless said. */
  readonly samples?: readonly string[]
}

/** How much of one substance there is, for samples like those it was calibrated with. */
export interface Calibration {
  /** In the unit of the amounts, with its 95 % interval; `unlike` when the sample is not like those of the calibration. */
  predict(absorbance: Float64Array): { amount: number; low: number; high: number; unlike: boolean }
  /** Root mean square error of amounts of samples that were left out, in the unit of the amounts. */
  readonly rmsecv: number
  /** How many latent variables it has. */
  readonly components: number
}

const LEAST_SAMPLES = 6
const MOST_FOLDS = 10
// The fewest latent variables whose error is hardly over the least: more of them would learn the noise.
const HARDLY_OVER = 1.05
// A sample that leaves this much more than any of the calibration, or lies this much further out, is unlike them.
const UNLIKE = 3

/**
 * Learns amounts from spectra of known ones (absorbance on the grid): partial least squares on what nuisance leaves, the
 * number of latent variables chosen and the error told by cross-validation (Haaland and Thomas, Anal. Chem. 60 (1988)
 * 1193). Fewer than six samples are the problem `calibrate.too_few`, amounts that are all the same
 * `calibrate.same_amounts`, a spectrum with gaps `unmix.sample_gap`.
 */
export function calibrate(
  spectra: readonly Float64Array[],
  amounts: readonly number[],
  options: CalibrateOptions = {},
): Calibration {
  if (spectra.length !== amounts.length) throw new RangeError('each spectrum needs its amount')
  const names = options.samples ?? spectra.map((_, index) => String(index))
  const distinct = [...new Set(names)]
  if (distinct.length < LEAST_SAMPLES)
    throw new SpectrumProblem('calibrate.too_few', { detail: String(distinct.length) })
  if (amounts.every((amount) => amount === amounts[0])) throw new SpectrumProblem('calibrate.same_amounts')
  const rowOf = rowMaker(options)
  const samples = spectra.map((spectrum, index) => ({
    row: rowOf(spectrum),
    amount: amounts[index] as number,
    fold: distinct.indexOf(names[index] as string) % Math.min(MOST_FOLDS, distinct.length),
  }))
  const most = Math.min(options.mostComponents ?? 8, Math.floor(distinct.length / 3))
  const errors = crossValidated(samples, most)
  const least = Math.min(...errors)
  const components = errors.findIndex((error) => error <= HARDLY_OVER * least) + 1
  const rmsecv = errors[components - 1] as number
  return { ...predictor(samples, { components, rmsecv, rowOf }), rmsecv, components }
}

interface Sample {
  readonly row: Float64Array
  readonly amount: number
  readonly fold: number
}

function rowMaker(options: CalibrateOptions): (absorbance: Float64Array) => Float64Array {
  const { grid = COMMON_GRID, ranges = UNMIX_RANGES, sameSize = true } = options
  const mask = maskOf(grid, ranges)
  const points = Int32Array.from(mask.keys()).filter((point) => mask[point] === 1)
  const nuisance = nuisanceBasis(grid, points)
  return (absorbance) => {
    const left = projectOut(
      Float64Array.from(points, (point) => absorbance[point] ?? Number.NaN),
      nuisance,
    )
    const size = Math.sqrt(product(left, left))
    // A gap is a NaN, which is not above anything.
    if (!(size > 0)) throw new SpectrumProblem('unmix.sample_gap')
    return sameSize ? left.map((value) => value / size) : left
  }
}

/** The root mean square error with 1, 2, … latent variables. */
function crossValidated(samples: readonly Sample[], most: number): number[] {
  const squares = new Float64Array(most)
  for (const fold of new Set(samples.map((sample) => sample.fold))) {
    const model = trained(
      samples.filter((sample) => sample.fold !== fold),
      most,
    )
    for (const { row, amount } of samples.filter((sample) => sample.fold === fold)) {
      const centred = row.map((value, point) => value - (model.meanRow[point] as number))
      let predicted = model.meanAmount
      for (let component = 0; component < most; component += 1) {
        const weight = model.weights[component]
        if (weight) predicted += product(centred, weight) * (model.answers[component] as number)
        squares[component] = (squares[component] as number) + (predicted - amount) ** 2
      }
    }
  }
  return Array.from(squares, (square) => Math.sqrt(square / samples.length))
}

interface Trained extends LatentRegression {
  readonly meanRow: Float64Array
  readonly meanAmount: number
}

function trained(samples: readonly Sample[], components: number): Trained {
  const count = samples.length
  const meanAmount = samples.reduce((sum, { amount }) => sum + amount, 0) / count
  const meanRow = new Float64Array(samples[0]?.row.length ?? 0)
  for (const { row } of samples)
    for (let point = 0; point < row.length; point += 1)
      meanRow[point] = (meanRow[point] as number) + (row[point] as number) / count
  const rows = samples.map(({ row }) => row.map((value, point) => value - (meanRow[point] as number)))
  const amounts = Float64Array.from(samples, ({ amount }) => amount - meanAmount)
  return { ...simpls(rows, amounts, components), meanRow, meanAmount }
}

function predictor(
  samples: readonly Sample[],
  about: { components: number; rmsecv: number; rowOf: (absorbance: Float64Array) => Float64Array },
): Pick<Calibration, 'predict'> {
  const model = trained(samples, about.components)
  const known = samples.map(({ row }) => placeOf(row, model))
  const farthest = Math.max(...known.map(({ leverage }) => leverage))
  const most = Math.max(...known.map(({ left }) => left))
  const middle = known.reduce((sum, { leverage }) => sum + leverage, 0) / known.length
  const quantile = studentQuantile(samples.length - about.components - 1)
  return {
    predict(absorbance) {
      const place = placeOf(about.rowOf(absorbance), model)
      const inflation = Math.sqrt((1 + place.leverage) / (1 + middle))
      const half = quantile * about.rmsecv * inflation
      const { amount } = place
      const unlike = place.leverage > UNLIKE * farthest || place.left > UNLIKE * most
      return { amount, low: amount - half, high: amount + half, unlike }
    },
  }
}

/** Where a row lies in a model: its amount, how far out, and what the latent variables leave of it. */
function placeOf(row: Float64Array, model: Trained): { amount: number; leverage: number; left: number } {
  const left = row.map((value, point) => value - (model.meanRow[point] as number))
  const scores = model.weights.map((weight) => product(left, weight))
  scores.forEach((score, component) => {
    const loading = model.loadings[component] as Float64Array
    for (let point = 0; point < left.length; point += 1)
      left[point] = (left[point] as number) - score * (loading[point] as number)
  })
  const amount = scores.reduce(
    (sum, score, component) => sum + score * (model.answers[component] as number),
    model.meanAmount,
  )
  return {
    amount,
    leverage: scores.reduce((sum, score) => sum + score * score, 0),
    left: product(left, left) ** 0.5,
  }
}

/** The 0.975 quantile of Student's distribution (Abramowitz and Stegun, 26.7.5, two terms). */
function studentQuantile(freedom: number): number {
  const normal = 1.96
  const first = (normal ** 3 + normal) / (4 * freedom)
  const second = (5 * normal ** 5 + 16 * normal ** 3 + 3 * normal) / (96 * freedom ** 2)
  return normal + first + second
}
