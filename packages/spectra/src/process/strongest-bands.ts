import { type Grid, wavenumberAt } from '../grid.ts'

/** The top of a band. */
export interface Band {
  readonly wavenumberCm1: number
  readonly absorbance: number
  /** How far it stands above the higher of the two valleys beside it. */
  readonly prominence: number
}

export interface StrongestBandsOptions {
  /** How many at most; 12 unless given. */
  readonly most?: number
  /** Least prominence, as a ratio of the range of all values; 0.03 unless given. */
  readonly leastRatio?: number
}

/**
 * The bands that stand out most in absorbance on a grid (NaN where unknown), in the order of their wavenumbers, highest
 * first: what a table says of a spectrum. Prominence as in topography.
 */
export function strongestBands(
  values: Float64Array,
  grid: Grid,
  { most = 12, leastRatio = 0.03 }: StrongestBandsOptions = {},
): Band[] {
  const known = values.filter((value) => Number.isFinite(value))
  if (known.length === 0) return []
  const range = known.reduce((a, b) => Math.max(a, b)) - known.reduce((a, b) => Math.min(a, b))
  const bands: Band[] = []
  for (let point = 1; point < values.length - 1; point += 1) {
    const value = values[point] as number
    if (!(value > (values[point - 1] as number) && value >= (values[point + 1] as number))) continue
    const prominence = value - Math.max(valleyFrom(values, point, -1), valleyFrom(values, point, 1))
    if (prominence < leastRatio * range) continue
    bands.push({ wavenumberCm1: wavenumberAt(grid, point), absorbance: value, prominence })
  }
  return bands
    .sort((a, b) => b.prominence - a.prominence)
    .slice(0, most)
    .sort((a, b) => b.wavenumberCm1 - a.wavenumberCm1)
}

/** The lowest value on the way from a top to the next higher point, or to the end of what is known. */
function valleyFrom(values: Float64Array, top: number, step: 1 | -1): number {
  const height = values[top] as number
  let lowest = height
  for (let point = top + step; point >= 0 && point < values.length; point += step) {
    const value = values[point] as number
    if (Number.isNaN(value) || value > height) break
    lowest = Math.min(lowest, value)
  }
  return lowest
}
