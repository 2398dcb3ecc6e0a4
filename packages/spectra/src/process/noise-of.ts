/** Median of |normal noise| over its standard deviation. */
const MEDIAN_TO_SIGMA = 0.674_489_75

/**
 * Standard deviation of the noise of equally spaced values, in their unit: the median size of the second differences
 * over 0.6745 √6, which bands wider than a few points hardly touch (Rice 1984, Ann. Statist. 12, 1215, with the median
 * of Hampel 1974 in place of the mean). `mask` 0 leaves a point out. NaN when fewer than eight differences are known.
 */
export function noiseOf(values: Float64Array, mask?: Uint8Array): number {
  const sizes: number[] = []
  for (let point = 1; point < values.length - 1; point += 1) {
    if (mask !== undefined && !(mask[point - 1] && mask[point] && mask[point + 1])) continue
    const size = Math.abs(
      (values[point - 1] as number) - 2 * (values[point] as number) + (values[point + 1] as number),
    )
    if (!Number.isNaN(size)) sizes.push(size)
  }
  if (sizes.length < 8) return Number.NaN
  sizes.sort((a, b) => a - b)
  return (sizes[sizes.length >> 1] as number) / (MEDIAN_TO_SIGMA * Math.sqrt(6))
}
