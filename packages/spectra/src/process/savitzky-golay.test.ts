import { sgg as oracle } from 'ml-savitzky-golay-generalized'
import { describe, expect, it } from 'vitest'
import { savitzkyGolay } from './savitzky-golay.ts'

const wave = Float64Array.from(
  { length: 60 },
  (_, k) => Math.sin(k / 5) + (k * k) / 300 + Math.cos(k * 1.7) / 9,
)

describe('savitzkyGolay', () => {
  const cases = [3, 5, 12].flatMap((halfWidth) =>
    [2, 3, 4].flatMap((order) => [0, 1, 2].map((derivative) => ({ halfWidth, order, derivative }))),
  )
  it.each(cases)('agrees with an independent one: %o', ({ halfWidth, order, derivative }) => {
    const theirs = oracle(wave, 4, { windowSize: 2 * halfWidth + 1, polynomial: order, derivative })
    const ours = savitzkyGolay(wave, { halfWidth, order, derivative, step: 4 })
    ours.forEach((value, point) => {
      expect(value).toBeCloseTo(theirs[point] as number, 10)
    })
  })

  it('is exact on a polynomial of its order, ends included', () => {
    const values = Float64Array.from({ length: 30 }, (_, k) => 2 - 3 * (4 * k) + 0.5 * (4 * k) ** 2)
    const slope = savitzkyGolay(values, { halfWidth: 3, order: 2, derivative: 1, step: 4 })
    slope.forEach((value, k) => {
      expect(value).toBeCloseTo(-3 + 4 * k, 8)
    })
  })

  it('answers NaN where the window holds one, and only there', () => {
    const values = wave.slice()
    values[20] = Number.NaN
    const slope = savitzkyGolay(values, { halfWidth: 3 })
    const unknown = [...slope.keys()].filter((k) => Number.isNaN(slope[k] as number))
    expect(unknown).toEqual([17, 18, 19, 20, 21, 22, 23])
  })

  it.each([{ halfWidth: 40 }, { halfWidth: 1, order: 3 }, { halfWidth: 3, order: 1, derivative: 2 }])(
    'refuses a window that cannot be: %o',
    (options) => {
      expect(() => savitzkyGolay(wave, options)).toThrowError('savitzky_golay.window')
    },
  )
})
