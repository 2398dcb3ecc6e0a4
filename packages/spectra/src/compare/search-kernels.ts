/** The loops a search spends its time in, on a memory that the caller lays out. Addresses and sizes are in bytes. */
export interface SearchKernels {
  readonly kind: 'wasm' | 'plain'
  readonly memory: ArrayBuffer
  /** `scores[row]` (int32) = row · query, rows and query in int16 of `stride` values, a multiple of 8. */
  dotRows(at: { rows: number; query: number; scores: number; count: number; stride: number }): void
  /** Upper bounds of the correlations of `count` rows, a multiple of 4, and the greatest of each block of 256. */
  boundRows(at: CoarsePlaces, query: CoarseQuery): void
}

/** Rows for which the greatest bound is kept together. */
export const BLOCK_ROWS = 256

/** Where the coarse rows are: 64 int8 codes a row, then one float32 a row each, and one a block. */
export interface CoarsePlaces {
  readonly codes: number
  readonly scales: number
  readonly errors: number
  readonly tails: number
  readonly bounds: number
  readonly blocks: number
  readonly count: number
}

/** A query on the axes: 64 int16 at `at`, and the float32 numbers of the bound. */
export interface CoarseQuery {
  readonly at: number
  readonly scale: number
  readonly headNorm: number
  readonly tailNorm: number
  readonly slack: number
}
