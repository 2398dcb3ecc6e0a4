import { exhaustiveSearch } from './exhaustive-search.ts'
import type { Searcher, SearcherOptions } from './searcher.ts'
import type { SpectralIndex } from './spectral-index.ts'
import { twoStageSearch } from './two-stage-search.ts'

/** Lays an index out for searching: 80 bytes a reference with a first stage, else its rows. */
export function openSearcher(index: SpectralIndex, options: SearcherOptions = {}): Searcher {
  return index.axes === null || options.exhaustive === true
    ? exhaustiveSearch(index, options)
    : twoStageSearch(index, index.axes, options)
}
