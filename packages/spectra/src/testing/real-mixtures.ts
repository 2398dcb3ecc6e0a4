import { COMMON_GRID, type Grid, wavenumberAt } from '../grid.ts'
import { onCommonGrid } from '../process/on-grid.ts'
import { toAbsorbance } from '../process/to-absorbance.ts'
import { readSpectra } from '../read/read-spectra.ts'
import { drawShares } from '../simulate/draw-shares.ts'
import { addFieldEffects } from '../simulate/field-effects.ts'
import { type Random, randomOf } from '../simulate/random.ts'
import type { Spectrum } from '../spectrum.ts'
import { prepareUnmixing } from '../unmix/prepare-unmixing.ts'
import type { Mixed } from './score-unmixing.ts'
import { spectrumFiles } from './spectrum-files.ts'

/** A measured spectrum in absorbance at the points of its file, and on the common grid, both of height 1. */
export interface RealReference {
  readonly name: string
  readonly native: Spectrum
  readonly onGrid: Float64Array
}

// Tablets whose bands are those of one substance (a reading, not a certificate).
const NEARLY_PURE_TABLETS = ['0140_1a', '0305_1a', '0361_1a', '0888_1a', '1706_1a']
// The real mixture is for a test of its own.
const MIXTURE = /Acetominophen/
// The same substance measured twice, or two forms of one file.
const SAME = 0.98

/**
 * Real infrared spectra to be mixed: every file of `formats` that covers what unmixing looks at, one of each when two
 * are the same substance, and tablets that are nearly one substance. Gases, liquids, polymers, soils and solids.
 */
export function realReferences(): RealReference[] {
  const folders = ['formats/jcamp', 'formats/spa', 'formats/spc', 'formats/opus']
  const files = folders.flatMap((folder) => spectrumFiles(folder).filter(({ name }) => !MIXTURE.test(name)))
  const tablets = spectrumFiles('xtc').filter(({ name }) => NEARLY_PURE_TABLETS.includes(name.slice(0, -4)))
  const all = [...files, ...tablets].flatMap(({ name, bytes }) =>
    spectraOf(bytes).flatMap((spectrum) => referenceOf(name, spectrum) ?? []),
  )
  const { diagonal, productsOf } = prepareUnmixing(all.map(({ onGrid }) => onGrid))
  const likeness = (one: number, other: number) =>
    (productsOf(one)[other] as number) / Math.sqrt((diagonal[one] as number) * (diagonal[other] as number))
  return all.filter((_, index) => all.every((__, other) => other >= index || likeness(index, other) < SAME))
}

function spectraOf(bytes: Uint8Array): readonly Spectrum[] {
  try {
    return readSpectra(bytes)
  } catch {
    // Not infrared: the readers say so, and their tests look at it.
    return []
  }
}

function referenceOf(name: string, spectrum: Spectrum): RealReference | null {
  const { values } = onCommonGrid(spectrum)
  const seen = values.filter((_, point) => isLookedAt(wavenumberAt(COMMON_GRID, point)))
  if (seen.some((value) => !Number.isFinite(value))) return null
  const absorbance = toAbsorbance(spectrum)
  const low = Math.min(...seen)
  const height = Math.max(...seen) - low
  // One that absorbs elsewhere, such as carbon monoxide at 2143 cm⁻¹, cannot be seen here.
  const strongest = values.reduce((most, value) => (Number.isNaN(value) ? most : Math.max(most, value)), low)
  if (height < 0.2 * (strongest - low)) return null
  const scaled = (list: Float64Array) => list.map((value) => (value - low) / height)
  return { name, native: { ...absorbance, values: scaled(absorbance.values) }, onGrid: scaled(values) }
}

const isLookedAt = (atCm1: number) => (atCm1 <= 1800 && atCm1 >= 650) || (atCm1 >= 2700 && atCm1 <= 3150)

/**
 * A mixture of real spectra, distorted otherwise than unmixing expects: each substance is read off its own file moved by
 * 0.7 cm⁻¹ (standard deviation) and gained by a smooth 5 %, then all that a tent adds.
 */
export function mixReal(
  references: readonly RealReference[],
  about: { seed: number; parts: number; snr: number },
): Mixed {
  const random = randomOf(about.seed, 11)
  const drawn = new Set<number>()
  while (drawn.size < about.parts) drawn.add(random.below(references.length))
  const sharesRatio = drawShares(random, about.parts, 0.05)
  const shiftCm1 = random.uniform(-2, 2)
  const pure = new Float64Array(COMMON_GRID.points)
  ;[...drawn].forEach((index, part) => {
    const { native, onGrid } = references[index] as RealReference
    const movedCm1 = shiftCm1 + random.normal(0, 0.7)
    const wavenumbersCm1 = native.wavenumbersCm1.map((at) => at + movedCm1)
    const { values } = onCommonGrid({ ...native, wavenumbersCm1 })
    const gain = smoothGain(random, COMMON_GRID)
    values.forEach((value, point) => {
      const known = Number.isFinite(value)
        ? value
        : Number.isFinite(onGrid[point])
          ? (onGrid[point] as number)
          : 0
      pure[point] = (pure[point] as number) + (sharesRatio[part] as number) * known * (gain[point] as number)
    })
  })
  const deviation = Math.max(...pure) / about.snr
  const shown = addFieldEffects(pure, { grid: COMMON_GRID, random, shiftCm1 })
  return {
    absorbance: shown.map((value) => value + random.normal(0, deviation)),
    references: [...drawn],
    sharesRatio,
  }
}

/** 1 with 5 % of slow waves, 100 to 600 cm⁻¹ long. */
function smoothGain(random: Random, grid: Grid): Float64Array {
  const waves = Array.from({ length: 6 }, () => ({
    lengthCm1: random.uniform(100, 600),
    phase: random.uniform(0, 2 * Math.PI),
    height: random.normal(0, 0.05 / Math.sqrt(3)),
  }))
  return Float64Array.from({ length: grid.points }, (_, point) => {
    const at = wavenumberAt(grid, point)
    return waves.reduce(
      (gain, { lengthCm1, phase, height }) =>
        gain + height * Math.sin((2 * Math.PI * at) / lengthCm1 + phase),
      1,
    )
  })
}
