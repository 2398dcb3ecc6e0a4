import { SpectrumProblem } from '../problem.ts'

/** A window and what is taken in it. */
export interface SavitzkyGolay {
  /** Points on each side: 3 is a window of 7. */
  readonly halfWidth: number
  /** Degree of the polynomial, 2 unless given. */
  readonly order?: number
  /** 0 smooths, 1 is the slope, 2 the curvature; 1 unless given. */
  readonly derivative?: number
  /** Distance between two points, 1 unless given; a derivative is per this unit. */
  readonly step?: number
}

/**
 * Savitzky–Golay smoothing or derivative: in each window a polynomial is fitted by least squares and read at the
 * point; at the ends the first and last whole windows are read off their middle (Savitzky and Golay 1964; general
 * weights by Gram polynomials, Gorry 1990, Anal. Chem. 62, 570). A window that holds a NaN answers NaN. A window
 * longer than the values, or too short for the polynomial, is the problem `savitzky_golay.window`.
 */
export function savitzkyGolay(values: Float64Array, options: SavitzkyGolay): Float64Array {
  const { halfWidth, order = 2, derivative = 1, step = 1 } = options
  const width = 2 * halfWidth + 1
  if (width > values.length || order >= width || derivative > order)
    throw new SpectrumProblem('savitzky_golay.window', { detail: `${width}, ${order}, ${derivative}` })
  const weights = weightsOf(halfWidth, order, derivative)
  const scale = 1 / step ** derivative
  const out = new Float64Array(values.length)
  const lastStart = values.length - width
  for (let point = 0; point < values.length; point += 1) {
    const start = Math.min(Math.max(point - halfWidth, 0), lastStart)
    const row = weights[point - start] as Float64Array
    let sum = 0
    for (let k = 0; k < width; k += 1) sum += (row[k] as number) * (values[start + k] as number)
    out[point] = sum * scale
  }
  return out
}

const known = new Map<string, readonly Float64Array[]>()

/** For each place in the window, the weights of its points. */
function weightsOf(halfWidth: number, order: number, derivative: number): readonly Float64Array[] {
  const key = `${halfWidth} ${order} ${derivative}`
  const before = known.get(key)
  if (before !== undefined) return before
  const width = 2 * halfWidth + 1
  const rows = Array.from({ length: width }, (_, place) =>
    Float64Array.from({ length: width }, (_, k) => {
      let weight = 0
      for (let degree = 0; degree <= order; degree += 1)
        weight +=
          gramNorm(halfWidth, degree) *
          gram({ halfWidth, degree, derivative: 0 }, k - halfWidth) *
          gram({ halfWidth, degree, derivative }, place - halfWidth)
      return weight
    }),
  )
  known.set(key, rows)
  return rows
}

/** (2k+1) (2m)₍ₖ₎ / (2m+k+1)₍ₖ₊₁₎ with falling factorials, Gorry's equation 9. */
function gramNorm(halfWidth: number, degree: number): number {
  return ((2 * degree + 1) * falling(2 * halfWidth, degree)) / falling(2 * halfWidth + degree + 1, degree + 1)
}

function falling(from: number, count: number): number {
  let product = 1
  for (let k = 0; k < count; k += 1) product *= from - k
  return product
}

/** The Gram polynomial over 2m+1 points and its derivatives, by Gorry's recursion (equations 10 and 11). */
function gram(which: { halfWidth: number; degree: number; derivative: number }, at: number): number {
  const { halfWidth: m, degree: k, derivative: s } = which
  if (k < 0 || s < 0) return 0
  if (k === 0) return s === 0 ? 1 : 0
  const below = (less: number, order: number) =>
    gram({ halfWidth: m, degree: k - less, derivative: order }, at)
  const denominator = k * (2 * m - k + 1)
  return (
    ((4 * k - 2) / denominator) * (at * below(1, s) + s * below(1, s - 1)) -
    (((k - 1) * (2 * m + k)) / denominator) * below(2, s)
  )
}
