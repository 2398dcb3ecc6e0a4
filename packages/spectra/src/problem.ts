/** Why a file is no spectrum, or no spectrum that can be used, in a form that each language can say. */
export class SpectrumProblem extends Error {
  override readonly name = 'SpectrumProblem'
  /** Such as `file.cut`, `file.not_infrared`, `jcamp.bad_number`. */
  readonly code: string
  /** What was found, for the sentence. */
  readonly detail: string | null
  /** Where: a byte of a binary file, a line of a text (counted from 1). */
  readonly where: { readonly byte: number } | { readonly line: number } | null

  constructor(code: string, about: { detail?: string; byte?: number; line?: number } = {}) {
    super(about.detail === undefined ? code : `${code}: ${about.detail}`)
    this.code = code
    this.detail = about.detail ?? null
    this.where =
      about.byte !== undefined ? { byte: about.byte } : about.line !== undefined ? { line: about.line } : null
  }
}
