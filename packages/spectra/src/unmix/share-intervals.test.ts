import { expect, it } from 'vitest'
import { randomOf } from '../simulate/random.ts'
import { shareIntervals } from './share-intervals.ts'

const exact = [
  [1e8, 0],
  [0, 1e8],
]

it('with amounts that are exact and responses that are known, a share is a point', () => {
  const [one] = shareIntervals({
    amounts: Float64Array.of(3, 1),
    products: exact,
    misfitRatio: 1,
    responseLogSd: 0,
  })
  expect(one?.shareRatio).toBe(0.75)
  expect(one?.lowRatio).toBeCloseTo(0.75, 3)
  expect(one?.highRatio).toBeCloseTo(0.75, 3)
})

it('with unknown responses, the true share lies within in 95 of 100 cases', () => {
  const random = randomOf(31)
  const responseLogSd = 0.2
  const truth = [0.5, 0.3, 0.14, 0.06]
  let [within, all, halves] = [0, 0, 0]
  for (let draw = 0; draw < 1000; draw += 1) {
    const amounts = Float64Array.from(truth, (share) => share * Math.exp(random.normal(0, responseLogSd)))
    const products = truth.map((_, row) => truth.map((__, column) => (row === column ? 1e8 : 0)))
    shareIntervals({ amounts, products, misfitRatio: 1, responseLogSd }).forEach((interval, part) => {
      const share = truth[part] ?? Number.NaN
      within += Number(interval.lowRatio <= share && share <= interval.highRatio)
      all += 1
      if (part === 0) halves += (interval.highRatio - interval.lowRatio) / 2
    })
  }
  expect(within / all).toBeGreaterThan(0.94)
  expect(within / all).toBeLessThan(0.965)
  // To first order 1.96 · 0.2 · 0.5 · √(0.5² + 0.3² + 0.14² + 0.06²) = 0.12.
  expect(halves / 1000).toBeCloseTo(0.118, 2)
})

it('grows with what is left beyond noise, and stays between 0 and 1', () => {
  const about = {
    amounts: Float64Array.of(1, 0.05),
    products: [
      [500, 100],
      [100, 300],
    ],
    responseLogSd: 0,
  }
  const [, narrow] = shareIntervals({ ...about, misfitRatio: 0.5 })
  const [, wide] = shareIntervals({ ...about, misfitRatio: 4 })
  const width = (interval: typeof narrow) => (interval?.highRatio ?? 0) - (interval?.lowRatio ?? 0)
  expect(width(wide)).toBeGreaterThan(1.5 * width(narrow))
  expect(wide?.lowRatio).toBeGreaterThan(0)
  expect(wide?.highRatio).toBeLessThan(1)
})

it('a single component has all of the signal', () => {
  const alone = { amounts: Float64Array.of(2), products: [[1]], misfitRatio: 1, responseLogSd: 0.3 }
  expect(shareIntervals(alone)).toEqual([{ shareRatio: 1, lowRatio: 1, highRatio: 1 }])
  expect(shareIntervals({ ...alone, amounts: new Float64Array(), products: [] })).toEqual([])
})
