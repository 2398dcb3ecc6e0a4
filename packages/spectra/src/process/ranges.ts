import type { WavenumberRange } from '../grid.ts'

/** Where bands tell one molecule from the next. */
export const FINGERPRINT: readonly WavenumberRange[] = [[650, 1800]]

/** What a search looks at: all but 1900–2400 cm⁻¹, where CO₂ of the air and the diamond of an ATR crystal absorb. */
export const SEARCH_RANGES: readonly WavenumberRange[] = [
  [650, 1900],
  [2400, 4000],
]

/** What unmixing looks at: the fingerprint and the C–H stretches, away from CO₂, diamond and the O–H of moisture. */
export const UNMIX_RANGES: readonly WavenumberRange[] = [
  [650, 1800],
  [2700, 3150],
]

/** What batches of tablets are linked on (Marclay et al., ecstasy profiling by infrared: first derivative, fingerprint). */
export const BATCH_RANGES: readonly WavenumberRange[] = [[700, 1800]]
