/** Pearson's correlation over the points known in both; 0 when one of them does not vary. */
export function correlation(one: Float64Array, other: Float64Array): number {
  let [count, sumA, sumB] = [0, 0, 0]
  for (let k = 0; k < one.length; k += 1) {
    const a = one[k] as number
    const b = other[k] as number
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    count += 1
    sumA += a
    sumB += b
  }
  const [meanA, meanB] = [sumA / count, sumB / count]
  let [aa, bb, ab] = [0, 0, 0]
  for (let k = 0; k < one.length; k += 1) {
    const a = (one[k] as number) - meanA
    const b = (other[k] as number) - meanB
    if (Number.isNaN(a) || Number.isNaN(b)) continue
    aa += a * a
    bb += b * b
    ab += a * b
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0
}

/** Squared, and 0 for spectra that go against one another: those are no hit. */
export const squaredCorrelation = (r: number): number => Math.max(0, r) ** 2
