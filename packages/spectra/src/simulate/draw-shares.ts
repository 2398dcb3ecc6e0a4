import type { Random } from './random.ts'

/** Shares of `parts` that add up to 1, none under `smallestRatio`, every such split as likely as another. */
export function drawShares(random: Random, parts: number, smallestRatio: number): number[] {
  const weights = Array.from({ length: parts }, () => -Math.log(1 - random.uniform()))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => smallestRatio + ((1 - parts * smallestRatio) * weight) / whole)
}
