import { SpectrumProblem } from '../problem.ts'

/** A wavenumber and a value, eight bytes each. */
const bytesOfPoint = 16
/** What a spectrum takes beside its points, counted as points: half a kilobyte. */
const pointsOfSpectrum = 32
/** What even the shortest file may hold: as many points as a usual instrument measures. */
const pointsOfAnyFile = 4096

/**
 * What the points of a file may take in memory: ten times the file, and 64 kB for the shortest. A few letters of a
 * compressed file can announce millions of points; asked before anything is allocated, so that they stay an announcement.
 */
export class MemoryBudget {
  #left: number

  constructor(fileBytes: number) {
    this.#left = pointsOfAnyFile + Math.floor((fileBytes * 10) / bytesOfPoint)
  }

  /** Whether that many points more may be read. */
  allows(points: number): boolean {
    return points <= this.#left
  }

  /** Counts a spectrum of so many points about to be allocated; throws `file.lies` when the file cannot hold it. */
  take(points: number, where: { byte?: number; line?: number }): void {
    if (!this.allows(points)) throw new SpectrumProblem('file.lies', { ...where, detail: String(points) })
    this.#left -= points + pointsOfSpectrum
  }
}

/** As many spectra as one file may hold: more is a map or an accident, and each costs memory beside its points. */
export const maxSpectra = 10_000
