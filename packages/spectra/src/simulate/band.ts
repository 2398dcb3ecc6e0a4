import { type Grid, wavenumberAt } from '../grid.ts'

/** One absorption band, a pseudo-Voigt line. */
export interface Band {
  readonly centreCm1: number
  /** Full width at half height. */
  readonly widthCm1: number
  /** Absorbance at the centre. */
  readonly height: number
  /** How much of the line is Lorentzian, the rest Gaussian. */
  readonly lorentzRatio: number
}

// A Lorentzian has no end: cut where it is under 0.2 % of its height, so that many bands stay cheap to draw.
const REACH_WIDTHS = 12

/**
 * The absorbance that bands add up to at each point of a grid, all of them moved by `shiftCm1`. Pseudo-Voigt
 * approximation: Wertheim et al., Rev. Sci. Instrum. 45 (1974) 1369.
 */
export function bandSpectrum(bands: readonly Band[], grid: Grid, shiftCm1 = 0): Float64Array {
  const absorbance = new Float64Array(grid.points)
  for (const band of bands) addBand(absorbance, band, { grid, shiftCm1 })
  return absorbance
}

function addBand(absorbance: Float64Array, band: Band, on: { grid: Grid; shiftCm1: number }): void {
  const { grid } = on
  const centreCm1 = band.centreCm1 + on.shiftCm1
  const reachCm1 = REACH_WIDTHS * band.widthCm1
  const first = Math.max(0, Math.ceil((centreCm1 - reachCm1 - grid.firstCm1) / grid.stepCm1))
  const last = Math.min(grid.points - 1, Math.floor((centreCm1 + reachCm1 - grid.firstCm1) / grid.stepCm1))
  for (let point = first; point <= last; point += 1) {
    const distance = (2 * (wavenumberAt(grid, point) - centreCm1)) / band.widthCm1
    const square = distance * distance
    const lorentzian = 1 / (1 + square)
    const gaussian = Math.exp(-Math.LN2 * square)
    const line = band.lorentzRatio * lorentzian + (1 - band.lorentzRatio) * gaussian
    absorbance[point] = (absorbance[point] as number) + band.height * line
  }
}
