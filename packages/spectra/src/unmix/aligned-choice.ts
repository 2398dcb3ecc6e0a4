import { shiftStep } from './align-sample.ts'
import { type Choice, chooseColumns, type StoppingRule } from './choose-columns.ts'
import type { NormalEquations } from './normal-equations.ts'
import type { PreparedLibrary } from './prepare-unmixing.ts'
import { type Sample, type Target, targetAt, wholeProblem } from './target.ts'
import type { UnmixSettings } from './unmix-options.ts'

/** A sample moved to where it lies on the library, and what was chosen there. */
export interface AlignedChoice {
  readonly target: Target
  /** The whole library against it, all points alike. */
  readonly problem: NormalEquations
  readonly choice: Choice
}

const MOST_PASSES = 4
const STEPS_A_PASS = 2
// Under a hundredth of the width of a band nothing changes any more.
const STILL_CM1 = 0.1

/** References chosen among the whole library, all points alike, the shift of the sample estimated along the way. */
export function alignedChoice(
  library: PreparedLibrary,
  sample: Sample,
  settings: UnmixSettings,
): AlignedChoice {
  const { align, mostShiftCm1, smallestShareRatio, mostComponents } = settings
  let target = targetAt(library, sample, 0)
  let choice: Choice | null = null
  for (let pass = 0; ; pass += 1) {
    const rule: StoppingRule = {
      noiseVariance: target.noiseVariance,
      freedom: library.points.length - library.nuisance.length,
      noiseFactor: 25,
      mismatchRatio: 0.15,
      smallestShareRatio,
      mostColumns: mostComponents,
    }
    const problem = wholeProblem(library, target)
    choice = chooseColumns(problem, rule, choice?.fit.chosen)
    if (!align || pass === MOST_PASSES - 1) return { target, problem, choice }
    const moved = movedTarget(library, { sample, target, choice }, mostShiftCm1)
    if (Math.abs(moved.shiftCm1 - target.shiftCm1) < STILL_CM1) return { target, problem, choice }
    target = moved
  }
}

function movedTarget(
  library: PreparedLibrary,
  from: { sample: Sample; target: Target; choice: Choice },
  mostShiftCm1: number,
): Target {
  const { fit } = from.choice
  let { target } = from
  for (let step = 0; step < STEPS_A_PASS; step += 1) {
    const moveCm1 = shiftStep(library, target, { references: fit.chosen, amounts: fit.amounts })
    const shiftCm1 = Math.max(-mostShiftCm1, Math.min(mostShiftCm1, target.shiftCm1 + moveCm1))
    if (Math.abs(shiftCm1 - target.shiftCm1) < STILL_CM1 / 4) break
    target = targetAt(library, from.sample, shiftCm1)
  }
  return target
}
