import { type Grid, wavenumberAt } from '../grid.ts'
import { SpectrumProblem } from '../problem.ts'

/** At most this many points of the source are averaged into one of the grid. */
const MOST_AVERAGED = 8

/**
 * Values at the points of a grid, by the cubic through the four nearest points of the source (Lagrange; the source
 * need not be equally spaced). Where the source is finer than the grid, the cubic is averaged over one step of the
 * grid, so that noise and lines between two points are not folded onto them. A point farther than half a step outside
 * the source is NaN: nothing is known there. Wavenumbers rise, in cm⁻¹; fewer than four are the problem
 * `resample.too_few`.
 */
export function resample(
  source: { readonly wavenumbersCm1: Float64Array; readonly values: Float64Array },
  grid: Grid,
): Float64Array {
  const { wavenumbersCm1: x, values: y } = source
  const last = x.length - 1
  if (last < 3) throw new SpectrumProblem('resample.too_few', { detail: String(x.length) })
  const lowCm1 = x[0] as number
  const highCm1 = x[last] as number
  const out = new Float64Array(grid.points).fill(Number.NaN)
  let left = 0
  for (let point = 0; point < grid.points; point += 1) {
    const at = wavenumberAt(grid, point)
    if (at < lowCm1 - grid.stepCm1 / 2 || at > highCm1 + grid.stepCm1 / 2) continue
    while (left < last - 1 && (x[left + 1] as number) <= at) left += 1
    const spacing = (x[left + 1] as number) - (x[left] as number)
    const averaged = Math.min(MOST_AVERAGED, Math.max(1, Math.round(grid.stepCm1 / spacing)))
    let sum = 0
    for (let part = 0; part < averaged; part += 1) {
      const place = at + grid.stepCm1 * ((part + 0.5) / averaged - 0.5)
      sum += cubicAt(x, y, Math.min(highCm1, Math.max(lowCm1, place)), left)
    }
    out[point] = sum / averaged
  }
  return out
}

/** The cubic through the four points around `at`, which lies near the interval that starts at `near`. */
function cubicAt(x: Float64Array, y: Float64Array, at: number, near: number): number {
  let left = near
  while (left > 0 && (x[left] as number) > at) left -= 1
  while (left < x.length - 2 && (x[left + 1] as number) < at) left += 1
  const from = Math.min(Math.max(left - 1, 0), x.length - 4)
  const [x0, x1, x2, x3] = [x[from], x[from + 1], x[from + 2], x[from + 3]] as [
    number,
    number,
    number,
    number,
  ]
  const [d0, d1, d2, d3] = [at - x0, at - x1, at - x2, at - x3]
  return (
    ((y[from] as number) * d1 * d2 * d3) / ((x0 - x1) * (x0 - x2) * (x0 - x3)) +
    ((y[from + 1] as number) * d0 * d2 * d3) / ((x1 - x0) * (x1 - x2) * (x1 - x3)) +
    ((y[from + 2] as number) * d0 * d1 * d3) / ((x2 - x0) * (x2 - x1) * (x2 - x3)) +
    ((y[from + 3] as number) * d0 * d1 * d2) / ((x3 - x0) * (x3 - x1) * (x3 - x2))
  )
}
