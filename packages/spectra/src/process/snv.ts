/**
 * Standard normal variate: mean 0 and standard deviation 1 over the known values (Barnes, Dhanoa and Lister 1989,
 * Appl. Spectrosc. 43, 772). NaN stays NaN; values that are all equal become 0.
 */
export function snv(values: Float64Array): Float64Array {
  let count = 0
  let sum = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    count += 1
    sum += value
  }
  const mean = sum / count
  let squares = 0
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2
  const deviation = Math.sqrt(squares / Math.max(1, count - 1))
  return values.map((value) => (Number.isNaN(value) ? value : deviation > 0 ? (value - mean) / deviation : 0))
}
