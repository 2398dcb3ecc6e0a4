import { SpectrumProblem } from '../problem.ts'
import { squaredCorrelation } from './correlation.ts'
import { toFixedPoint } from './fixed-point.ts'
import { plainQuality } from './hit-quality.ts'
import { comparedPoints } from './search-recipe.ts'
import { searchVector } from './search-vector.ts'
import type { Neighbour, Searcher } from './searcher.ts'
import { type Aligner, alignerOf } from './shift-aligned.ts'
import { absorbanceOf, placeOf } from './spectral-index.ts'

export interface SearchOptions {
  /** How many hits are answered; 10 unless given. */
  readonly top?: number
  /** Whether hits are ordered after moving each reference by up to 6 cm⁻¹; true unless given. */
  readonly align?: boolean
  /** How many of the nearest are aligned; 50 unless given, and at least three times `top`. */
  readonly aligned?: number
}

/** A reference that looks like the sample. */
export interface Hit {
  readonly position: number
  readonly reference: string
  readonly substance: string
  /** Squared correlation of derivatives after alignment, 0 to 1: hits are in this order. */
  readonly score: number
  /** The same without alignment. */
  readonly unaligned: number
  /** Squared correlation of absorbance, or null when the index keeps none. */
  readonly plain: number | null
  /** How much higher the sample reads than the reference. */
  readonly shiftCm1: number
}

/** Hits, and by how much the first substance leads. */
export interface SearchAnswer {
  readonly hits: readonly Hit[]
  /** Score of the first hit less the best of another substance, or null when the library has no other. */
  readonly gap: number | null
}

/**
 * The references most like a sample: `values` is absorbance on the grid of the index, NaN where unknown. The nearest
 * are found exactly, then re-ordered after alignment. Problems as `searchVector`, and `search.top` for a number of hits
 * that is none.
 */
export function search(searcher: Searcher, values: Float64Array, options: SearchOptions = {}): SearchAnswer {
  const { top = 10, align = true } = options
  if (!Number.isInteger(top) || top < 1) throw new SpectrumProblem('search.top', { detail: String(top) })
  const { recipe, size } = searcher.index
  const query = toFixedPoint(searchVector(values, recipe))
  const toHit = hitMaker(searcher, { query, aligner: align ? alignerOf(recipe) : null })
  let asked = align ? Math.max(options.aligned ?? 50, 3 * top) : top
  for (;;) {
    const { neighbours } = searcher.nearest(query, Math.max(1, Math.min(asked, size)))
    const substances = new Set(neighbours.map(({ position }) => substanceOf(searcher, position)))
    // A substance with many references may fill the list: look on until there is another, for the gap.
    if (substances.size < 2 && asked < size) {
      asked *= 4
      continue
    }
    const hits = neighbours.map(toHit).sort((a, b) => b.score - a.score || a.position - b.position)
    const other = hits.find(({ substance }) => substance !== hits[0]?.substance)
    const gap = other === undefined ? null : (hits[0]?.score ?? 0) - other.score
    return { hits: hits.slice(0, top).map((hit) => ({ ...hit, plain: plainOf(searcher, values, hit) })), gap }
  }
}

function substanceOf({ index }: Searcher, position: number): string {
  const { chunk, row } = placeOf(index, position)
  return chunk.substances[row] as string
}

type Compared = Omit<Hit, 'plain'>

function hitMaker(
  { index }: Searcher,
  about: { query: Int16Array; aligner: Aligner | null },
): (neighbour: Neighbour) => Compared {
  return ({ position, correlation }) => {
    const { chunk, row } = placeOf(index, position)
    const own = chunk.rows.subarray(row * index.stride, (row + 1) * index.stride)
    const unaligned = squaredCorrelation(correlation)
    const aligned = about.aligner?.(about.query, own) ?? { quality: unaligned, shiftCm1: 0 }
    return {
      position,
      reference: chunk.names[row] as string,
      substance: chunk.substances[row] as string,
      score: aligned.quality,
      unaligned,
      shiftCm1: aligned.shiftCm1,
    }
  }
}

function plainOf({ index }: Searcher, values: Float64Array, { position }: Compared): number | null {
  const absorbance = absorbanceOf(index, position)
  return absorbance && plainQuality(values, absorbance, comparedPoints(index.recipe))
}
