/** How a mixture is unmixed; each has a default that was tuned on simulated mixtures other than the measured ones. */
export interface UnmixOptions {
  /** Whether the sample may be moved along the wavenumbers to lie on the library; true unless said. */
  readonly align?: boolean
  /** At most this far; 4 cm⁻¹ unless said. */
  readonly mostShiftCm1?: number
  /** No component has a smaller share; 0.035 unless said, and under 0.05 infrared is not reliable. */
  readonly smallestShareRatio?: number
  /** No more components than these; 8 unless said, 20 at most. */
  readonly mostComponents?: number
  /**
   * How well the response of a substance is known: standard deviation of the logarithm of how strongly it absorbs in a
   * sample, beside its reference. 0.2 unless said, which widens an interval to about ±10 points at half and half; 0 when
   * sample and references were measured alike and packed alike.
   */
  readonly responseLogSd?: number
  /** Known responses, one for each reference: how strongly an amount of 1 absorbs. Shares are then those of amounts. */
  readonly responses?: Float64Array
  /** From which mismatch on something is not in the library; 1.2 unless said: of 20 simulated mixtures, one alarm that is false. */
  readonly unknownMismatch?: number
  /**
   * Under which explained part something is not in the library, whatever the mismatch: a library of few references has
   * none to tell it by. 0.9 unless said; no complete one of 600 simulated mixtures was under 0.97.
   */
  readonly leastExplainedRatio?: number
}

/** The options with their defaults; without responses, shares are those of signal. */
export type UnmixSettings = Required<Omit<UnmixOptions, 'responses'>> & Pick<UnmixOptions, 'responses'>

/** What is meant by options of which some are left out. */
export function settingsOf(options: UnmixOptions): UnmixSettings {
  const settings = {
    ...{ align: true, mostShiftCm1: 4, smallestShareRatio: 0.035, mostComponents: 8 },
    ...{ responseLogSd: 0.2, unknownMismatch: 1.2, leastExplainedRatio: 0.9 },
    ...options,
  }
  return { ...settings, mostComponents: Math.min(settings.mostComponents, 20) }
}
