import { inverseOf } from './inverse-of.ts'

/** A share with the bounds of its 95 % interval, each 0 to 1. */
export interface ShareInterval {
  readonly shareRatio: number
  readonly lowRatio: number
  readonly highRatio: number
}

const NORMAL_95 = 1.96

/**
 * Shares of amounts with their intervals, by propagation: the covariance of the amounts (inverse of their products,
 * times what is left at each point when that is more than expected) plus that of responses known to a factor; through
 * the derivative of a share, on the scale of the logit so that an interval stays between 0 and 1 (delta method; Ku, J.
 * Res. NBS 70C (1966) 263). The share of a single component is 1 whatever its amount.
 */
export function shareIntervals(about: {
  readonly amounts: Float64Array
  /** Row by row, column i times column j. */
  readonly products: readonly (readonly number[])[]
  /** Variance of the residual at each point over the expected one; under 1 counts as 1. */
  readonly misfitRatio: number
  readonly responseLogSd: number
}): ShareInterval[] {
  const { amounts, products, misfitRatio, responseLogSd } = about
  if (amounts.length === 0) return []
  const inverse = inverseOf(products)
  const covarianceOf = (one: number, other: number) => {
    const noise = Math.max(1, misfitRatio) * (inverse[one]?.[other] as number)
    return one === other ? noise + (responseLogSd * (amounts[one] as number)) ** 2 : noise
  }
  const whole = amounts.reduce((sum, amount) => sum + amount, 0)
  return Array.from(amounts, (amount, index) => {
    const shareRatio = amount / whole
    // d share / d amount: what a little more of each component does to this share.
    const slopes = Array.from(amounts, (_, other) => (Number(other === index) - shareRatio) / whole)
    let variance = 0
    slopes.forEach((slope, one) => {
      slopes.forEach((otherSlope, other) => {
        variance += slope * otherSlope * covarianceOf(one, other)
      })
    })
    return { shareRatio, ...logitInterval(shareRatio, Math.sqrt(Math.max(0, variance))) }
  })
}

function logitInterval(shareRatio: number, deviation: number): { lowRatio: number; highRatio: number } {
  if (shareRatio >= 1) return { lowRatio: 1, highRatio: 1 }
  const centre = Math.log(shareRatio / (1 - shareRatio))
  const half = (NORMAL_95 * deviation) / (shareRatio * (1 - shareRatio))
  return { lowRatio: 1 / (1 + Math.exp(half - centre)), highRatio: 1 / (1 + Math.exp(-half - centre)) }
}
