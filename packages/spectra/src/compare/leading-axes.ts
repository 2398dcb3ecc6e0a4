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
  for (let pass = 0; pass < PASSES; pass += 1) axes = orthonormal(multiplied(moments, axes))
  return axes.slice(0, count)
}

/** The matrix times each vector, four at a time so that it is gone through a fourth as often. */
function multiplied(matrix: Float64Array, vectors: readonly Float64Array[]): Float64Array[] {
  const images = vectors.map((vector) => new Float64Array(vector.length))
  for (let from = 0; from < vectors.length; from += 4) {
    const four = [0, 1, 2, 3].map((k) => Math.min(from + k, vectors.length - 1))
    const [w, x, y, z] = four.map((k) => vectors[k]) as [
      ...[Float64Array, Float64Array, Float64Array, Float64Array],
    ]
    const points = w.length
    for (let row = 0; row < points; row += 1) {
      let [a, b, c, d] = [0, 0, 0, 0]
      for (let k = 0, at = row * points; k < points; k += 1, at += 1) {
        const value = matrix[at] as number
        a += value * (w[k] as number)
        b += value * (x[k] as number)
        c += value * (y[k] as number)
        d += value * (z[k] as number)
      }
      const sums = [a, b, c, d]
      four.forEach((image, k) => {
        ;(images[image] as Float64Array)[row] = sums[k] as number
      })
    }
  }
  return images
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
