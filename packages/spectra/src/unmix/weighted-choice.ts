import type { AlignedChoice } from './aligned-choice.ts'
import { type Choice, chooseColumns, type StoppingRule } from './choose-columns.ts'
import { mismatchOf } from './mismatch.ts'
import { fitColumns } from './normal-equations.ts'
import type { PreparedLibrary } from './prepare-unmixing.ts'
import { rivalsOf } from './rivals.ts'
import { MOST_BESIDE } from './row-products.ts'
import type { UnmixSettings } from './unmix-options.ts'
import { type Misfit, type WeightedProblem, weightedProblem } from './weighted-problem.ts'
import { withoutEach } from './without-each.ts'

/** What was chosen when each point counts by the misfit to be expected there. */
export interface WeightedChoice {
  readonly problem: WeightedProblem
  /** Its columns are those of the problem, not references of the library. */
  readonly choice: Choice
  /** How much speaks for a substance that is not in the library, see `mismatchOf`. */
  readonly mismatch: number
}

/** What references measured elsewhere differ by. Halving or doubling one of them changes little. */
const MISFIT: Misfit = { heightRatio: 0.06, reach: 5, shiftCm1: 0.8 }
const MOST_PASSES = 3
const RIVALS = { beside: 30, inPlaceOfEach: 12 }
/**
 * A component must explain this much more than what the best of so many references explains by chance: the extended
 * information criterion of Chen and Chen, Biometrika 95 (2008) 759, with room for misfit that the weights do not know.
 */
const CAUTION = 1.1

/**
 * The second pass, among the references that the first one found to be rivals: weights come from the fit, the fit from
 * the weights, until the same references are chosen again.
 */
export function weightedChoice(
  library: PreparedLibrary,
  aligned: AlignedChoice,
  settings: UnmixSettings,
): WeightedChoice {
  const { smallestShareRatio, mostComponents } = settings
  const freedom = library.points.length - library.nuisance.length
  const rule: StoppingRule = {
    noiseVariance: 1,
    freedom,
    noiseFactor: CAUTION * (Math.log(freedom) + 2 * Math.log(library.diagonal.length)),
    mismatchRatio: 0.05,
    smallestShareRatio,
    mostColumns: mostComponents,
  }
  const { target, problem: whole } = aligned
  let fit = { references: aligned.choice.fit.chosen, amounts: aligned.choice.fit.amounts }
  // Nuisance, a move of each component and the target lie beside the rivals; the chosen come first.
  const room = MOST_BESIDE - library.nuisance.length - mostComponents - 1
  let references = rivalsOf(aligned.choice, RIVALS).slice(0, room)
  for (let pass = 0; ; pass += 1) {
    const problem = weightedProblem(library, target, { references, fit, misfit: MISFIT })
    const choice = chooseColumns(problem, rule)
    const chosen = choice.fit.chosen.map((column) => references[column] as number)
    const same = sameMembers(chosen, fit.references)
    if (pass === MOST_PASSES - 1 || (same && pass > 0))
      return { problem, choice, mismatch: mismatchOf(problem, choice, { freedom, worth: rule.noiseFactor }) }
    fit = { references: chosen, amounts: choice.fit.amounts }
    if (!same) {
      const plain = fitColumns(whole, chosen)
      references = rivalsOf({ fit: plain, without: withoutEach(whole, plain) }, RIVALS).slice(0, room)
    }
  }
}

function sameMembers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((member) => other.includes(member))
}
