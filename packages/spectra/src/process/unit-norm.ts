/** The same direction with the sum of squares 1 over the known values; NaN stays NaN, all zero stays zero. */
export function unitNorm(values: Float64Array): Float64Array {
  let squares = 0
  for (const value of values) if (!Number.isNaN(value)) squares += value * value
  const norm = Math.sqrt(squares)
  return norm > 0 ? values.map((value) => value / norm) : values.slice()
}
