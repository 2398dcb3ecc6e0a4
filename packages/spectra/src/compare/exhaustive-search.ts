import { FIXED_ONE } from './fixed-point.ts'
import { openKernels } from './open-kernels.ts'
import type { Nearest, Searcher } from './searcher.ts'
import type { IndexChunk, SpectralIndex } from './spectral-index.ts'
import { TopList } from './top-list.ts'

/** Rows beyond this are copied in for each query, one chunk at a time. */
const MOST_RESIDENT_BYTES = 2 ** 30

/** A searcher that compares a query with every row. */
export function exhaustiveSearch(index: SpectralIndex, options: { readonly plain?: boolean }): Searcher {
  const { chunks, stride } = index
  const rowBytes = chunks.map(({ rows }) => rows.byteLength)
  const allBytes = rowBytes.reduce((sum, bytes) => sum + bytes, 0)
  const isResident = allBytes <= MOST_RESIDENT_BYTES
  const most = Math.max(0, ...chunks.map(({ names }) => names.length))
  const queryAt = 16
  const scoresAt = queryAt + stride * 2
  const rowsAt = Math.ceil((scoresAt + most * 4) / 16) * 16
  const kernels = openKernels(rowsAt + (isResident ? allBytes : Math.max(0, ...rowBytes)), options)
  const copyIn = (chunk: IndexChunk, at: number) =>
    new Int16Array(kernels.memory, at, chunk.rows.length).set(chunk.rows)
  let filled = rowsAt
  const places = chunks.map((chunk) => {
    if (!isResident) return rowsAt
    copyIn(chunk, filled)
    filled += chunk.rows.byteLength
    return filled - chunk.rows.byteLength
  })
  const nearest = (query: Int16Array, top: number): Nearest => {
    new Int16Array(kernels.memory, queryAt, stride).set(query)
    const list = new TopList(top)
    let start = 0
    chunks.forEach((chunk, number) => {
      const rows = places[number] as number
      if (!isResident) copyIn(chunk, rows)
      const count = chunk.names.length
      kernels.dotRows({ rows, query: queryAt, scores: scoresAt, count, stride })
      offerAll(list, new Int32Array(kernels.memory, scoresAt, count), { start, removed: index.removed })
      start += count
    })
    return { neighbours: neighboursOf(list), compared: start }
  }
  return { index, kernels: kernels.kind, memoryBytes: kernels.memory.byteLength, nearest }
}

function offerAll(
  list: TopList,
  scores: Int32Array,
  { start, removed }: { start: number; removed: ReadonlySet<number> },
): void {
  let least = list.least
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row] as number
    if (score <= least || removed.has(start + row)) continue
    list.offer(start + row, score)
    least = list.least
  }
}

/** What a list of whole-number products holds, as correlations. */
export function neighboursOf(list: TopList): Nearest['neighbours'] {
  return Array.from({ length: list.count }, (_, k) => ({
    position: list.positions[k] as number,
    correlation: (list.scores[k] as number) / FIXED_ONE,
  }))
}
