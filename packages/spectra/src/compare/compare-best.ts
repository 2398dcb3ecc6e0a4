import { FIXED_ONE } from './fixed-point.ts'
import { BLOCK_ROWS } from './search-kernels.ts'
import { TopList } from './top-list.ts'

/** Rows compared at a time. */
export const BATCH_ROWS = 32

/** At least so many are compared before the others are looked at: it costs little, and leaves fewer of them. */
const FIRST_ROWS = 64

interface Bounded {
  /** Upper bound of the correlation of each row; −Infinity for one that does not count. */
  readonly bounds: Float32Array
  /** The greatest bound of each block of rows. */
  readonly blocks: Float32Array
  /** Exact products of up to 32 rows with the query, at the start of what it returns, until the next call. */
  readonly compare: (rows: readonly number[]) => Int32Array
}

/**
 * Fills an empty list with the best rows: those of the highest bounds are compared first, and a row is left out only
 * when its bound is under the least of a full list. Returns how many rows were compared.
 */
export function compareBest(list: TopList, bounded: Bounded): number {
  const { bounds } = bounded
  let compared = 0
  const compareAll = (rows: readonly number[]) => {
    for (let from = 0; from < rows.length; from += BATCH_ROWS) {
      const batch = rows.slice(from, from + BATCH_ROWS)
      const products = bounded.compare(batch)
      batch.forEach((row, k) => {
        list.offer(row, products[k] as number)
      })
      compared += batch.length
    }
  }
  const first = likely(bounded, Math.max(FIRST_ROWS, list.scores.length))
  compareAll(first)
  const done = new Set(first)
  let waiting = waitingRows(bounded, list.least / FIXED_ONE).filter((row) => !done.has(row))
  while (waiting.length > 0) {
    const next = new TopList(BATCH_ROWS)
    for (const row of waiting) next.offer(row, bounds[row] as number)
    const batch = rowsOf(next)
    compareAll(batch)
    const least = list.least / FIXED_ONE
    const taken = new Set(batch)
    waiting = waiting.filter((row) => (bounds[row] as number) >= least && !taken.has(row))
  }
  return compared
}

/** Rows whose bound reaches `least`. */
function waitingRows({ bounds, blocks }: Bounded, least: number): number[] {
  const rows: number[] = []
  for (let block = 0; block < blocks.length; block += 1) {
    if ((blocks[block] as number) < least) continue
    const end = Math.min(bounds.length, (block + 1) * BLOCK_ROWS)
    for (let row = block * BLOCK_ROWS; row < end; row += 1) {
      const bound = bounds[row] as number
      if (bound >= least && bound > Number.NEGATIVE_INFINITY) rows.push(row)
    }
  }
  return rows
}

/** So many rows with high bounds: the best of the best blocks, or of all rows when blocks are few. */
function likely({ bounds, blocks }: Bounded, count: number): number[] {
  const best = new TopList(count)
  if (blocks.length < 4 * count) {
    offerEach(best, bounds, 0)
    return rowsOf(best)
  }
  offerEach(best, blocks, 0)
  return rowsOf(best).flatMap((block) => {
    const top = new TopList(1)
    const start = block * BLOCK_ROWS
    offerEach(top, bounds.subarray(start, start + BLOCK_ROWS), start)
    return rowsOf(top)
  })
}

function offerEach(list: TopList, values: Float32Array, start: number): void {
  let least = list.least
  for (let k = 0; k < values.length; k += 1) {
    const value = values[k] as number
    if (value <= least) continue
    list.offer(start + k, value)
    least = list.least
  }
}

const rowsOf = (list: TopList): number[] => [...list.positions.subarray(0, list.count)]
