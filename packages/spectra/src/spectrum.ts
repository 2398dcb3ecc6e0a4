/** What the values of an infrared spectrum are. Transmittance and reflectance are as the file prints them, see `isPercent`. */
export type SpectrumKind = 'absorbance' | 'transmittance' | 'reflectance'

/** An infrared spectrum as an instrument file holds it, before any processing. */
export interface Spectrum {
  /** Rising, in cm⁻¹, one for each value; not always equally spaced. */
  readonly wavenumbersCm1: Float64Array
  /** As printed or stored in the file: no value is rescaled. */
  readonly values: Float64Array
  readonly kind: SpectrumKind
  /** Whether transmittance or reflectance counts to 100 rather than to 1; false for absorbance. */
  readonly isPercent: boolean
  readonly title: string
  readonly instrument: string | null
  /** When it was measured, as an ISO date or date and time, or null when the file does not say it plainly. */
  readonly measuredOn: string | null
  readonly resolutionCm1: number | null
  readonly scans: number | null
  readonly warnings: readonly SpectrumWarning[]
}

/** Something that was read but may not be as it should be; the sentence is in `sentences.ts`. */
export interface SpectrumWarning {
  readonly code: string
  /** What the sentence names: a count, a label, the text found. */
  readonly detail?: string
}
