import { COMMON_GRID, type Grid } from '../grid.ts'
import { savitzkyGolay } from '../process/savitzky-golay.ts'
import { type Fit, fitColumns } from './normal-equations.ts'

export interface SubtractionOptions {
  /** The next hit is taken while it explains more than this part of what is left; 0.18 unless said. */
  readonly leastGainRatio?: number
  /** A smaller share is dropped; 0.035 unless said. */
  readonly smallestShareRatio?: number
  /** No more substances than these; 8 unless said. */
  readonly mostParts?: number
}

/** What residual subtraction answers: references and shares of infrared signal, in no order. */
export type Subtraction = (
  absorbance: Float64Array,
  options?: SubtractionOptions,
) => { references: number[]; sharesRatio: number[] }

/**
 * The classic way, kept to be measured beside `unmix`: the best hit of a search on first derivatives is subtracted,
 * what is left is searched again, and so on; amounts are those of least squares on all hits (Lo and Brown, Appl.
 * Spectrosc. 45 (1991) 1628, without their filter). Prepares the library once; it aligns nothing and masks nothing.
 */
export function residualSubtraction(spectra: readonly Float64Array[], grid: Grid = COMMON_GRID): Subtraction {
  const width = Math.ceil(grid.points / 8) * 8
  const count = spectra.length
  const rows = new Float32Array(count * width)
  spectra.forEach((spectrum, index) => {
    rows.set(derivative(spectrum, grid), index * width)
  })
  return (absorbance, options = {}) => {
    const { leastGainRatio = 0.18, smallestShareRatio = 0.035, mostParts = 8 } = options
    const target = new Float32Array(width)
    target.set(derivative(absorbance, grid))
    const hits: number[] = []
    let fit = fitHits(rows, target, hits)
    while (hits.length < mostParts) {
      const hit = bestHit(rows, residualOf(rows, target, { hits, fit }), hits)
      const next = fitHits(rows, target, [...hits, hit])
      if (fit.residual - next.residual < leastGainRatio * fit.residual) break
      hits.push(hit)
      fit = next
    }
    return sharesOf(hits, fit, smallestShareRatio)
  }
}

const derivative = (spectrum: Float64Array, grid: Grid) =>
  savitzkyGolay(spectrum, { halfWidth: 3, order: 2, derivative: 1, step: grid.stepCm1 })

function fitHits(rows: Float32Array, target: Float32Array, hits: readonly number[]): Fit {
  const width = target.length
  const own = hits.map((hit) => rows.subarray(hit * width, (hit + 1) * width))
  const against = (row: Float32Array) => Float32Array.from(own, (other) => product(row, other))
  return fitColumns(
    {
      count: hits.length,
      diagonal: Float32Array.from(own, (row) => product(row, row)),
      productsOf: (hit) => against(own[hit] as Float32Array),
      correlation: against(target),
      energy: product(target, target),
    },
    [...hits.keys()],
  )
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let index = 0; index < one.length; index += 1) sum += (one[index] as number) * (other[index] as number)
  return sum
}

function residualOf(
  rows: Float32Array,
  target: Float32Array,
  { hits, fit }: { hits: readonly number[]; fit: Fit },
): Float32Array {
  const residual = Float32Array.from(target)
  hits.forEach((hit, order) => {
    const amount = fit.amounts[order] as number
    for (let point = 0; point < residual.length; point += 1)
      residual[point] = (residual[point] as number) - amount * (rows[hit * residual.length + point] as number)
  })
  return residual
}

function bestHit(rows: Float32Array, residual: Float32Array, hits: readonly number[]): number {
  const width = residual.length
  let best = { hit: 0, quality: Number.NEGATIVE_INFINITY }
  for (let hit = 0; hit < rows.length / width; hit += 1) {
    if (hits.includes(hit)) continue
    let [product, norm] = [0, 0]
    for (let point = 0; point < width; point += 1) {
      const value = rows[hit * width + point] as number
      product += value * (residual[point] as number)
      norm += value * value
    }
    const quality = product / Math.sqrt(norm)
    if (quality > best.quality) best = { hit, quality }
  }
  return best.hit
}

function sharesOf(hits: readonly number[], fit: Fit, smallestShareRatio: number) {
  const amounts = fit.amounts.map((amount) => Math.max(amount, 0))
  const whole = amounts.reduce((sum, amount) => sum + amount, 0)
  const kept = hits.flatMap((reference, order) => {
    const share = (amounts[order] as number) / whole
    return share >= smallestShareRatio ? [{ reference, share }] : []
  })
  const keptWhole = kept.reduce((sum, { share }) => sum + share, 0)
  return {
    references: kept.map(({ reference }) => reference),
    sharesRatio: kept.map(({ share }) => share / keptWhole),
  }
}
