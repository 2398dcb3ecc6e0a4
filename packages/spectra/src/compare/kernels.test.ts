import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { compileKernels, printKernels } from '../../scripts/build-kernels.ts'
import { randomOf } from '../simulate/random.ts'
import { toFixedPoint } from './fixed-point.ts'
import { openKernels } from './open-kernels.ts'

const random = randomOf(20)
const unit = (length: number) => {
  const values = Float64Array.from({ length }, () => random.normal())
  const norm = Math.hypot(...values)
  return values.map((value) => value / norm)
}

describe('the kernels', () => {
  it('are compiled from what is in kernels/', async () => {
    const committed = readFileSync(new URL('./kernel-bytes.ts', import.meta.url), 'utf8')
    expect(printKernels('search', await compileKernels('search'))).toBe(committed)
  }, 60_000)

  it.each([1, 3, 4, 7, 1030])(
    'multiply %i rows alike in WebAssembly and JavaScript, to the last bit',
    (count) => {
      const query = toFixedPoint(unit(838))
      const stride = query.length
      const rows = new Int16Array(count * stride)
      for (let row = 0; row < count; row += 1) rows.set(toFixedPoint(unit(838)), row * stride)
      // The hardest sums there are: a vector with itself and with its opposite.
      rows.set(query)
      rows.set(
        query.map((value) => -value),
        (count - 1) * stride,
      )
      const scores = [false, true].map((plain) => {
        const at = { rows: 2048, query: 16, scores: 2048 + rows.byteLength, count, stride }
        const kernels = openKernels(at.scores + 4 * count, { plain })
        expect(kernels.kind).toBe(plain ? 'plain' : 'wasm')
        new Int16Array(kernels.memory, at.query, stride).set(query)
        new Int16Array(kernels.memory, at.rows, rows.length).set(rows)
        kernels.dotRows(at)
        return new Int32Array(kernels.memory, at.scores, count).slice()
      })
      expect(scores[0]).toEqual(scores[1])
      const exact = query.reduce((sum, value) => sum + value * value, 0)
      expect(scores[0]?.at(-1)).toBe(-exact)
      if (count > 1) expect(scores[0]?.[0]).toBe(exact)
    },
  )

  it.each([4, 252, 256, 260, 5000])(
    'bound %i rows alike in WebAssembly and JavaScript, to the last bit',
    (count) => {
      const draw = (from: number, to: number) =>
        Float32Array.from({ length: count }, () => random.uniform(from, to))
      const codes = Int8Array.from({ length: 64 * count }, () => random.below(255) - 127)
      const [scales, errors, tails] = [draw(0, 0.01), draw(0, 0.02), draw(0, 0.4)]
      tails[1] = Number.NEGATIVE_INFINITY
      const query = Int16Array.from({ length: 64 }, () => random.below(65_535) - 32_767)
      const numbers = { scale: 1.234_567e-5, headNorm: 0.912_345, tailNorm: 0.345_678, slack: 3.3e-5 }
      const answers = [false, true].map((plain) => {
        const start = 256 + 64 * count
        const places = {
          ...{ codes: 256, scales: start, errors: start + 4 * count, tails: start + 8 * count },
          ...{ bounds: start + 12 * count, blocks: start + 16 * count, count },
        }
        const blockCount = Math.ceil(count / 256)
        const { memory, boundRows } = openKernels(places.blocks + 4 * blockCount, { plain })
        new Int16Array(memory, 16, 64).set(query)
        new Int8Array(memory, places.codes, codes.length).set(codes)
        new Float32Array(memory, places.scales, count).set(scales)
        new Float32Array(memory, places.errors, count).set(errors)
        new Float32Array(memory, places.tails, count).set(tails)
        boundRows(places, { at: 16, ...numbers })
        return {
          bounds: new Float32Array(memory, places.bounds, count).slice(),
          blocks: new Float32Array(memory, places.blocks, blockCount).slice(),
        }
      })
      expect(answers[0]).toEqual(answers[1])
      const { bounds, blocks } = answers[0] ?? { bounds: new Float32Array(), blocks: new Float32Array() }
      expect(bounds[1]).toBe(Number.NEGATIVE_INFINITY)
      blocks.forEach((greatest, block) => {
        expect(greatest).toBe(Math.max(...bounds.subarray(256 * block, 256 * (block + 1))))
      })
    },
  )

  it('are JavaScript where WebAssembly is missing or forbidden', async () => {
    for (const replaced of [undefined, { Module: forbidden }]) {
      vi.resetModules()
      vi.stubGlobal('WebAssembly', replaced)
      const fresh = await import('./open-kernels.ts')
      expect(fresh.openKernels(64).kind).toBe('plain')
      vi.unstubAllGlobals()
    }
  })
})

class forbidden {
  constructor() {
    throw new Error('a content security policy forbids compiling')
  }
}
