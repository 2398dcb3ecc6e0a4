import { SpectrumProblem } from '../problem.ts'
import { coarseRows } from './coarse-rows.ts'
import { fillChunks } from './fill-chunks.ts'
import { strideOf } from './fixed-point.ts'
import { principalAxes } from './principal-axes.ts'
import { comparedPoints, SEARCH_RECIPE, type SearchRecipe } from './search-recipe.ts'
import type { IndexChunk, Reference, SpectralIndex } from './spectral-index.ts'

export interface BuildIndexOptions {
  /** How absorbance becomes what is compared; `SEARCH_RECIPE` unless given. */
  readonly recipe?: SearchRecipe
  /** From how many references the first stage pays; 10 000 unless given. */
  readonly coarseFrom?: number
  /** Whether absorbance is kept beside, for unmixing and the plain hit quality; true unless given. */
  readonly keepAbsorbance?: boolean
  /** How many rows the axes are found from; 4096 unless given. */
  readonly sampleRows?: number
}

/**
 * A library prepared for searching, from references taken one at a time. Problems: `index.empty`,
 * `index.name_twice`, and those of `searchVector`, with the reference's name.
 */
export function buildIndex(references: Iterable<Reference>, options: BuildIndexOptions = {}): SpectralIndex {
  const { recipe = SEARCH_RECIPE, coarseFrom = 10_000, keepAbsorbance = true, sampleRows = 4096 } = options
  const points = comparedPoints(recipe).length
  const bare = fillChunks(references, { recipe, keepAbsorbance, taken: new Set() })
  const size = bare.reduce((count, chunk) => count + chunk.names.length, 0)
  if (size === 0) throw new SpectrumProblem('index.empty')
  const stride = strideOf(points)
  const axes = size >= coarseFrom ? principalAxes(sampled(bare, { stride, size, sampleRows }), points) : null
  const chunks =
    axes === null ? bare : bare.map((chunk) => ({ ...chunk, coarse: coarseRows(chunk.rows, axes, stride) }))
  return { recipe, points, stride, axes, chunks, removed: new Set(), size }
}

/** Rows evenly spaced over the whole library. */
function sampled(
  chunks: readonly IndexChunk[],
  { stride, size, sampleRows }: { stride: number; size: number; sampleRows: number },
): Int16Array[] {
  const every = Math.max(1, size / sampleRows)
  const sample: Int16Array[] = []
  let start = 0
  for (const { names, rows } of chunks) {
    for (;;) {
      const row = Math.floor(sample.length * every) - start
      if (row >= names.length) break
      sample.push(rows.subarray(row * stride, (row + 1) * stride))
    }
    start += names.length
  }
  return sample
}
