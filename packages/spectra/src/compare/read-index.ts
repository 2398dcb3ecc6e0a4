import { SpectrumProblem } from '../problem.ts'
import { checksum } from './checksum.ts'
import { strideOf } from './fixed-point.ts'
import { FORMAT, sectionsOf } from './index-layout.ts'
import { AXES } from './principal-axes.ts'
import { comparedPoints, type SearchRecipe } from './search-recipe.ts'
import type { IndexChunk, SpectralIndex } from './spectral-index.ts'

interface ChunkHeader {
  readonly names: readonly string[]
  readonly substances: readonly string[]
  readonly hasCoarse: boolean
  readonly hasAbsorbance: boolean
}

interface Header {
  readonly recipe: SearchRecipe
  readonly points: number
  readonly stride: number
  readonly size: number
  readonly axes: number | null
  readonly removed: readonly number[]
  readonly chunks: readonly ChunkHeader[]
}

/**
 * The index a file of `writeIndex` holds. Its arrays are those of the file when that begins at a multiple of 8 bytes,
 * so do not change the bytes afterwards. Problems: `index.not_an_index`, `index.version` (with the version found),
 * `index.cut` when it is shorter or longer than it says, `index.damaged` when the checksum differs.
 */
export function readIndex(file: Uint8Array): SpectralIndex {
  const bytes = file.byteOffset % 8 === 0 ? file : file.slice()
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, FORMAT.magic.length))
  if (magic !== FORMAT.magic) throw new SpectrumProblem('index.not_an_index', { byte: 0 })
  if (bytes.length < FORMAT.headerAt) throw new SpectrumProblem('index.cut', { byte: bytes.length })
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getUint32(8, true)
  if (version !== FORMAT.version)
    throw new SpectrumProblem('index.version', { detail: String(version), byte: 8 })
  const headerEnd = FORMAT.headerAt + view.getUint32(16, true)
  if (bytes.length !== 8 * view.getUint32(20, true))
    throw new SpectrumProblem('index.cut', { byte: bytes.length })
  if (view.getUint32(12, true) !== checksum(bytes, 16))
    throw new SpectrumProblem('index.damaged', { byte: 12 })
  return arraysOf(bytes, parseHeader(bytes.subarray(FORMAT.headerAt, headerEnd)), headerEnd)
}

function parseHeader(text: Uint8Array): Header {
  try {
    const header: Header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text))
    const points = comparedPoints(header.recipe).length
    const isWhole =
      header.points === points &&
      header.stride === strideOf(points) &&
      (header.axes === null || (Number.isInteger(header.axes) && header.axes >= 1 && header.axes <= AXES)) &&
      header.chunks.every(({ names, substances }) => names.length === substances.length)
    if (isWhole) return header
  } catch {
    // Said below: a text that is no header and one that contradicts itself are the same to the caller.
  }
  throw new SpectrumProblem('index.damaged', { byte: FORMAT.headerAt })
}

function arraysOf(bytes: Uint8Array, header: Header, headerEnd: number): SpectralIndex {
  const { stride, axes } = header
  const gridPoints = header.recipe.grid.points
  const sizes = [
    ...(axes === null ? [] : [axes * stride * 2]),
    ...header.chunks.flatMap(({ names: { length: count }, hasCoarse, hasAbsorbance }) => [
      ...[count * stride * 2],
      ...(hasCoarse ? [count * AXES, count * 4, count * 4, count * 4] : []),
      ...(hasAbsorbance ? [count * gridPoints * 2, count * 4] : []),
    ]),
  ]
  const { starts, end } = sectionsOf(headerEnd, sizes)
  if (end !== bytes.length) throw new SpectrumProblem('index.damaged', { byte: FORMAT.headerAt })
  let section = -1
  const next = <Kind>(
    kind: new (buffer: ArrayBufferLike, at: number, length: number) => Kind,
    each: number,
  ): Kind => {
    section += 1
    const at = bytes.byteOffset + (starts[section] as number)
    return new kind(bytes.buffer, at, (sizes[section] as number) / each)
  }
  return {
    ...{ recipe: header.recipe, points: header.points, stride, size: header.size },
    axes: axes === null ? null : next(Int16Array, 2),
    removed: new Set(header.removed),
    chunks: header.chunks.map(
      ({ names, substances, hasCoarse, hasAbsorbance }): IndexChunk => ({
        ...{ names, substances, rows: next(Int16Array, 2) },
        coarse: hasCoarse
          ? {
              codes: next(Int8Array, 1),
              scales: next(Float32Array, 4),
              errors: next(Float32Array, 4),
              tails: next(Float32Array, 4),
            }
          : null,
        absorbance: hasAbsorbance ? { values: next(Int16Array, 2), scales: next(Float32Array, 4) } : null,
      }),
    ),
  }
}
