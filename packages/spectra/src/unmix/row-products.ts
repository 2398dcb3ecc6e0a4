import { openMultiply } from './open-multiply.ts'

/** Rows of a library and a few rows beside them, and their products: the loops that unmixing spends its time in. */
export interface RowProducts {
  readonly kind: 'wasm' | 'plain'
  /** Length of a row, a multiple of 8. */
  readonly width: number
  /** The rows of the library, one after the other, to be written once. */
  readonly rows: Float32Array
  /** Room for `MOST_BESIDE` other rows. */
  readonly beside: Float32Array
  /** Each row of the library times a vector of at most the width. */
  times(vector: Float32Array): Float32Array
  /** The first `count` rows beside times each other: row i times row j at `i · count + j`. */
  gramBeside(count: number): Float32Array
}

/** How many rows there is room for beside the library. */
export const MOST_BESIDE = 160

/** Room for `count` rows of `width` numbers; `plain` asks for JavaScript even where there is WebAssembly. */
export function openRowProducts(
  size: { readonly count: number; readonly width: number },
  options: { readonly plain?: boolean } = {},
): RowProducts {
  const { count, width } = size
  const outLength = Math.max(count, MOST_BESIDE)
  const besideAt = count * width
  const vectorAt = besideAt + MOST_BESIDE * width
  const outAt = vectorAt + width
  const { kind, memory, multiply } = openMultiply(outAt + outLength, options)
  const part = (from: number, length: number) => memory.subarray(from, from + length)
  return {
    kind,
    width,
    rows: part(0, count * width),
    beside: part(besideAt, MOST_BESIDE * width),
    times(vector) {
      part(vectorAt, width).fill(0).set(vector)
      multiply({ rows: 0, vector: vectorAt, out: outAt, count, width })
      return part(outAt, count).slice()
    },
    gramBeside(size) {
      const gram = new Float32Array(size * size)
      for (let row = 0; row < size; row += 1) {
        multiply({ rows: besideAt, vector: besideAt + row * width, out: outAt, count: row + 1, width })
        for (let column = 0; column <= row; column += 1) {
          const product = memory[outAt + column] as number
          gram[row * size + column] = product
          gram[column * size + row] = product
        }
      }
      return gram
    },
  }
}
