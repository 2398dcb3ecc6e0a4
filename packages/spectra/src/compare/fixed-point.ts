/** A unit vector is kept in 16-bit whole numbers times this: 46 000² is under 2³¹, so no sum of products overflows. */
export const FIXED_NORM = 46_000

/** What a product of two fixed-point vectors is divided by to be their correlation. */
export const FIXED_ONE: number = FIXED_NORM * FIXED_NORM

/** Values kept for a row: a whole number of 128-bit words. */
export const strideOf = (points: number): number => Math.ceil(points / 8) * 8

/**
 * A unit vector in fixed point, padded with zeros to the stride, written at `at` of `target`. A single value over 0.71
 * is clamped: no spectrum of more than two points has one. The error of a correlation is about 10⁻⁵.
 */
export function writeFixedPoint(vector: Float64Array, target: Int16Array, at = 0): void {
  for (let k = 0; k < vector.length; k += 1)
    target[at + k] = Math.max(-32_767, Math.min(32_767, Math.round((vector[k] as number) * FIXED_NORM)))
}

/** The same as a new row. */
export function toFixedPoint(vector: Float64Array): Int16Array {
  const row = new Int16Array(strideOf(vector.length))
  writeFixedPoint(vector, row)
  return row
}

/** Product of two rows in whole numbers, exact; `at` is where the row of `rows` starts. */
export function fixedDot(query: Int16Array, rows: Int16Array, at: number): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let k = 0; k < query.length; k += 4) {
    a = (a + (query[k] as number) * (rows[at + k] as number)) | 0
    b = (b + (query[k + 1] as number) * (rows[at + k + 1] as number)) | 0
    c = (c + (query[k + 2] as number) * (rows[at + k + 2] as number)) | 0
    d = (d + (query[k + 3] as number) * (rows[at + k + 3] as number)) | 0
  }
  return (a + b + c + d) | 0
}
