/** One substance that a mixture holds, by its reference. */
export interface UnmixedComponent {
  /** Its index in the library. */
  readonly reference: number
  /** Of the infrared signal of all components, or of their amounts when responses were given; 0 to 1. */
  readonly shareRatio: number
  /** Between these lies the share in 95 of 100 cases, if the set of components is right. */
  readonly lowRatio: number
  readonly highRatio: number
  /** ln(what is left with the best other reference in its place / what is left): from 0.4 on, sure. */
  readonly margin: number
  /** References that would do nearly as well in its place, best first: to be read "this or one of these". */
  readonly alternatives: readonly number[]
}

/** Something to say with the answer; whoever shows it has the words. */
export type UnmixingNote =
  /** A component has a share under 5 %: infrared is not reliable there. */
  | 'below_five_percent'
  /** A component could as well be another: see its alternatives. */
  | 'ambiguous'
  /** What is seen is hardly more than noise. */
  | 'too_weak'
  /** Nothing of the library is seen. */
  | 'nothing_found'
  /** The sample lies further off than alignment goes. */
  | 'shift_at_limit'

/** What a mixture is made of. */
export interface Unmixing {
  /** Largest share first. */
  readonly components: readonly UnmixedComponent[]
  /** What a share is a share of. */
  readonly sharesOf: 'infrared_signal' | 'amount'
  /** The part of the signal, beyond noise and what nuisance takes, that the components explain; 0 to 1. */
  readonly explainedRatio: number
  /** Sample less components less nuisance, in absorbance on the grid; NaN where it was not looked at. */
  readonly residual: Float64Array
  /** Something here is not in the library. */
  readonly unknown: boolean
  /** How much speaks for that: about 0.4 when all is known; `unknown` above the limit in the options, or with too little explained. */
  readonly mismatch: number
  /** How far the sample lay above the library, in cm⁻¹; subtracted before unmixing. */
  readonly shiftCm1: number
  readonly notes: readonly UnmixingNote[]
}
