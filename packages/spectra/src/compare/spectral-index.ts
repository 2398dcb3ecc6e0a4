import type { CoarseRows } from './coarse-rows.ts'
import type { SearchRecipe } from './search-recipe.ts'

/** A spectrum of a known substance. */
export interface Reference {
  /** Its own name, unlike that of any other reference. */
  readonly name: string
  /** What is the same for all references of one substance. */
  readonly substance: string
  /** Absorbance on the grid of the recipe, NaN where unknown. */
  readonly values: Float64Array
}

/** A library prepared for searching. Never changed: adding and removing give another that shares what stays. */
export interface SpectralIndex {
  readonly recipe: SearchRecipe
  /** How many values are compared, and how many are kept for a row. */
  readonly points: number
  readonly stride: number
  /** Axes of the first stage in fixed point, or null for a library that is searched as a whole. */
  readonly axes: Int16Array | null
  readonly chunks: readonly IndexChunk[]
  /** Positions that no longer answer. */
  readonly removed: ReadonlySet<number>
  /** References there are, removed ones not counted. */
  readonly size: number
}

/** Some rows one after another; the position of a reference is its place over all chunks. */
export interface IndexChunk {
  readonly names: readonly string[]
  readonly substances: readonly string[]
  /** Search vectors in fixed point. */
  readonly rows: Int16Array
  readonly coarse: CoarseRows | null
  readonly absorbance: KeptAbsorbance | null
}

/** Absorbance in 16 bits: `values` times the row's scale; −32768 is unknown. */
export interface KeptAbsorbance {
  readonly values: Int16Array
  readonly scales: Float32Array
}

/** Where a reference is. */
export interface IndexPlace {
  readonly chunk: IndexChunk
  readonly row: number
}

/** The chunk and row of a position; RangeError when there is none. */
export function placeOf(index: SpectralIndex, position: number): IndexPlace {
  let row = position
  for (const chunk of index.chunks) {
    if (row < chunk.names.length) return { chunk, row }
    row -= chunk.names.length
  }
  throw new RangeError(`no reference at ${position}`)
}

/** Absorbance of a reference on the recipe's grid, or null when the index keeps none. */
export function absorbanceOf(index: SpectralIndex, position: number): Float64Array | null {
  const { chunk, row } = placeOf(index, position)
  if (chunk.absorbance === null) return null
  const { points } = index.recipe.grid
  const scale = chunk.absorbance.scales[row] as number
  const kept = chunk.absorbance.values.subarray(row * points, (row + 1) * points)
  return Float64Array.from(kept, (value) => (value === UNKNOWN ? Number.NaN : value * scale))
}

/** In place of an absorbance that is not known. */
export const UNKNOWN = -32_768
