import { SpectrumProblem } from '../problem.ts'
import type { SpectrumKind, SpectrumWarning } from '../spectrum.ts'

/** What the values are, as far as a unit says: `isPercent` null means that only the values can tell. */
export interface KindFinding {
  readonly kind: SpectrumKind
  readonly isPercent: boolean | null
  readonly warnings: readonly SpectrumWarning[]
}

const absorbance = (code?: string): KindFinding => ({
  kind: 'absorbance',
  isPercent: false,
  warnings: code === undefined ? [] : [{ code }],
})

/**
 * What a unit or column name such as `%T`, `TRANSMITTANCE`, `log(1/R)` says the values are; null when it says nothing.
 * Throws `file.interferogram` or `file.single_beam` for what is not yet a spectrum.
 */
export function kindOfUnit(text: string): KindFinding | null {
  const name = text.toLowerCase().replace(/[\s_"'.]/g, '')
  const isPercent = /%|percent|pourcent|prozent/.test(name) ? true : null
  if (/interferogram/.test(name)) throw new SpectrumProblem('file.interferogram', { detail: text.trim() })
  if (/singlebeam|singlechannel|emission/.test(name))
    throw new SpectrumProblem('file.single_beam', { detail: text.trim() })
  if (/kubelka|^k-?m$/.test(name)) return absorbance('kind.kubelka_munk')
  if (/log\(?1\/r/.test(name)) return absorbance('kind.log_reflectance')
  if (/\)-1m-1|absorptivity|coefficient|crosssection|epsilon/.test(name))
    return absorbance('kind.absorption_coefficient')
  if (/absorb|extinktion|extinction|^(a|abs|au|ab)$/.test(name)) return absorbance()
  if (/transm|durchl|%t\b|^t$/.test(name)) return { kind: 'transmittance', isPercent, warnings: [] }
  if (/r[eé]flec|%r\b|^r$/.test(name)) return { kind: 'reflectance', isPercent, warnings: [] }
  return null
}

const sampledValues = 4096

/**
 * What values of unknown unit look like: a baseline near 1 or near 100 with bands going down is transmittance, all else
 * absorbance. Always with the warning `kind.guessed`.
 */
export function kindOfValues(values: Float64Array): KindFinding {
  const stride = Math.ceil(values.length / sampledValues)
  const sorted = values.filter((_, index) => index % stride === 0).sort()
  const at = (ratio: number) => sorted[Math.floor(ratio * (sorted.length - 1))] ?? 0
  const [low, middle, high] = [at(0.02), at(0.5), at(0.98)]
  const hangs = middle > (low + high) / 2
  const nearOne = high > 0.3 && high < 1.6
  const nearHundred = high > 20 && high < 200
  const kind = hangs && (nearOne || nearHundred) ? 'transmittance' : 'absorbance'
  return {
    kind,
    isPercent: kind === 'transmittance' ? nearHundred : false,
    warnings: [{ code: 'kind.guessed', detail: kind }],
  }
}
