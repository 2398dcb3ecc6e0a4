import type { Spectrum, SpectrumWarning } from '../spectrum.ts'

/** The least share of light counted: 10⁻⁴ is absorbance 4, past what a common FTIR can tell from darkness. */
const LEAST_RATIO = 1e-4

/**
 * The same spectrum in absorbance: −log₁₀ T, and log₁₀(1/R) for reflectance, with the warning
 * `absorbance.from_reflectance` since that is an approximation (diffuse reflectance wants Kubelka–Munk). Shares of
 * light at or under zero, or under 10⁻⁴, count as 10⁻⁴: warning `absorbance.clamped` with how many. Absorbance is
 * answered as it is.
 */
export function toAbsorbance(spectrum: Spectrum): Spectrum {
  if (spectrum.kind === 'absorbance') return spectrum
  const whole = spectrum.isPercent ? 100 : 1
  let clamped = 0
  const values = spectrum.values.map((value) => {
    const ratio = value / whole
    if (ratio < LEAST_RATIO) clamped += 1
    return -Math.log10(Math.max(ratio, LEAST_RATIO))
  })
  const warnings: SpectrumWarning[] = [...spectrum.warnings]
  if (spectrum.kind === 'reflectance') warnings.push({ code: 'absorbance.from_reflectance' })
  if (clamped > 0) warnings.push({ code: 'absorbance.clamped', detail: String(clamped) })
  return { ...spectrum, kind: 'absorbance', isPercent: false, values, warnings }
}
