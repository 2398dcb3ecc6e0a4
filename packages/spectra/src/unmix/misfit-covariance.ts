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
  const entries = new Float64Array(size * (reach + 1))
  for (let row = 0; row < size; row += 1) {
    for (let back = 0; back <= Math.min(reach, row); back += 1) {
      const distance = (points[row] as number) - (points[row - back] as number)
      const likeness = Math.max(0, 1 - distance / (reach + 1))
      let sum = back === 0 ? noiseVariance : 0
      if (likeness > 0)
        for (const error of errors) sum += likeness * (error[row] as number) * (error[row - back] as number)
      entries[row * (reach + 1) + reach - back] = sum
    }
  }
  factorise(entries, size, reach)
  return { size, reach, entries }
}

function factorise(entries: Float64Array, size: number, reach: number): void {
  const stride = reach + 1
  for (let row = 0; row < size; row += 1) {
    for (let column = Math.max(0, row - reach); column <= row; column += 1) {
      let sum = entries[row * stride + reach - (row - column)] as number
      for (let before = Math.max(0, row - reach); before < column; before += 1)
        if (column - before <= reach)
          sum -=
            (entries[row * stride + reach - (row - before)] as number) *
            (entries[column * stride + reach - (column - before)] as number)
      entries[row * stride + reach - (row - column)] =
        row === column ? Math.sqrt(sum) : sum / (entries[column * stride + reach] as number)
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
