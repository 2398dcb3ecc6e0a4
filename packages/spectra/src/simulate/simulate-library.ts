import { COMMON_GRID, type Grid } from '../grid.ts'
import { bandSpectrum } from './band.ts'
import { randomOf } from './random.ts'
import { drawSubstance, drawTwin, type Substance } from './substance.ts'

export interface SimulatedLibraryOptions {
  readonly count: number
  readonly seed: number
  /** How many of the substances are close relatives of an earlier one; 0 unless said. */
  readonly twinRatio?: number
  readonly grid?: Grid
}

export interface SimulatedLibrary {
  readonly grid: Grid
  readonly seed: number
  readonly substances: readonly Substance[]
  /** The reference spectrum of each substance, in absorbance on the grid. */
  readonly spectra: readonly Float64Array[]
}

/**
 * Made-up reference spectra, repeatable from a seed, in absorbance units that keep how strongly each substance
 * absorbs. The first references of a larger library are those of a smaller one of the same seed.
 */
export function simulateLibrary(options: SimulatedLibraryOptions): SimulatedLibrary {
  const { count, seed, twinRatio = 0, grid = COMMON_GRID } = options
  const substances: Substance[] = []
  for (let index = 0; index < count; index += 1) {
    const random = randomOf(seed, index, 0)
    const relative = random.uniform() < twinRatio ? substances[random.below(index)] : undefined
    substances.push(relative ? drawTwin(relative, seed, index) : drawSubstance(seed, index))
  }
  return { grid, seed, substances, spectra: substances.map(({ bands }) => bandSpectrum(bands, grid)) }
}
