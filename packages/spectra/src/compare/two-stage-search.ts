import { coarseQuery } from './coarse-rows.ts'
import { BATCH_ROWS, compareBest } from './compare-best.ts'
import { neighboursOf } from './exhaustive-search.ts'
import { fixedDot } from './fixed-point.ts'
import { openKernels } from './open-kernels.ts'
import { AXES, axisFrame } from './principal-axes.ts'
import { BLOCK_ROWS, type CoarsePlaces, type SearchKernels } from './search-kernels.ts'
import type { Nearest, Searcher } from './searcher.ts'
import type { IndexChunk, SpectralIndex } from './spectral-index.ts'
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
  const { places, axesAt, rowsAt, productsAt, queryAt, bytes } = layOut(count, axes, stride)
  const kernels = openKernels(bytes, options)
  fillCoarse(index, kernels, places)
  new Int16Array(kernels.memory, axesAt, axes.length).set(axes)
  const asked = new Int16Array(kernels.memory, queryAt, stride)
  const products = new Int32Array(kernels.memory, productsAt, AXES)
  const frame = axisFrame(axes, stride)
  const copyRows = rowCopier(index, new Int16Array(kernels.memory, rowsAt, BATCH_ROWS * stride))
  const bounds = new Float32Array(kernels.memory, places.bounds, count)
  const blocks = new Float32Array(kernels.memory, places.blocks, Math.ceil(count / BLOCK_ROWS))
  const multiply = (rows: number, many: number) =>
    kernels.dotRows({ rows, query: queryAt, scores: productsAt, count: many, stride })
  const compare = (positions: readonly number[]) => {
    copyRows(positions)
    multiply(rowsAt, positions.length)
    return products
  }
  const nearest = (query: Int16Array, top: number): Nearest => {
    asked.set(query)
    multiply(axesAt, frame.count)
    const coarse = coarseQuery(products, fixedDot(query, query, 0), frame)
    new Int16Array(kernels.memory, QUERY_AT, AXES).set(coarse.codes)
    const { scale, headNorm, tailNorm, slack } = coarse
    kernels.boundRows(places, { at: QUERY_AT, scale, headNorm, tailNorm, slack })
    const list = new TopList(top)
    const compared = compareBest(list, { bounds, blocks, compare })
    return { neighbours: neighboursOf(list), compared }
  }
  return { index, kernels: kernels.kind, memoryBytes: kernels.memory.byteLength, nearest }
}

const QUERY_AT = 16

function layOut(count: number, axes: Int16Array, stride: number) {
  const padded = Math.ceil(count / 4) * 4
  const queryAt = QUERY_AT + AXES * 2
  const axesAt = queryAt + stride * 2
  const rowsAt = axesAt + axes.byteLength
  const productsAt = rowsAt + BATCH_ROWS * stride * 2
  const codes = Math.ceil((productsAt + AXES * 4) / 64) * 64
  const scales = codes + padded * AXES
  const [errors, tails, bounds, blocks] = [1, 2, 3, 4].map((k) => scales + k * padded * 4) as [
    ...[number, number, number, number],
  ]
  const bytes = blocks + Math.ceil(padded / BLOCK_ROWS) * 4
  const places: CoarsePlaces = { codes, scales, errors, tails, bounds, blocks, count: padded }
  return { places, axesAt, rowsAt, productsAt, queryAt, bytes }
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

/** Copies rows from wherever they are to one place after another, by their positions. */
function rowCopier(index: SpectralIndex, target: Int16Array): (positions: readonly number[]) => void {
  const { chunks, stride } = index
  const starts: number[] = []
  let start = 0
  for (const { names } of chunks) {
    starts.push(start)
    start += names.length
  }
  return (positions) => {
    positions.forEach((position, k) => {
      let [low, high] = [0, starts.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((starts[middle] as number) <= position) low = middle
        else high = middle - 1
      }
      const at = (position - (starts[low] as number)) * stride
      target.set((chunks[low] as IndexChunk).rows.subarray(at, at + stride), k * stride)
    })
  }
}
