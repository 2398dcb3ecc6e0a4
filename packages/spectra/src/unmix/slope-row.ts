import type { PreparedLibrary } from './prepare-unmixing.ts'

/** How a reference changes for each cm⁻¹ that it moves down, at the kept points: central differences. */
export function slopeRow(library: PreparedLibrary, reference: number): Float64Array {
  const spectrum = library.spectra[reference] as Float64Array
  const last = spectrum.length - 1
  const { stepCm1 } = library.grid
  return Float64Array.from(library.points, (point) => {
    const below = spectrum[Math.max(point - 1, 0)] as number
    const above = spectrum[Math.min(point + 1, last)] as number
    return (above - below) / (stepCm1 * (Math.min(point + 1, last) - Math.max(point - 1, 0)))
  })
}
