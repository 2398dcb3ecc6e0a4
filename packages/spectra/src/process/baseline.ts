export interface BaselineOptions {
  /** How stiff it is: 10⁵ unless given, for about 800 points; a hundred times more is nearly straight. */
  readonly stiffness?: number
  /** Weight of points above it, 0.01 unless given: the less, the more it stays under bands. */
  readonly above?: number
  /** At most this many passes, 20 unless given. */
  readonly passes?: number
}

/**
 * A smooth line under the bands of equally spaced values, for display only: search and unmixing take no baseline away,
 * since what it takes of broad bands is wrong. Asymmetric least squares (Eilers and Boelens 2005): the sum of weighted
 * squared distances plus `stiffness` times the squared second differences, points above weighing little. Unknown
 * values (NaN) weigh nothing.
 */
export function baseline(values: Float64Array, options: BaselineOptions = {}): Float64Array {
  const { stiffness = 1e5, above = 0.01, passes = 20 } = options
  const weights = values.map((value) => (Number.isNaN(value) ? 0 : 1))
  let line = smoothed(values, weights, stiffness)
  for (let pass = 0; pass < passes; pass += 1) {
    let changed = false
    for (let point = 0; point < values.length; point += 1) {
      const value = values[point] as number
      if (Number.isNaN(value)) continue
      const weight = value > (line[point] as number) ? above : 1 - above
      changed ||= weight !== weights[point]
      weights[point] = weight
    }
    if (!changed) break
    line = smoothed(values, weights, stiffness)
  }
  return line
}

/** Solves (W + λ DᵀD) z = W y, five diagonals, by LDLᵀ. */
function smoothed(values: Float64Array, weights: Float64Array, stiffness: number): Float64Array {
  const count = values.length
  const [pivot, first, second, line] = [0, 0, 0, 0].map(() => new Float64Array(count)) as [
    ...[Float64Array, Float64Array, Float64Array, Float64Array],
  ]
  const at = (array: Float64Array, k: number) => (k < 0 ? 0 : (array[k] as number))
  for (let k = 0; k < count; k += 1) {
    const { main, next, afterNext } = bending(k, count)
    const [p1, p2] = [at(pivot, k - 1), at(pivot, k - 2)]
    const weight = weights[k] as number
    // A hair of weight where nothing is known keeps the equations solvable.
    pivot[k] = weight + 1e-9 + stiffness * main - at(first, k - 1) ** 2 * p1 - at(second, k - 2) ** 2 * p2
    first[k] = (stiffness * next - at(first, k - 1) * at(second, k - 1) * p1) / (pivot[k] as number)
    second[k] = (stiffness * afterNext) / (pivot[k] as number)
    const own = weight === 0 ? 0 : weight * (values[k] as number)
    line[k] = own - at(first, k - 1) * at(line, k - 1) - at(second, k - 2) * at(line, k - 2)
  }
  for (let k = 0; k < count; k += 1) line[k] = (line[k] as number) / (pivot[k] as number)
  for (let k = count - 2; k >= 0; k -= 1) {
    const later = k + 2 < count ? (second[k] as number) * (line[k + 2] as number) : 0
    line[k] = (line[k] as number) - (first[k] as number) * (line[k + 1] as number) - later
  }
  return line
}

/** Row k of DᵀD for second differences: the diagonal and the two beside it. */
function bending(k: number, count: number): { main: number; next: number; afterNext: number } {
  const inWindow = (start: number) => Number(start >= 0 && start + 2 < count)
  return {
    main: inWindow(k) + 4 * inWindow(k - 1) + inWindow(k - 2),
    next: -2 * inWindow(k) - 2 * inWindow(k - 1),
    afterNext: inWindow(k),
  }
}
