import { absorbanceOf, placeOf, type SpectralIndex } from '../compare/spectral-index.ts'
import { maskOf } from '../grid.ts'
import { UNMIX_RANGES } from '../process/ranges.ts'

/** A reference of an index, with its absorbance on the grid. */
export interface UnmixableReference {
  readonly name: string
  readonly values: Float64Array
}

/** References of an index, in their order, that are known wherever unmixing looks; none when it keeps no absorbance. */
export function unmixableReferences(index: SpectralIndex): UnmixableReference[] {
  const looked = maskOf(index.recipe.grid, UNMIX_RANGES)
  const positions = Array.from({ length: index.size + index.removed.size }, (_, position) => position)
  return positions.flatMap((position) => {
    if (index.removed.has(position)) return []
    const values = absorbanceOf(index, position)
    if (!values?.every((value, point) => looked[point] === 0 || Number.isFinite(value))) return []
    const { chunk, row } = placeOf(index, position)
    return [{ name: chunk.names[row] ?? '', values }]
  })
}
