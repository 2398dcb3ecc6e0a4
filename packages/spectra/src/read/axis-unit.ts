import { SpectrumProblem } from '../problem.ts'

/** What an abscissa counts. */
export type AxisUnit = 'cm-1' | 'um' | 'nm'

/** A name or unit such as `1/CM`, `Wavenumber (cm-1)`, `MICROMETERS`, reduced to its letters and signs. */
const compact = (text: string): string =>
  text
    .toLowerCase()
    .replace(/⁻|−/g, '-')
    .replace(/¹/g, '1')
    .replace(/[\s_^"'’*[\]{}<>]/g, '')

const raman = /raman|shift/
const wavenumber = /1\/cm|cm-1|\/cm\b|wavenumber|nombredonde|nombresdonde|wellenzahl|numerodonda|^cm$/
const micrometre = /microm|micron|[µμu]m\b|^mic$/
const nanometre = /nanom|nm\b/

/** The unit that a name or unit text names, or null when it names none; Raman shift throws `file.raman`. */
export function axisUnitOf(text: string): AxisUnit | null {
  const name = compact(text)
  if (raman.test(name)) throw new SpectrumProblem('file.raman', { detail: text.trim().slice(0, 60) })
  if (wavenumber.test(name)) return 'cm-1'
  if (nanometre.test(name)) return 'nm'
  if (micrometre.test(name)) return 'um'
  return null
}

/** Turns abscissas into wavenumbers in cm⁻¹ in place: ν = 10⁴ / λ(µm) = 10⁷ / λ(nm). */
export function toWavenumbers(axis: Float64Array, unit: AxisUnit): void {
  if (unit === 'cm-1') return
  const factor = unit === 'um' ? 1e4 : 1e7
  for (let index = 0; index < axis.length; index += 1) axis[index] = factor / (axis[index] as number)
}
