/** A least-squares problem as its products: all that a choice of columns needs. */
export interface NormalEquations {
  readonly count: number
  /** Each column times itself. */
  readonly diagonal: Float32Array
  /** One column times each column. */
  readonly productsOf: (column: number) => Float32Array
  /** Each column times the target. */
  readonly correlation: Float32Array
  /** The target times itself. */
  readonly energy: number
}

/** Some columns fitted to the target, and what each other column would add. */
export interface Fit {
  readonly chosen: readonly number[]
  /** One for each chosen column: how much of the column is in the target; a negative one is possible. */
  readonly amounts: Float64Array
  /** Sum of squares that is left. */
  readonly residual: number
  /** How much less would be left with each column beside the chosen; 0 for one that would be negative, or chosen. */
  readonly gains: Float64Array
}

// A column that the chosen ones explain but for this part of it tells nothing of its own.
const INDEPENDENT_RATIO = 1e-4

/**
 * Fits chosen columns by least squares and says what each of the others would gain: orthogonal least squares, Chen,
 * Billings and Luo, Int. J. Control 50 (1989) 1873, on the Cholesky factor of the Gram matrix.
 */
export function fitColumns(problem: NormalEquations, chosen: readonly number[]): Fit {
  const { diagonal, correlation } = problem
  const free = Float64Array.from(diagonal)
  const left = Float64Array.from(correlation)
  const factors: Float64Array[] = []
  const scores = new Float64Array(chosen.length)
  let residual = problem.energy
  chosen.forEach((member, order) => {
    const length = Math.sqrt(
      Math.max(free[member] as number, INDEPENDENT_RATIO * (diagonal[member] as number)),
    )
    const score = (left[member] as number) / length
    const factor = choleskyColumn(problem.productsOf(member), factors, { member, length })
    for (let column = 0; column < factor.length; column += 1) {
      const part = factor[column] as number
      free[column] = (free[column] as number) - part * part
      left[column] = (left[column] as number) - part * score
    }
    factors.push(factor)
    scores[order] = score
    residual -= score * score
  })
  return {
    chosen,
    amounts: backSubstitute(chosen, factors, scores),
    residual: Math.max(residual, 0),
    gains: gainsOf(diagonal, { free, left, chosen }),
  }
}

function choleskyColumn(
  products: Float32Array,
  earlier: readonly Float64Array[],
  { member, length }: { member: number; length: number },
): Float64Array {
  const factor = Float64Array.from(products)
  for (const before of earlier) {
    const weight = before[member] as number
    for (let column = 0; column < factor.length; column += 1)
      factor[column] = (factor[column] as number) - weight * (before[column] as number)
  }
  const scale = 1 / length
  for (let column = 0; column < factor.length; column += 1)
    factor[column] = (factor[column] as number) * scale
  return factor
}

function gainsOf(
  diagonal: Float32Array,
  { free, left, chosen }: { free: Float64Array; left: Float64Array; chosen: readonly number[] },
): Float64Array {
  const gains = new Float64Array(diagonal.length)
  for (let column = 0; column < gains.length; column += 1) {
    const own = free[column] as number
    const product = left[column] as number
    if (product > 0 && own > INDEPENDENT_RATIO * (diagonal[column] as number))
      gains[column] = (product * product) / own
  }
  for (const member of chosen) gains[member] = 0
  return gains
}

function backSubstitute(
  chosen: readonly number[],
  factors: readonly Float64Array[],
  scores: Float64Array,
): Float64Array {
  const amounts = new Float64Array(chosen.length)
  for (let order = chosen.length - 1; order >= 0; order -= 1) {
    const factor = factors[order] as Float64Array
    const own = chosen[order] as number
    let sum = scores[order] as number
    for (let later = order + 1; later < chosen.length; later += 1)
      sum -=
        ((factors[order] as Float64Array)[chosen[later] as number] as number) * (amounts[later] as number)
    amounts[order] = sum / (factor[own] as number)
  }
  return amounts
}
