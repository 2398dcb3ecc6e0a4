/**
 * Equally spaced abscissas from `first` to `last`, both exact, computed from the lower end so that a spectrum written
 * in either direction reads back to the same numbers.
 */
export function evenAxis(first: number, last: number, points: number): Float64Array {
  const axis = new Float64Array(points)
  const low = Math.min(first, last)
  const high = Math.max(first, last)
  const step = points > 1 ? (high - low) / (points - 1) : 0
  const falling = first > last
  for (let index = 0; index < points; index += 1) {
    axis[falling ? points - 1 - index : index] = index === points - 1 ? high : low + index * step
  }
  return axis
}
