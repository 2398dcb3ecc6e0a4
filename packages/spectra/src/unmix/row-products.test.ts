import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileKernels, printKernels } from '../../scripts/build-kernels.ts'
import { randomOf } from '../simulate/random.ts'
import { openRowProducts } from './row-products.ts'

describe('the products of rows', () => {
  it('are compiled from what is in kernels/', async () => {
    const committed = readFileSync(new URL('./kernel-bytes.ts', import.meta.url), 'utf8')
    expect(printKernels('unmix', await compileKernels('unmix'))).toBe(committed)
  }, 60_000)

  it.each([1, 3, 4, 7, 250])(
    'of %i rows are alike in WebAssembly and JavaScript, within rounding',
    (count) => {
      const random = randomOf(21, count)
      const width = 408
      const [fast, plain] = [
        openRowProducts({ count, width }),
        openRowProducts({ count, width }, { plain: true }),
      ]
      expect([fast.kind, plain.kind]).toEqual(['wasm', 'plain'])
      const rows = Float32Array.from({ length: count * width }, () => random.normal())
      const vector = Float32Array.from({ length: width - 7 }, () => random.normal())
      for (const products of [fast, plain]) {
        products.rows.set(rows)
        products.beside.set(rows.subarray(0, Math.min(count, 150) * width))
      }
      const [one, other] = [fast.times(vector), plain.times(vector)]
      expect(farthest(one, other) / width).toBeLessThan(1e-6)
      // In double precision, by the definition.
      const exact = vector.reduce((sum, value, index) => sum + value * (rows[index] ?? 0), 0)
      expect(other[0]).toBeCloseTo(exact, 3)
      const size = Math.min(count, 150)
      const [gram, plainGram] = [fast.gramBeside(size), plain.gramBeside(size)]
      expect(farthest(gram, plainGram) / width).toBeLessThan(1e-6)
      expect(plainGram[size - 1]).toBe(plainGram[(size - 1) * size])
    },
  )
})

function farthest(one: Float32Array, other: Float32Array): number {
  expect(one.length).toBe(other.length)
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? Number.NaN))), 0)
}
