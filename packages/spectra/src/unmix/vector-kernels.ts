/** The loops that unmixing spends its time in, so that WebAssembly can take the place of JavaScript. */
export interface VectorKernels {
  /** Room for numbers that the kernels can work on; zero at first. */
  allocate(length: number): Float32Array
  /** `out[i]` = row i of `rows` times `vector`; each row is as long as the vector, a multiple of 8. */
  multiply(rows: Float32Array, vector: Float32Array, out: Float32Array): void
  /** `out[i · count + j]` = row i times row j, for the first `count` rows of `width`, a multiple of 8. */
  gram(rows: Float32Array, size: { count: number; width: number }, out: Float32Array): void
}

/** The loops in plain JavaScript: sums in double precision, results in single. */
export const PLAIN_KERNELS: VectorKernels = {
  allocate: (length) => new Float32Array(length),
  multiply(rows, vector, out) {
    const width = vector.length
    for (let row = 0; row < out.length; row += 1) out[row] = dot(rows, row * width, vector, 0, width)
  },
  gram(rows, { count, width }, out) {
    for (let row = 0; row < count; row += 1) {
      for (let column = 0; column <= row; column += 1) {
        const product = dot(rows, row * width, rows, column * width, width)
        out[row * count + column] = product
        out[column * count + row] = product
      }
    }
  },
}

function dot(one: Float32Array, oneAt: number, other: Float32Array, otherAt: number, length: number): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let index = 0; index < length; index += 4) {
    a += (one[oneAt + index] as number) * (other[otherAt + index] as number)
    b += (one[oneAt + index + 1] as number) * (other[otherAt + index + 1] as number)
    c += (one[oneAt + index + 2] as number) * (other[otherAt + index + 2] as number)
    d += (one[oneAt + index + 3] as number) * (other[otherAt + index + 3] as number)
  }
  return a + b + (c + d)
}
