import { compileModule } from '../webassembly/compile-module.ts'
import { webAssembly } from '../webassembly/engine.ts'
import { KERNEL_BYTES } from './kernel-bytes.ts'

/** Where the numbers of a product are in a memory, in numbers of four bytes; `width` is a multiple of 4. */
export interface ProductPlaces {
  readonly rows: number
  readonly vector: number
  readonly out: number
  readonly count: number
  readonly width: number
}

/** A memory of single-precision numbers, and what multiplies rows in it by a vector. */
export interface Multiplier {
  readonly kind: 'wasm' | 'plain'
  readonly memory: Float32Array
  multiply(at: ProductPlaces): void
}

/**
 * A multiplier with room for `length` numbers: WebAssembly with SIMD where there is one, else, or when `plain` is asked
 * for, JavaScript, whose sums are in double precision and so differ by rounding.
 */
export function openMultiply(length: number, options: { readonly plain?: boolean } = {}): Multiplier {
  const compiled = options.plain === true ? null : compileModule(KERNEL_BYTES)
  if (compiled === null || webAssembly === undefined) {
    const memory = new Float32Array(length)
    return { kind: 'plain', memory, multiply: (at) => multiplyRows(memory, at) }
  }
  const memory = new webAssembly.Memory({ initial: Math.ceil((4 * length) / 65_536) })
  const { multiplyRows: run } = new webAssembly.Instance(compiled, { env: { memory } }).exports as Exports
  return {
    kind: 'wasm',
    memory: new Float32Array(memory.buffer, 0, length),
    multiply: (at) => run(4 * at.rows, 4 * at.vector, 4 * at.out, at.count, at.width),
  }
}

interface Exports {
  multiplyRows(rows: number, vector: number, out: number, count: number, width: number): void
}

function multiplyRows(memory: Float32Array, at: ProductPlaces): void {
  const { rows, vector, out, count, width } = at
  const whole = count - (count % 4)
  for (let row = 0; row < whole; row += 4) fourRows(memory, at, row)
  for (let row = whole; row < count; row += 1) {
    let sum = 0
    const start = rows + row * width
    for (let index = 0; index < width; index += 1)
      sum += (memory[start + index] as number) * (memory[vector + index] as number)
    memory[out + row] = sum
  }
}

// Four rows at once: each number of the vector is read once for the four.
function fourRows(memory: Float32Array, at: ProductPlaces, row: number): void {
  const { vector, out, width } = at
  const first = at.rows + row * width
  const [second, third, fourth] = [first + width, first + 2 * width, first + 3 * width]
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let index = 0; index < width; index += 1) {
    const value = memory[vector + index] as number
    a += (memory[first + index] as number) * value
    b += (memory[second + index] as number) * value
    c += (memory[third + index] as number) * value
    d += (memory[fourth + index] as number) * value
  }
  memory[out + row] = a
  memory[out + row + 1] = b
  memory[out + row + 2] = c
  memory[out + row + 3] = d
}
