/** A regression on latent variables: how centred rows give scores, and scores the centred answer. */
export interface LatentRegression {
  /** One for each latent variable; a centred row times it is the score. */
  readonly weights: readonly Float64Array[]
  /** One for each latent variable; what a score of 1 looks like as a row. */
  readonly loadings: readonly Float64Array[]
  /** What a score of 1 adds to the answer. */
  readonly answers: readonly number[]
}

// Of what the rows and the answers had in common at first; less than this is rounding.
const NOTHING_LEFT = 1e-10

/**
 * Partial least squares for one answer, by SIMPLS: S. de Jong, Chemom. Intell. Lab. Syst. 18 (1993) 251. Rows and
 * answers are centred; fewer latent variables than asked for come back when nothing is left to explain.
 */
export function simpls(rows: readonly Float64Array[], answers: Float64Array, most: number): LatentRegression {
  const model = { weights: [] as Float64Array[], loadings: [] as Float64Array[], answers: [] as number[] }
  const basis: Float64Array[] = []
  const common = combined(rows, answers)
  const atFirst = norm(common)
  while (model.weights.length < most && norm(common) > NOTHING_LEFT * atFirst) {
    const scores = Float64Array.from(rows, (row) => product(row, common))
    const length = norm(scores)
    if (length === 0) break
    const unit = scores.map((score) => score / length)
    const loading = combined(rows, unit)
    model.weights.push(common.map((value) => value / length))
    model.loadings.push(loading)
    model.answers.push(product(answers, unit))
    const direction = Float64Array.from(loading)
    // Twice, so that rounding leaves no trace of the earlier ones.
    for (const earlier of [...basis, ...basis]) subtract(direction, earlier, product(direction, earlier))
    const size = norm(direction)
    const next = direction.map((value) => value / size)
    basis.push(next)
    subtract(common, next, product(common, next))
  }
  return model
}

/** The sum of rows, each as often as its number says. */
function combined(rows: readonly Float64Array[], times: Float64Array): Float64Array {
  const sum = new Float64Array(rows[0]?.length ?? 0)
  rows.forEach((row, index) => {
    subtract(sum, row, -(times[index] as number))
  })
  return sum
}

function subtract(from: Float64Array, row: Float64Array, times: number): void {
  for (let index = 0; index < from.length; index += 1)
    from[index] = (from[index] as number) - times * (row[index] as number)
}

/** The sum of products of two rows. */
export function product(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let index = 0; index < one.length; index += 1) sum += (one[index] as number) * (other[index] as number)
  return sum
}

const norm = (row: Float64Array) => Math.sqrt(product(row, row))
