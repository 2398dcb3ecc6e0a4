import type { SpectralIndex } from './spectral-index.ts'

/** A reference near a query. */
export interface Neighbour {
  readonly position: number
  /** Correlation of the search vectors, −1 to 1. */
  readonly correlation: number
}

/** The nearest references, and how many rows were compared in full to be sure of them. */
export interface Nearest {
  readonly neighbours: readonly Neighbour[]
  readonly compared: number
}

/** An index made ready for one thread, with its own memory. */
export interface Searcher {
  readonly index: SpectralIndex
  readonly kernels: 'wasm' | 'plain'
  readonly memoryBytes: number
  /** The nearest `top` references to a fixed-point search vector, exactly, best first; equals in order of position. */
  nearest(query: Int16Array, top: number): Nearest
}

export interface SearcherOptions {
  /** Only JavaScript, even where there is WebAssembly; false unless given. */
  readonly plain?: boolean
  /** Compare with every row even where the index has a first stage; false unless given. */
  readonly exhaustive?: boolean
}
