import { compileModule } from '../webassembly/compile-module.ts'
import { webAssembly } from '../webassembly/engine.ts'
import { KERNEL_BYTES } from './kernel-bytes.ts'
import { plainKernels } from './plain-kernels.ts'
import type { SearchKernels } from './search-kernels.ts'

/**
 * Kernels with a memory of at least `bytes`: WebAssembly with SIMD where there is one, else JavaScript, which answers
 * the same to the last bit; `plain` asks for JavaScript. No shared memory and no thread is needed.
 */
export function openKernels(bytes: number, options: { readonly plain?: boolean } = {}): SearchKernels {
  const compiled = options.plain === true ? null : compileModule(KERNEL_BYTES)
  if (compiled === null || webAssembly === undefined) return plainKernels(bytes)
  const memory = new webAssembly.Memory({ initial: Math.ceil(bytes / 65_536) + 1 })
  const { dotRows, boundRows } = new webAssembly.Instance(compiled, { env: { memory, abort } })
    .exports as Exports
  return {
    kind: 'wasm',
    memory: memory.buffer,
    dotRows: (at) => dotRows(at.rows, at.query, at.scores, at.count, at.stride),
    boundRows: (at, query) =>
      boundRows(
        ...([at.codes, at.scales, at.errors, at.tails, at.bounds, at.blocks, at.count, query.at] as const),
        ...([query.scale, query.headNorm, query.tailNorm, query.slack] as const),
      ),
  }
}

interface Exports {
  dotRows(rows: number, query: number, scores: number, count: number, stride: number): void
  boundRows(
    ...places: [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
  ): void
}

function abort(): never {
  throw new Error('the kernels stopped')
}
