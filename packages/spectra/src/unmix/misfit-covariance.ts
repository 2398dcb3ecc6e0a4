/** A symmetric positive matrix that is 0 but near its diagonal, as the banded factor L of L Lᵀ. */
export interface BandedFactor {
  readonly size: number
  /** How many entries beside the diagonal are kept in a row. */
  readonly reach: number
  /** L at row r, column r − reach + k is at `r · (reach + 1) + k`. */
  readonly entries: Float64Array
}

/**
 * Covariance of what a fit leaves: noise, and for each fitted substance an error proportional to its absorbance that
 * is alike within a band and independent from one band to the next (correlation falls to 0 in a straight line over
 * `reach` + 1 points of the grid). Answers its Cholesky factor, banded (Golub and Van Loan, Matrix Computations, §4.3.5).
 */
export function misfitFactor(about: {
  readonly noiseVariance: number
  /** Standard deviation of the error of each substance at each kept point. */
  readonly errors: readonly Float64Array[]
  readonly points: Int32Array
  readonly reach: number
}): BandedFactor {
  const { noiseVariance, errors, points, reach } = about
  const size = points.length
  const stride = reach + 1
  const entries = new Float64Array(size * stride)
  for (let row = 0; row < size; row += 1) entries[row * stride + reach] = noiseVariance
  for (let back = 0; back <= reach; back += 1) {
    for (let row = back; row < size; row += 1) {
      const distance = (points[row] as number) - (points[row - back] as number)
      if (distance > reach) continue
      const likeness = 1 - distance / stride
      const at = row * stride + reach - back
      for (const error of errors)
        entries[at] =
          (entries[at] as number) + likeness * (error[row] as number) * (error[row - back] as number)
    }
  }
  factorise(entries, size, reach)
  return { size, reach, entries }
}

function factorise(entries: Float64Array, size: number, reach: number): void {
  const stride = reach + 1
  for (let row = 0; row < size; row += 1) {
    const own = row * stride + reach - row
    const first = Math.max(0, row - reach)
    for (let column = first; column <= row; column += 1) {
      const other = column * stride + reach - column
      let sum = entries[own + column] as number
      for (let before = first; before < column; before += 1)
        sum -= (entries[own + before] as number) * (entries[other + before] as number)
      entries[own + column] = row === column ? Math.sqrt(sum) : sum / (entries[other + column] as number)
    }
  }
}

/** Writes L⁻¹ times `size` numbers of `from` (from `at` on) to `out` (from `outAt` on): errors become independent, of size 1. */
export function whiten(
  factor: BandedFactor,
  source: { readonly from: Float32Array | Float64Array; readonly at: number },
  target: { readonly out: Float32Array; readonly at: number },
): void {
  const { size, reach, entries } = factor
  const stride = reach + 1
  const { from, at } = source
  const { out, at: outAt } = target
  for (let row = 0; row < size; row += 1) {
    let sum = from[at + row] as number
    const start = row * stride
    for (let back = Math.min(reach, row); back > 0; back -= 1)
      sum -= (entries[start + reach - back] as number) * (out[outAt + row - back] as number)
    out[outAt + row] = sum / (entries[start + reach] as number)
  }
}
