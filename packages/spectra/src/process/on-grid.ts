import { COMMON_GRID, type Grid } from '../grid.ts'
import type { Spectrum, SpectrumWarning } from '../spectrum.ts'
import { resample } from './resample.ts'
import { toAbsorbance } from './to-absorbance.ts'

/** A spectrum as it is compared and unmixed. */
export interface GridSpectrum {
  readonly grid: Grid
  /** Absorbance at each point of the grid; NaN where the source does not reach. */
  readonly values: Float64Array
  /** The share of the grid the source reaches, 0 to 1. */
  readonly coverageRatio: number
  /** Those of the file and those of the way here. */
  readonly warnings: readonly SpectrumWarning[]
}

/** Absorbance on a grid, the common one unless another is given; see `toAbsorbance` and `resample` for problems. */
export function onCommonGrid(spectrum: Spectrum, grid: Grid = COMMON_GRID): GridSpectrum {
  const absorbance = toAbsorbance(spectrum)
  const values = resample(absorbance, grid)
  const known = values.reduce((count, value) => count + Number(!Number.isNaN(value)), 0)
  return { grid, values, coverageRatio: known / grid.points, warnings: absorbance.warnings }
}
