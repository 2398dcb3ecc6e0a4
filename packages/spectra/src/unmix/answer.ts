import type { AlignedChoice } from './aligned-choice.ts'
import type { PreparedLibrary } from './prepare-unmixing.ts'
import { residualOf } from './residual-of.ts'
import { largest } from './rivals.ts'
import { shareIntervals } from './share-intervals.ts'
import type { UnmixSettings } from './unmix-options.ts'
import type { UnmixedComponent, Unmixing, UnmixingNote } from './unmixing.ts'
import type { WeightedChoice } from './weighted-choice.ts'

// Under this margin another reference may be the right one.
const AMBIGUOUS_MARGIN = 0.2
const MOST_ALTERNATIVES = 5
// Signal over noise, each summed over the points, under which nothing should be read into a spectrum.
const WEAK_RATIO = 3
const UNRELIABLE_SHARE_RATIO = 0.05

/** The answer that a choice amounts to. */
export function answerOf(
  library: PreparedLibrary,
  found: { readonly aligned: AlignedChoice; readonly weighted: WeightedChoice },
  settings: UnmixSettings,
): Unmixing {
  const { target } = found.aligned
  const components = componentsOf(found.weighted, library, settings)
  const left = residualOf(library, target, found.weighted)
  const noiseEnergy = library.points.length * target.noiseVariance
  const signalEnergy = target.energy - noiseEnergy
  const mismatch = found.weighted.mismatch
  const weak = target.energy <= WEAK_RATIO ** 2 * noiseEnergy
  const explainedRatio =
    signalEnergy > 0 ? Math.min(1, Math.max(0, 1 - (left.energy - noiseEnergy) / signalEnergy)) : 0
  const answer = {
    components,
    sharesOf: settings.responses ? ('amount' as const) : ('infrared_signal' as const),
    ...{ explainedRatio, mismatch },
    residual: left.onGrid,
    unknown: mismatch > settings.unknownMismatch || (!weak && explainedRatio < settings.leastExplainedRatio),
    shiftCm1: target.shiftCm1,
  }
  return { ...answer, notes: notesOf(answer, { weak, mostShiftCm1: settings.mostShiftCm1 }) }
}

function componentsOf(
  weighted: WeightedChoice,
  library: PreparedLibrary,
  settings: UnmixSettings,
): UnmixedComponent[] {
  const { problem, choice } = weighted
  const { fit, without } = choice
  const references = fit.chosen.map((column) => problem.references[column] as number)
  const responses = references.map((reference) => settings.responses?.[reference] ?? 1)
  const intervals = shareIntervals({
    amounts: fit.amounts.map((amount, order) => amount / (responses[order] as number)),
    products: fit.chosen.map((one, row) =>
      fit.chosen.map(
        (other, column) =>
          (problem.productsOf(one)[other] as number) *
          (responses[row] as number) *
          (responses[column] as number),
      ),
    ),
    misfitRatio: fit.residual / (library.points.length - library.nuisance.length - fit.chosen.length),
    responseLogSd: settings.responseLogSd,
  })
  const components = without.map((one, order) => {
    const marginWith = (gain: number) => Math.log((one.fit.residual - gain) / fit.residual)
    const alternatives = largest(one.fit.gains, MOST_ALTERNATIVES)
      .filter((rival) => marginWith(one.fit.gains[rival] as number) < AMBIGUOUS_MARGIN)
      .map((rival) => problem.references[rival] as number)
    return {
      reference: references[order] as number,
      ...(intervals[order] as (typeof intervals)[number]),
      margin: Math.max(0, Math.log(one.residualWithRival / fit.residual)),
      alternatives,
    }
  })
  return components.sort((one, other) => other.shareRatio - one.shareRatio)
}

function notesOf(
  answer: Omit<Unmixing, 'notes'>,
  about: { weak: boolean; mostShiftCm1: number },
): UnmixingNote[] {
  const { components } = answer
  const said: readonly (readonly [UnmixingNote, boolean])[] = [
    ['too_weak', about.weak],
    ['nothing_found', components.length === 0],
    ['below_five_percent', components.some(({ shareRatio }) => shareRatio < UNRELIABLE_SHARE_RATIO)],
    ['ambiguous', components.some(({ margin }) => margin < AMBIGUOUS_MARGIN)],
    ['shift_at_limit', Math.abs(answer.shiftCm1) >= about.mostShiftCm1],
  ]
  return said.filter(([, holds]) => holds).map(([note]) => note)
}
