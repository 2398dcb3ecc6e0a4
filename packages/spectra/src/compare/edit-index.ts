import { coarseRows } from './coarse-rows.ts'
import { fillChunks } from './fill-chunks.ts'
import type { IndexChunk, Reference, SpectralIndex } from './spectral-index.ts'

/** A last chunk smaller than this takes new rows in, so that many small additions do not make many chunks. */
const SMALL_CHUNK_ROWS = 4096

/**
 * The index with more references, at the positions after the last. Nothing is rebuilt: new rows are laid on the axes
 * there are, and what these do not show of them widens their bounds, so answers stay exact. Problems as `buildIndex`.
 */
export function addReferences(index: SpectralIndex, references: Iterable<Reference>): SpectralIndex {
  const { recipe, axes, stride } = index
  const keepAbsorbance = index.chunks.every(({ absorbance }) => absorbance !== null)
  const added = fillChunks(references, { recipe, keepAbsorbance, taken: namesOf(index) }).map((chunk) =>
    axes === null ? chunk : { ...chunk, coarse: coarseRows(chunk.rows, axes, stride) },
  )
  const [last, first] = [index.chunks.at(-1), added[0]]
  const joined =
    last !== undefined && first !== undefined && last.names.length < SMALL_CHUNK_ROWS
      ? [...index.chunks.slice(0, -1), joinChunks(last, first), ...added.slice(1)]
      : [...index.chunks, ...added]
  const count = added.reduce((sum, chunk) => sum + chunk.names.length, 0)
  return { ...index, chunks: joined, size: index.size + count }
}

/** The index without the reference of that name, whose position stays empty; the same index when there is none. */
export function removeReference(index: SpectralIndex, name: string): SpectralIndex {
  let start = 0
  for (const { names } of index.chunks) {
    for (let row = names.indexOf(name); row !== -1; row = names.indexOf(name, row + 1)) {
      if (index.removed.has(start + row)) continue
      return { ...index, removed: new Set(index.removed).add(start + row), size: index.size - 1 }
    }
    start += names.length
  }
  return index
}

function namesOf(index: SpectralIndex): Set<string> {
  const taken = new Set<string>()
  let position = 0
  for (const { names } of index.chunks) {
    for (const name of names) {
      if (!index.removed.has(position)) taken.add(name)
      position += 1
    }
  }
  return taken
}

function joinChunks(one: IndexChunk, other: IndexChunk): IndexChunk {
  return {
    names: [...one.names, ...other.names],
    substances: [...one.substances, ...other.substances],
    rows: joined(Int16Array, one.rows, other.rows),
    coarse: one.coarse &&
      other.coarse && {
        codes: joined(Int8Array, one.coarse.codes, other.coarse.codes),
        scales: joined(Float32Array, one.coarse.scales, other.coarse.scales),
        errors: joined(Float32Array, one.coarse.errors, other.coarse.errors),
        tails: joined(Float32Array, one.coarse.tails, other.coarse.tails),
      },
    absorbance: one.absorbance &&
      other.absorbance && {
        values: joined(Int16Array, one.absorbance.values, other.absorbance.values),
        scales: joined(Float32Array, one.absorbance.scales, other.absorbance.scales),
      },
  }
}

type Numbers = Int8Array | Int16Array | Float32Array

function joined<Kind extends Numbers>(kind: new (length: number) => Kind, one: Kind, other: Kind): Kind {
  const all = new kind(one.length + other.length)
  all.set(one)
  all.set(other, one.length)
  return all
}
