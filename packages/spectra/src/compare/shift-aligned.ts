import { squaredCorrelation } from './correlation.ts'
import { comparedPoints, type SearchRecipe } from './search-recipe.ts'

/** How far an instrument may be off before it is another problem. */
const MOST_SHIFT_CM1 = 6
const TRIED_CM1 = 0.5

/** Two spectra after the reference is moved to where they agree best. */
export interface Aligned {
  /** Squared correlation there, 0 to 1, never under that without a move over the same points. */
  readonly quality: number
  /** How much higher the sample reads than the reference, in cm⁻¹. */
  readonly shiftCm1: number
}

/** Compares a sample's search vector with that of a reference at the shift within ±6 cm⁻¹ where they agree best. */
export type Aligner = (sample: ArrayLike<number>, reference: ArrayLike<number>) => Aligned

/**
 * An aligner for the vectors of a recipe. The shift is that of the peak of their cross-correlation, read between whole
 * steps of the grid by cubic convolution (Keys 1981, IEEE Trans. ASSP 29, 1153) and refined by a parabola: eleven
 * products of vectors, whatever the number of shifts tried. Points whose neighbours are masked take no part.
 */
export function alignerOf(recipe: SearchRecipe): Aligner {
  const { stepCm1 } = recipe.grid
  const points = comparedPoints(recipe)
  const lags = Math.floor(MOST_SHIFT_CM1 / stepCm1) + 2
  const inner = innerRuns(points, lags)
  const [one, other] = [new Float64Array(points.length), new Float64Array(points.length)]
  const steps = Math.round(MOST_SHIFT_CM1 / TRIED_CM1)
  const triedWeights = Array.from({ length: 2 * steps + 1 }, (_, k) =>
    cubicWeights(((k - steps) * TRIED_CM1) / stepCm1),
  )
  const stillWeights = cubicWeights(0)
  return (sample, reference) => {
    // Rows in fixed point may be longer than the vector, by zeros.
    for (let k = 0; k < points.length; k += 1) {
      one[k] = sample[k] as number
      other[k] = reference[k] as number
    }
    const pair = { sample: one, reference: other, inner }
    const tried = correlationsAt(triedWeights, pair, lags)
    const peak = tried.indexOf(Math.max(...tried))
    const shiftCm1 = (peak - steps + topOfParabola(tried, peak)) * TRIED_CM1
    const moved = exactCorrelation(pair, cubicWeights(shiftCm1 / stepCm1))
    const still = exactCorrelation(pair, stillWeights)
    return moved > still
      ? { quality: squaredCorrelation(moved), shiftCm1 }
      : { quality: squaredCorrelation(still), shiftCm1: 0 }
  }
}

interface Pair {
  readonly sample: Float64Array
  readonly reference: Float64Array
  /** Where a run of places starts, and where it ends, in turn. */
  readonly inner: readonly number[]
}

/** Runs of places in the vector that have all neighbours up to `lags` on both sides in it. */
function innerRuns(points: Uint32Array, lags: number): number[] {
  const runs: number[] = []
  let start = 0
  for (let place = 1; place <= points.length; place += 1) {
    if (points[place] === (points[place - 1] as number) + 1) continue
    if (place - start > 2 * lags) runs.push(start + lags, place - lags)
    start = place
  }
  return runs
}

/** The correlation at each of some shifts, from products at whole steps. */
function correlationsAt(shifts: readonly Cubic[], pair: Pair, lags: number): number[] {
  const { sample, reference } = pair
  const cross = Float64Array.from({ length: 2 * lags + 1 }, (_, k) =>
    product(sample, reference, k - lags, pair),
  )
  const auto = Float64Array.from({ length: 4 }, (_, lag) => product(reference, reference, lag, pair))
  const own = product(sample, sample, 0, pair)
  return shifts.map(({ from, weights }) => {
    let [crossed, square] = [0, 0]
    for (let k = 0; k < 4; k += 1) {
      const weight = weights[k] as number
      crossed += weight * (cross[from + k + lags] as number)
      for (let j = 0; j < 4; j += 1)
        square += weight * (weights[j] as number) * (auto[Math.abs(k - j)] as number)
    }
    return square > 0 && own > 0 ? crossed / Math.sqrt(square * own) : 0
  })
}

/** The sum over the inner places of one vector times the other, read `lag` places on. */
function product(one: Float64Array, other: Float64Array, lag: number, { inner }: Pair): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let run = 0; run < inner.length; run += 2) {
    const end = inner[run + 1] as number
    let place = inner[run] as number
    for (; place + 3 < end; place += 4) {
      a += (one[place] as number) * (other[place + lag] as number)
      b += (one[place + 1] as number) * (other[place + lag + 1] as number)
      c += (one[place + 2] as number) * (other[place + lag + 2] as number)
      d += (one[place + 3] as number) * (other[place + lag + 3] as number)
    }
    for (; place < end; place += 1) a += (one[place] as number) * (other[place + lag] as number)
  }
  return a + b + c + d
}

/** Pearson's correlation of the sample with the moved reference, over the inner places. */
function exactCorrelation({ sample, reference, inner }: Pair, { from, weights }: Cubic): number {
  const [w0, w1, w2, w3] = weights
  let [count, sumA, sumB, aa, bb, ab] = [0, 0, 0, 0, 0, 0]
  for (let run = 0; run < inner.length; run += 2) {
    const end = inner[run + 1] as number
    count += end - (inner[run] as number)
    for (let place = inner[run] as number; place < end; place += 1) {
      const at = place + from
      const a = sample[place] as number
      const b =
        w0 * (reference[at] as number) +
        w1 * (reference[at + 1] as number) +
        w2 * (reference[at + 2] as number) +
        w3 * (reference[at + 3] as number)
      sumA += a
      sumB += b
      aa += a * a
      bb += b * b
      ab += a * b
    }
  }
  const spread = (aa - (sumA * sumA) / count) * (bb - (sumB * sumB) / count)
  return spread > 0 ? (ab - (sumA * sumB) / count) / Math.sqrt(spread) : 0
}

/** Where the four neighbours of a place between points start, and what each weighs. */
interface Cubic {
  readonly from: number
  readonly weights: readonly [number, number, number, number]
}

/** How a reference is read when the sample reads `shift` steps higher: that much lower. */
function cubicWeights(shift: number): Cubic {
  const whole = Math.floor(-shift)
  const t = -shift - whole
  return {
    from: whole - 1,
    weights: [
      ((-0.5 * t + 1) * t - 0.5) * t,
      (1.5 * t - 2.5) * t * t + 1,
      ((-1.5 * t + 2) * t + 0.5) * t,
      (0.5 * t - 0.5) * t * t,
    ],
  }
}

function topOfParabola(values: readonly number[], peak: number): number {
  const [left, middle, right] = [values[peak - 1], values[peak], values[peak + 1]]
  if (left === undefined || middle === undefined || right === undefined) return 0
  const bend = left - 2 * middle + right
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (left - right) / (2 * bend))) : 0
}
