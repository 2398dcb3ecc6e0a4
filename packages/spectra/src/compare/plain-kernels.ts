import { fixedDot } from './fixed-point.ts'
import { BLOCK_ROWS, type SearchKernels } from './search-kernels.ts'

/** The kernels in JavaScript: single precision is rounded after each step in the order of the SIMD ones. */
export function plainKernels(bytes: number): SearchKernels {
  const memory = new ArrayBuffer(Math.ceil(bytes / 16) * 16)
  return {
    kind: 'plain',
    memory,
    dotRows({ rows, query, scores, count, stride }) {
      const values = new Int16Array(memory, rows, count * stride)
      const asked = new Int16Array(memory, query, stride)
      const out = new Int32Array(memory, scores, count)
      for (let row = 0; row < count; row += 1) out[row] = fixedDot(asked, values, row * stride)
    },
    boundRows(at, query) {
      const codes = new Int8Array(memory, at.codes, at.count * 64)
      const column = (start: number) => new Float32Array(memory, start, at.count)
      const [scales, errors, tails, bounds] = [at.scales, at.errors, at.tails, at.bounds].map(column) as [
        ...[Float32Array, Float32Array, Float32Array, Float32Array],
      ]
      const asked = new Int16Array(memory, query.at, 64)
      const blocks = new Float32Array(memory, at.blocks, Math.ceil(at.count / BLOCK_ROWS)).fill(-Infinity)
      const { fround } = Math
      const [scale, head] = [fround(query.scale), fround(query.headNorm)]
      const [tail, slack] = [fround(query.tailNorm), fround(query.slack)]
      for (let row = 0; row < at.count; row += 1) {
        const sum = fround(codesDot(codes, row * 64, asked))
        const estimate = fround(fround(sum * (scales[row] as number)) * scale)
        const rest = fround(fround((tails[row] as number) * tail) + slack)
        const bound = fround(estimate + fround(fround((errors[row] as number) * head) + rest))
        bounds[row] = bound
        const block = Math.floor(row / BLOCK_ROWS)
        if (bound > (blocks[block] as number)) blocks[block] = bound
      }
    },
  }
}

function codesDot(codes: Int8Array, at: number, query: Int16Array): number {
  let sum = 0
  for (let k = 0; k < 64; k += 1) sum += (codes[at + k] as number) * (query[k] as number)
  return sum
}
