import type { Band } from './band.ts'
import { type Random, randomOf } from './random.ts'

/** A made-up pure substance: its bands, and how far its reference in the library is off. */
export interface Substance {
  readonly bands: readonly Band[]
  /** The instrument that measured the reference read this much higher than the one that measures samples. */
  readonly referenceShiftCm1: number
}

/** Where a group of atoms absorbs: centre, how far the centre wanders, width, typical height, how often it is met. */
type Group = readonly [
  centreCm1: number,
  spreadCm1: number,
  widthCm1: number,
  height: number,
  chanceRatio: number,
]

// After the tables of Socrates, Infrared and Raman Characteristic Group Frequencies (3rd ed., 2001).
const GROUPS: readonly Group[] = [
  [1700, 28, 18, 0.9, 0.45], // C=O
  [1605, 10, 14, 0.45, 0.7], // aromatic ring
  [1500, 14, 13, 0.55, 0.7], // aromatic ring
  [1455, 10, 16, 0.5, 0.95], // CH₂, CH₃
  [1380, 12, 14, 0.35, 0.8], // CH₃
  [1250, 30, 18, 0.8, 0.6], // aryl ether, ester
  [1115, 40, 16, 0.6, 0.8], // C–O, C–N
  [1040, 25, 14, 0.6, 0.6], // C–O
  [815, 30, 12, 0.5, 0.6], // ring CH out of plane
  [745, 22, 12, 0.6, 0.6], // ring CH out of plane
  [698, 10, 10, 0.5, 0.5], // mono-substituted ring
  [2850, 15, 30, 0.25, 0.6], // CH₂
  [2930, 15, 35, 0.4, 0.85], // CH₂, CH₃
  [2970, 12, 25, 0.35, 0.7], // CH₃
  [3050, 20, 25, 0.15, 0.6], // ring CH
  [2700, 90, 250, 0.3, 0.4], // ammonium salt
  [2480, 50, 90, 0.2, 0.35], // ammonium salt
  [3300, 90, 180, 0.5, 0.55], // OH, NH
]

/** A substance drawn from a seed: bands of functional groups, and a fingerprint of its own. */
export function drawSubstance(seed: number, index: number): Substance {
  const random = randomOf(seed, index, 1)
  const response = Math.exp(random.normal(0, 0.35))
  const bands: Band[] = []
  for (const [centreCm1, spreadCm1, widthCm1, height, chanceRatio] of GROUPS) {
    if (random.uniform() > chanceRatio) continue
    bands.push(drawBand(random, { centreCm1: random.normal(centreCm1, spreadCm1), widthCm1, height }))
  }
  const fingerprint = 8 + random.below(12)
  for (let count = 0; count < fingerprint; count += 1)
    bands.push(drawBand(random, { centreCm1: random.uniform(640, 1480), widthCm1: 13, height: 0.3 }))
  return {
    bands: bands.map((band) => ({ ...band, height: band.height * response })),
    referenceShiftCm1: random.normal(0, 0.3),
  }
}

/** A close relative of a substance, such as another salt or a homologue: most of its bands, a little elsewhere. */
export function drawTwin(of: Substance, seed: number, index: number): Substance {
  const random = randomOf(seed, index, 2)
  const kept = of.bands.map((band) => ({
    ...band,
    centreCm1: band.centreCm1 + random.normal(0, 1),
    height: band.height * Math.exp(random.normal(0, 0.12)),
  }))
  const own = kept.map((band) =>
    random.uniform() < 0.05
      ? drawBand(random, {
          centreCm1: band.centreCm1 + random.normal(0, 15),
          widthCm1: band.widthCm1,
          height: band.height,
        })
      : band,
  )
  return { bands: own, referenceShiftCm1: random.normal(0, 0.3) }
}

function drawBand(random: Random, typical: { centreCm1: number; widthCm1: number; height: number }): Band {
  return {
    centreCm1: typical.centreCm1,
    widthCm1: typical.widthCm1 * Math.exp(random.normal(0, 0.3)),
    height: typical.height * Math.exp(random.normal(-0.2, 0.7)) * 0.6,
    lorentzRatio: random.uniform(0.2, 0.8),
  }
}
