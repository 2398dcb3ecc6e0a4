import { checksum } from './checksum.ts'
import { FORMAT, sectionsOf } from './index-layout.ts'
import type { IndexChunk, SpectralIndex } from './spectral-index.ts'

/**
 * An index as a file: 8 bytes `MSPINDEX`, then as little-endian 32-bit numbers the version, the CRC-32 of all that
 * follows it, the length of a JSON text and that of the file in words of 8 bytes; the JSON (recipe, sizes, names,
 * substances, removed positions); then the arrays of each chunk as they lie in memory, each from a multiple of 8 bytes.
 */
export function writeIndex(index: SpectralIndex): Uint8Array {
  const header = new TextEncoder().encode(
    JSON.stringify({
      recipe: index.recipe,
      ...{ points: index.points, stride: index.stride, size: index.size },
      axes: index.axes === null ? null : index.axes.length / index.stride,
      removed: [...index.removed],
      chunks: index.chunks.map(describe),
    }),
  )
  const arrays = [
    ...(index.axes === null ? [] : [index.axes]),
    ...index.chunks.flatMap((chunk) => [
      ...[chunk.rows],
      ...(chunk.coarse
        ? [chunk.coarse.codes, chunk.coarse.scales, chunk.coarse.errors, chunk.coarse.tails]
        : []),
      ...(chunk.absorbance ? [chunk.absorbance.values, chunk.absorbance.scales] : []),
    ]),
  ]
  const { starts, end } = sectionsOf(
    FORMAT.headerAt + header.length,
    arrays.map((array) => array.byteLength),
  )
  const bytes = new Uint8Array(end)
  bytes.set(new TextEncoder().encode(FORMAT.magic))
  bytes.set(header, FORMAT.headerAt)
  arrays.forEach((array, k) => {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), starts[k] as number)
  })
  const view = new DataView(bytes.buffer)
  view.setUint32(8, FORMAT.version, true)
  view.setUint32(16, header.length, true)
  view.setUint32(20, end / 8, true)
  view.setUint32(12, checksum(bytes, 16), true)
  return bytes
}

function describe({ names, substances, coarse, absorbance }: IndexChunk) {
  return { names, substances, hasCoarse: coarse !== null, hasAbsorbance: absorbance !== null }
}
