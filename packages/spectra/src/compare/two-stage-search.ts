import { coarseQuery } from './coarse-rows.ts'
import { neighboursOf } from './exhaustive-search.ts'
import { FIXED_ONE, fixedDot } from './fixed-point.ts'
import { openKernels } from './open-kernels.ts'
import { AXES, axisFrame } from './principal-axes.ts'
import { BLOCK_ROWS, type CoarsePlaces, type SearchKernels } from './search-kernels.ts'
import type { Nearest, Searcher } from './searcher.ts'
import type { SpectralIndex } from './spectral-index.ts'
import { TopList } from './top-list.ts'

/**
 * A searcher that first bounds the correlation of every row from 64 coordinates: the part on the axes, plus by Cauchy
 * and Schwarz at most the norms of what was rounded and of what lies off the axes. A row is compared in full unless its
 * bound is under the worst of the best found, so the answer is that of comparing all (the bounding idea of Berchtold et
 * al. 2000, "Independent quantization", with principal axes).
 */
export function twoStageSearch(
  index: SpectralIndex,
  axes: Int16Array,
  options: { readonly plain?: boolean },
): Searcher {
  const count = index.chunks.reduce((sum, { names }) => sum + names.length, 0)
  const { stride } = index
  const { places, axesAt, productsAt, rowAt, bytes } = layOut(count, axes, stride)
  const kernels = openKernels(bytes, options)
  fillCoarse(index, kernels, places)
  new Int16Array(kernels.memory, axesAt, axes.length).set(axes)
  const row = new Int16Array(kernels.memory, rowAt, stride)
  const products = new Int32Array(kernels.memory, productsAt, axes.length / stride)
  const frame = axisFrame(axes, stride)
  const compare = rowComparer(index)
  const bounds = new Float32Array(kernels.memory, places.bounds, count)
  const blocks = new Float32Array(kernels.memory, places.blocks, Math.ceil(count / BLOCK_ROWS))
  const nearest = (query: Int16Array, top: number): Nearest => {
    row.set(query)
    kernels.dotRows({ rows: axesAt, query: rowAt, scores: productsAt, count: products.length, stride })
    const coarse = coarseQuery(products, fixedDot(query, query, 0), frame)
    new Int16Array(kernels.memory, QUERY_AT, AXES).set(coarse.codes)
    const { scale, headNorm, tailNorm, slack } = coarse
    kernels.boundRows(places, { at: QUERY_AT, scale, headNorm, tailNorm, slack })
    const list = new TopList(top)
    const compared = compareBest({ bounds, blocks, list, compare: (row) => compare(query, row) })
    return { neighbours: neighboursOf(list), compared }
  }
  return { index, kernels: kernels.kind, memoryBytes: kernels.memory.byteLength, nearest }
}

const QUERY_AT = 16

function layOut(count: number, axes: Int16Array, stride: number) {
  const padded = Math.ceil(count / 4) * 4
  const rowAt = QUERY_AT + AXES * 2
  const axesAt = rowAt + stride * 2
  const productsAt = axesAt + axes.byteLength
  const codes = Math.ceil((productsAt + AXES * 4) / 64) * 64
  const scales = codes + padded * AXES
  const [errors, tails, bounds, blocks] = [1, 2, 3, 4].map((k) => scales + k * padded * 4) as [
    ...[number, number, number, number],
  ]
  const bytes = blocks + Math.ceil(padded / BLOCK_ROWS) * 4
  const places: CoarsePlaces = { codes, scales, errors, tails, bounds, blocks, count: padded }
  return { places, axesAt, productsAt, rowAt, bytes }
}

function fillCoarse(index: SpectralIndex, { memory }: SearchKernels, places: CoarsePlaces): void {
  const tails = new Float32Array(memory, places.tails, places.count)
  let start = 0
  for (const { coarse, names } of index.chunks) {
    if (coarse === null) throw new RangeError('an index with axes has a first stage in each chunk')
    new Int8Array(memory, places.codes + start * AXES, coarse.codes.length).set(coarse.codes)
    new Float32Array(memory, places.scales, places.count).set(coarse.scales, start)
    new Float32Array(memory, places.errors, places.count).set(coarse.errors, start)
    tails.set(coarse.tails, start)
    start += names.length
  }
  // What is not there, or no longer, is bounded by −Infinity: the norm of a query off the axes is never 0.
  tails.fill(Number.NEGATIVE_INFINITY, start)
  for (const position of index.removed) tails[position] = Number.NEGATIVE_INFINITY
}

/** The exact product of a query with the row at a position. */
function rowComparer(index: SpectralIndex): (query: Int16Array, position: number) => number {
  const starts: number[] = []
  let start = 0
  for (const { names } of index.chunks) {
    starts.push(start)
    start += names.length
  }
  return (query, position) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= position) low = middle
      else high = middle - 1
    }
    const rows = index.chunks[low]?.rows as Int16Array
    return fixedDot(query, rows, (position - (starts[low] as number)) * index.stride)
  }
}

interface Comparing {
  readonly bounds: Float32Array
  readonly blocks: Float32Array
  readonly list: TopList
  readonly compare: (row: number) => number
}

/** Compares rows in order of their bounds until no other can be among the best; how many that took. */
function compareBest({ bounds, blocks, list, compare }: Comparing): number {
  const done = new Set<number>()
  for (const row of likely(bounds, blocks, list.scores.length)) {
    done.add(row)
    list.offer(row, compare(row))
  }
  const waiting: number[] = []
  const enough = list.least / FIXED_ONE
  blocks.forEach((greatest, block) => {
    if (greatest < enough) return
    const end = Math.min(bounds.length, (block + 1) * BLOCK_ROWS)
    for (let row = block * BLOCK_ROWS; row < end; row += 1) {
      const bound = bounds[row] as number
      if (bound >= enough && bound > Number.NEGATIVE_INFINITY && !done.has(row)) waiting.push(row)
    }
  })
  waiting.sort((a, b) => (bounds[b] as number) - (bounds[a] as number))
  let compared = done.size
  for (const row of waiting) {
    if ((bounds[row] as number) < list.least / FIXED_ONE) break
    list.offer(row, compare(row))
    compared += 1
  }
  return compared
}

/** As many rows with high bounds as are asked for: the best of the best blocks, or of all rows when blocks are few. */
function likely(bounds: Float32Array, blocks: Float32Array, count: number): number[] {
  const best = new TopList(count)
  if (blocks.length < 4 * count) {
    offerEach(best, bounds, 0)
    return [...best.positions.subarray(0, best.count)]
  }
  offerEach(best, blocks, 0)
  return [...best.positions.subarray(0, best.count)].flatMap((block) => {
    const top = new TopList(1)
    const start = block * BLOCK_ROWS
    offerEach(top, bounds.subarray(start, start + BLOCK_ROWS), start)
    return [...top.positions.subarray(0, top.count)]
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
