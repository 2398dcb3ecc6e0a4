import type { Band, Hit, SpectrumKind } from '@maillage/spectra'

/** A file as it was chosen on the device. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What can be asked of the worker. */
export type Asked =
  | { readonly ask: 'openLibrary'; readonly files: readonly ChosenFile[] }
  | { readonly ask: 'openTrial' }
  | { readonly ask: 'look'; readonly file: ChosenFile }
  | { readonly ask: 'lookAtTrial' }

/** A sentence of the package is said by the page, in its language. */
export interface Sayable {
  readonly code: string
  readonly detail: string | null
  readonly where: { readonly byte: number } | { readonly line: number } | null
}

/** What is compared with. */
export interface LibraryAnswer {
  readonly references: number
  /** How many of them unmixing can use. */
  readonly unmixable: number
  readonly isTrial: boolean
  readonly refused: readonly { readonly file: string; readonly why: Sayable }[]
}

/** A curve: wavenumbers in cm⁻¹, rising, and a value for each; NaN where there is none. */
export interface Curve {
  readonly wavenumbersCm1: Float64Array
  readonly values: Float64Array
}

/** A component by its name, shares 0 to 1. */
export interface NamedComponent {
  readonly reference: string
  readonly shareRatio: number
  readonly lowRatio: number
  readonly highRatio: number
  readonly margin: number
  readonly alternatives: readonly string[]
}

export interface Looked {
  readonly name: string
  readonly title: string
  readonly instrument: string | null
  readonly measuredOn: string | null
  /** As the file holds it, of this kind. */
  readonly curve: Curve
  readonly kind: SpectrumKind
  /** In absorbance: the table of the curve. */
  readonly bands: readonly Band[]
  readonly remarks: readonly Sayable[]
  /** Null where there is no library, or where the spectrum cannot be compared, with the reason. */
  readonly hits: readonly Hit[] | null
  readonly gap: number | null
  readonly unmixed: {
    readonly components: readonly NamedComponent[]
    readonly explainedRatio: number
    readonly unknown: boolean
    readonly notes: readonly string[]
    readonly residual: Curve
  } | null
  /** What could not be done with it, though it was read. */
  readonly problems: readonly Sayable[]
}

/** What the worker answers: what was asked for, or why it is refused. */
export type Answered =
  | { readonly library: LibraryAnswer }
  | { readonly looked: Looked }
  | { readonly refused: Sayable }
