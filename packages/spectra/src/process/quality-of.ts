import { maskOf } from '../grid.ts'
import { noiseOf } from './noise-of.ts'
import { carbonDioxide, waterVapour } from './nuisance.ts'
import type { GridSpectrum } from './on-grid.ts'
import { FINGERPRINT, UNMIX_RANGES } from './ranges.ts'
import { shapeIn } from './shape-in.ts'

/** Something about a spectrum to be said before its answer is. */
export interface QualityVerdict {
  readonly code:
    | 'quality.too_weak'
    | 'quality.saturated'
    | 'quality.noisy'
    | 'quality.moisture'
    | 'quality.water_vapour'
    | 'quality.carbon_dioxide'
    | 'quality.not_atr_corrected'
    | 'quality.short'
  /** The figure it rests on, for the sentence. */
  readonly detail: string
}

/** How good a spectrum is. */
export interface Quality {
  /** Greatest less least absorbance of the fingerprint. */
  readonly bandHeight: number
  /** Standard deviation of the noise, in absorbance. */
  readonly noise: number
  /** Height over noise. */
  readonly signalToNoise: number
  readonly verdicts: readonly QualityVerdict[]
  /** Whether an answer would mean something: neither too weak, saturated, noisy nor short. */
  readonly isUsable: boolean
}

export interface QualityOptions {
  /** Given by whoever measured: whether on an ATR crystal, and whether the software corrected for it; not known unless given. */
  readonly atr?: 'corrected' | 'uncorrected'
}

/**
 * Where each verdict begins. `saturated`: over absorbance 2 hardly 1 % of the light is left, and stray light and the
 * detector decide. `noisy`: search and unmixing were measured down to a ratio of
 * 50 and not under (bench/spectra). `tooWeak`: a band of 0.02 stands 20 times over the 10⁻³ that portable
 * instruments specify. `moisture`: broad O–H as high as half of the greatest band, which sugars stay under (0.2 to
 * 0.25 in the tablets of lactose and cellulose). Gases: 0.5 % of the greatest band, a tenth of the least share reported.
 */
const LIMITS = {
  tooWeak: 0.02,
  saturated: 2,
  noisy: 50,
  moistureRatio: 0.5,
  gasRatio: 0.005,
  gasCorrelation: 0.5,
  coverageRatio: 0.8,
} as const

const USELESS = new Set<QualityVerdict['code']>([
  'quality.too_weak',
  'quality.saturated',
  'quality.noisy',
  'quality.short',
])

/** What can be said about the quality of a spectrum in absorbance on a grid; the sentences are in `sentences.ts`. */
export function qualityOf(spectrum: GridSpectrum, options: QualityOptions = {}): Quality {
  const { grid, values, coverageRatio, warnings } = spectrum
  const fingerprint = knownIn(values, maskOf(grid, FINGERPRINT))
  const [least, greatest] = [Math.min(...fingerprint), Math.max(...fingerprint)]
  const bandHeight = fingerprint.length === 0 ? 0 : greatest - least
  const noise = noiseOf(values, maskOf(grid, UNMIX_RANGES))
  const verdicts: QualityVerdict[] = []
  const say = (code: QualityVerdict['code'], isSo: boolean, detail: string) => {
    if (isSo) verdicts.push({ code, detail })
  }
  const signalToNoise = noise > 0 ? bandHeight / noise : Number.POSITIVE_INFINITY
  const isClamped = warnings.some(({ code }) => code === 'absorbance.clamped')
  say('quality.too_weak', bandHeight < LIMITS.tooWeak, bandHeight.toFixed(3))
  say('quality.saturated', isClamped || greatest > LIMITS.saturated, greatest.toFixed(2))
  say('quality.noisy', signalToNoise < LIMITS.noisy, signalToNoise.toFixed(0))
  say('quality.short', coverageRatio < LIMITS.coverageRatio, coverageRatio.toFixed(2))
  const wet = broadHydroxyl(spectrum) / bandHeight
  say('quality.moisture', wet >= LIMITS.moistureRatio, wet.toFixed(2))
  const gases = gasesIn(spectrum)
  say('quality.water_vapour', gases.vapour >= LIMITS.gasRatio * bandHeight, gases.vapour.toFixed(4))
  say('quality.carbon_dioxide', gases.dioxide >= LIMITS.gasRatio * bandHeight, gases.dioxide.toFixed(4))
  say('quality.not_atr_corrected', options.atr === 'uncorrected', '')
  return {
    bandHeight,
    noise,
    signalToNoise,
    verdicts,
    isUsable: !verdicts.some(({ code }) => USELESS.has(code)),
  }
}

function knownIn(values: Float64Array, mask: Uint8Array): Float64Array {
  return values.filter((value, point) => mask[point] === 1 && !Number.isNaN(value))
}

/** How high 3200–3500 cm⁻¹ stands over where hardly anything absorbs; 0 when that is not reached. */
function broadHydroxyl({ grid, values }: GridSpectrum): number {
  const mean = (fromCm1: number, toCm1: number) => {
    const known = knownIn(values, maskOf(grid, [[fromCm1, toCm1]]))
    return known.reduce((sum, value) => sum + value, 0) / known.length
  }
  const height = mean(3200, 3500) - (mean(2420, 2560) + mean(3760, 3990)) / 2
  return Number.isNaN(height) ? 0 : height
}

/** Size of the gases of the air, in absorbance, more or less of them than in the background; 0 when not told from noise. */
function gasesIn({ grid, values }: GridSpectrum): { vapour: number; dioxide: number } {
  const sized = (shape: Float64Array, fromCm1: number, toCm1: number) => {
    const { height, correlation } = shapeIn(values, shape, maskOf(grid, [[fromCm1, toCm1]]))
    return Math.abs(correlation) >= LIMITS.gasCorrelation ? Math.abs(height) : 0
  }
  return {
    vapour: sized(waterVapour(grid).stretch, 3570, 3900),
    dioxide: sized(carbonDioxide(grid).stretch, 2280, 2400),
  }
}
