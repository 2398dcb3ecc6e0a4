/** Equally spaced wavenumbers, rising. */
export interface Grid {
  readonly firstCm1: number
  readonly stepCm1: number
  readonly points: number
}

/** What spectra are compared and unmixed on: 650 to 3998 cm⁻¹ by 4, 838 points. */
export const COMMON_GRID: Grid = { firstCm1: 650, stepCm1: 4, points: 838 }

/** The wavenumber of a point of the grid, in cm⁻¹. */
export const wavenumberAt = (grid: Grid, point: number): number => grid.firstCm1 + grid.stepCm1 * point

/** From and to, in cm⁻¹, both included. */
export type WavenumberRange = readonly [fromCm1: number, toCm1: number]

/** 1 for each point of the grid that lies in one of the ranges, else 0. */
export function maskOf(grid: Grid, ranges: readonly WavenumberRange[]): Uint8Array {
  return Uint8Array.from({ length: grid.points }, (_, point) => {
    const at = wavenumberAt(grid, point)
    return Number(ranges.some(([from, to]) => at >= from && at <= to))
  })
}
