import { randomOf } from '../simulate/random.ts'

/** More axes are followed than are kept: the last ones kept then settle sooner. */
const SPARE_AXES = 16
const PASSES = 20
/** What shrinks below this share of the greatest is rounding, not a direction of the library. */
const LEAST_RATIO = 1e-7

/**
 * Orthonormal directions that hold nearly as much of the second moments as any so many do: the leading eigenvectors
 * by orthogonal iteration (Golub and Van Loan 2013, section 8.2.4) from repeatable random ones. `moments` is
 * symmetric, `points` by `points`, row after row. Fewer than `count` when it has no more directions.
 */
export function leadingAxes(moments: Float64Array, points: number, count: number): Float64Array[] {
  const random = randomOf(64)
  let axes = orthonormal(
    Array.from({ length: Math.min(points, count + SPARE_AXES) }, () =>
      Float64Array.from({ length: points }, () => random.normal()),
    ),
  )
  for (let pass = 0; pass < PASSES; pass += 1)
    axes = orthonormal(axes.map((axis) => multiplied(moments, axis)))
  return axes.slice(0, count)
}

/** The matrix times a vector. */
function multiplied(matrix: Float64Array, vector: Float64Array): Float64Array {
  const points = vector.length
  const image = new Float64Array(points)
  for (let row = 0; row < points; row += 1) {
    const at = row * points
    let [a, b, c, d, k] = [0, 0, 0, 0, 0]
    for (; k + 3 < points; k += 4) {
      a += (matrix[at + k] as number) * (vector[k] as number)
      b += (matrix[at + k + 1] as number) * (vector[k + 1] as number)
      c += (matrix[at + k + 2] as number) * (vector[k + 2] as number)
      d += (matrix[at + k + 3] as number) * (vector[k + 3] as number)
    }
    for (; k < points; k += 1) a += (matrix[at + k] as number) * (vector[k] as number)
    image[row] = a + b + c + d
  }
  return image
}

/** Gram and Schmidt, twice over since once leaves rounding; vectors that hold nothing new are left out. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const axes: Float64Array[] = []
  const greatest = Math.max(...vectors.map((vector) => Math.sqrt(product(vector, vector))))
  for (const vector of vectors) {
    for (let turn = 0; turn < 2; turn += 1) {
      for (const axis of axes) {
        const along = product(axis, vector)
        for (let k = 0; k < vector.length; k += 1)
          vector[k] = (vector[k] as number) - along * (axis[k] as number)
      }
    }
    const norm = Math.sqrt(product(vector, vector))
    if (norm > LEAST_RATIO * greatest) axes.push(vector.map((value) => value / norm))
  }
  return axes
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let k = 0; k < one.length; k += 1) sum += (one[k] as number) * (other[k] as number)
  return sum
}
