import { maskOf, wavenumberAt } from '../grid.ts'
import { SpectrumProblem } from '../problem.ts'
import { noiseOf } from '../process/noise-of.ts'
import { alignedChoice } from './aligned-choice.ts'
import { answerOf } from './answer.ts'
import type { PreparedLibrary } from './prepare-unmixing.ts'
import type { Sample } from './target.ts'
import { settingsOf, type UnmixOptions } from './unmix-options.ts'
import type { Unmixing } from './unmixing.ts'
import { weightedChoice } from './weighted-choice.ts'

/**
 * What a mixture is made of, from its absorbance on the grid of the library: nuisance projected out, the sample moved to
 * lie on the library, few non-negative references chosen among all by what is left, then once more with each point
 * weighted by the misfit to be expected there. A sample with gaps where it is looked at is the problem
 * `unmix.sample_gap`.
 */
export function unmix(
  library: PreparedLibrary,
  absorbance: Float64Array,
  options: UnmixOptions = {},
): Unmixing {
  const sample = sampleOf(library, absorbance)
  const settings = settingsOf(options)
  const aligned = alignedChoice(library, sample, settings)
  const weighted = weightedChoice(library, aligned, settings)
  return answerOf(library, { aligned, weighted }, settings)
}

function sampleOf(library: PreparedLibrary, absorbance: Float64Array): Sample {
  const { grid, points } = library
  let strongest = 0
  for (const point of points) {
    const value = absorbance[point] ?? Number.NaN
    if (!Number.isFinite(value))
      throw new SpectrumProblem('unmix.sample_gap', { detail: `${wavenumberAt(grid, point)} cm⁻¹` })
    strongest = Math.max(strongest, Math.abs(value))
  }
  const estimated = noiseOf(absorbance, maskOf(grid, QUIET_RANGES))
  const least = LEAST_NOISE_RATIO * strongest
  return { values: filled(absorbance), noise: Number.isNaN(estimated) ? least : Math.max(estimated, least) }
}

// Where bands of solids are broad or absent, so that what changes from point to point is noise.
const QUIET_RANGES = [
  [1810, 1890],
  [2400, 2830],
  [3150, 3500],
] as const

// No instrument is linear beyond: a file without any noise is one that was smoothed.
const LEAST_NOISE_RATIO = 5e-4

/** Gaps, which lie where the sample is not looked at, hold the value before them so that a filter may reach in. */
function filled(values: Float64Array): Float64Array {
  const known = Float64Array.from(values)
  const first = known.find((value) => Number.isFinite(value)) ?? 0
  for (let point = 0; point < known.length; point += 1)
    if (!Number.isFinite(known[point])) known[point] = point === 0 ? first : (known[point - 1] as number)
  return known
}
