import { type Fit, fitColumns, type NormalEquations } from './normal-equations.ts'
import { indexOfLargest, type WithoutOne, withoutEach } from './without-each.ts'

/** When a column is worth having. */
export interface StoppingRule {
  /** Variance of the noise of one point. */
  readonly noiseVariance: number
  /** Points of the target less those that nuisance takes. */
  readonly freedom: number
  /** How many variances of noise a column must explain. */
  readonly noiseFactor: number
  /** And which part of what is left beyond noise: the misfit of the columns that are there. */
  readonly mismatchRatio: number
  /** A column with a smaller share of all amounts is dropped. */
  readonly smallestShareRatio: number
  readonly mostColumns: number
}

/** The columns that were chosen, and what stands behind each choice. */
export interface Choice {
  readonly fit: Fit
  readonly without: readonly WithoutOne[]
}

// Each step leaves less or has fewer columns; the bound is for rounding that would let two sets take turns.
const MOST_STEPS = 40
const LESS = 1 - 1e-7

/**
 * The few non-negative columns that explain a target: forward selection by orthogonal least squares; then, as long as
 * one of them applies, a chosen column gives its place to a better one outside, the least worthy is dropped, another is
 * added.
 */
export function chooseColumns(
  problem: NormalEquations,
  rule: StoppingRule,
  start: readonly number[] = [],
): Choice {
  let fit = grow(problem, nonNegative(problem, start), rule)
  let without = withoutEach(problem, fit)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = swapped(problem, fit, without) ?? pruned(problem, { fit, without }, rule)
    const grown = next ?? grow(problem, fit, rule)
    if (grown === fit) break
    fit = grown
    without = withoutEach(problem, fit)
  }
  return { fit, without }
}

/** How much less must be left, sum of squares, for a column to be accepted when `residual` is left with it. */
function worthOf(rule: StoppingRule, residual: number): number {
  const mismatch = Math.max(0, residual - rule.freedom * rule.noiseVariance)
  return rule.noiseFactor * rule.noiseVariance + rule.mismatchRatio * mismatch
}

function grow(problem: NormalEquations, from: Fit, rule: StoppingRule): Fit {
  let fit = from
  while (fit.chosen.length < rule.mostColumns) {
    const best = indexOfLargest(fit.gains)
    const gain = fit.gains[best] as number
    if (!(gain > worthOf(rule, fit.residual - gain))) break
    const grown = nonNegative(problem, [...fit.chosen, best])
    // One that pushes others out and then explains no more than they did would come and go for ever; and one that
    // would be dropped at once for its small share is not taken.
    if (grown.residual >= fit.residual * LESS || smallestShare(grown).ratio < rule.smallestShareRatio) break
    fit = grown
  }
  return fit
}

function swapped(problem: NormalEquations, fit: Fit, without: readonly WithoutOne[]): Fit | null {
  const inOrder = without
    .filter((one) => one.residualWithRival < fit.residual * LESS)
    .sort((one, other) => one.residualWithRival - other.residualWithRival)
  for (const { member, rival } of inOrder) {
    const others = fit.chosen.filter((column) => column !== member)
    const better = nonNegative(problem, [...others, rival])
    if (better.residual < fit.residual * LESS) return better
  }
  return null
}

function pruned(problem: NormalEquations, { fit, without }: Choice, rule: StoppingRule): Fit | null {
  if (fit.chosen.length === 0) return null
  const smallest = smallestShare(fit)
  const least = without.reduce((lowest, one) => (one.fit.residual < lowest.fit.residual ? one : lowest))
  const drop =
    smallest.ratio < rule.smallestShareRatio
      ? smallest.member
      : least.fit.residual - fit.residual < worthOf(rule, fit.residual)
        ? least.member
        : null
  if (drop === null) return null
  return nonNegative(
    problem,
    fit.chosen.filter((member) => member !== drop),
  )
}

function smallestShare(fit: Fit): { member: number; ratio: number } {
  const whole = fit.amounts.reduce((sum, amount) => sum + amount, 0)
  const order = fit.amounts.indexOf(fit.amounts.reduce((least, amount) => Math.min(least, amount), Infinity))
  return { member: fit.chosen[order] as number, ratio: (fit.amounts[order] as number) / whole }
}

/** The fit of those columns that stay when negative ones are taken away, until none is. */
function nonNegative(problem: NormalEquations, chosen: readonly number[]): Fit {
  let fit = fitColumns(problem, chosen)
  while (fit.amounts.some((amount) => amount <= 0)) {
    const { amounts } = fit
    fit = fitColumns(
      problem,
      fit.chosen.filter((_, order) => (amounts[order] as number) > 0),
    )
  }
  return fit
}
