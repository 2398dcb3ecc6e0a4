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
  const lags = Math.floor(MOST_SHIFT_CM1 / stepCm1) + 2
  const inner = innerPlaces(comparedPoints(recipe), lags)
  return (sample, reference) => {
    const correlationAt = crossCorrelation(sample, reference, { inner, lags })
    const steps = Math.round(MOST_SHIFT_CM1 / TRIED_CM1)
    const tried = Array.from({ length: 2 * steps + 1 }, (_, k) =>
      correlationAt(((k - steps) * TRIED_CM1) / stepCm1),
    )
    const peak = tried.indexOf(Math.max(...tried))
    const shiftCm1 = (peak - steps + topOfParabola(tried, peak)) * TRIED_CM1
    const moved = exactCorrelation(sample, reference, inner, shiftCm1 / stepCm1)
    const still = exactCorrelation(sample, reference, inner, 0)
    return moved > still
      ? { quality: squaredCorrelation(moved), shiftCm1 }
      : { quality: squaredCorrelation(still), shiftCm1: 0 }
  }
}

/** Places in the vector that have all neighbours up to `lags` on both sides in it. */
function innerPlaces(points: Uint32Array, lags: number): Uint32Array {
  return Uint32Array.from(points.keys()).filter(
    (place) =>
      points[place - lags] === (points[place] as number) - lags &&
      points[place + lags] === (points[place] as number) + lags,
  )
}

/** The correlation as a function of the shift in steps, from products at whole steps. */
function crossCorrelation(
  sample: ArrayLike<number>,
  reference: ArrayLike<number>,
  { inner, lags }: { inner: Uint32Array; lags: number },
): (shift: number) => number {
  const cross = new Float64Array(2 * lags + 1)
  const auto = new Float64Array(4)
  let own = 0
  for (const place of inner) {
    const value = sample[place] as number
    own += value * value
    for (let lag = -lags; lag <= lags; lag += 1)
      cross[lag + lags] = (cross[lag + lags] as number) + value * (reference[place + lag] as number)
    const here = reference[place] as number
    for (let lag = 0; lag < 4; lag += 1)
      auto[lag] = (auto[lag] as number) + here * (reference[place + (lag < lags ? lag : lags)] as number)
  }
  return (shift) => {
    // The sample reads higher by the shift: its point is the reference's that much lower.
    const { from, weights } = cubicWeights(-shift)
    let [product, square] = [0, 0]
    weights.forEach((weight, k) => {
      product += weight * (cross[from + k + lags] as number)
      weights.forEach((other, j) => {
        square += weight * other * (auto[Math.abs(k - j)] as number)
      })
    })
    return square > 0 && own > 0 ? product / Math.sqrt(square * own) : 0
  }
}

/** Pearson's correlation of the sample with the moved reference, over the inner places. */
function exactCorrelation(
  sample: ArrayLike<number>,
  reference: ArrayLike<number>,
  inner: Uint32Array,
  shift: number,
): number {
  const { from, weights } = cubicWeights(-shift)
  const [w0, w1, w2, w3] = weights
  let [sumA, sumB, aa, bb, ab] = [0, 0, 0, 0, 0]
  for (const place of inner) {
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
  const count = inner.length
  const spread = (aa - (sumA * sumA) / count) * (bb - (sumB * sumB) / count)
  return spread > 0 ? (ab - (sumA * sumB) / count) / Math.sqrt(spread) : 0
}

/** Where the four neighbours of a place between points start, and what each weighs. */
function cubicWeights(shift: number): { from: number; weights: readonly [number, number, number, number] } {
  const whole = Math.floor(shift)
  const t = shift - whole
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
