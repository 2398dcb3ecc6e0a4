import { Day } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import { addDays, amountsOf, lastWeekday, seededRandom, splitTotal, spreadDays } from './rules.ts'

const sum = (parts: readonly number[]) => parts.reduce((a, b) => a + b, 0)

describe('splitTotal', () => {
  it.each([
    { total: 29, parts: 9, step: 1, least: 2 },
    { total: 5326.25, parts: 80, step: 0.25, least: 4 },
    { total: 14, parts: 12, step: 0.25, least: 0.5 },
    { total: 1, parts: 80, step: 1, least: 0 },
    { total: 45273, parts: 70, step: 1, least: 0 },
    { total: 18, parts: 9, step: 1, least: 2 },
  ])('$total in $parts parts of at least $least', ({ total, parts, step, least }) => {
    const split = splitTotal({ total, parts, step, least, random: seededRandom('essai') })
    expect(split).toHaveLength(parts)
    expect(sum(split)).toBe(total)
    expect(Math.min(...split)).toBeGreaterThanOrEqual(least)
    expect(split.every((part) => Number.isInteger(part / step))).toBe(true)
  })

  it('gives the same parts each time, uneven ones', () => {
    const split = () => splitTotal({ total: 700, parts: 20, step: 1, least: 1, random: seededRandom('a') })
    expect(split()).toEqual(split())
    expect(new Set(split()).size).toBeGreaterThan(5)
  })

  it('refuses to give everybody what there is not', () => {
    const short = { total: 3, parts: 4, step: 1, least: 1, random: seededRandom('a') }
    expect(() => splitTotal(short)).toThrow(RangeError)
  })
})

it('keeps amounts between their bounds, both included', () => {
  const amounts = amountsOf({ measure: 'contacts', member: {}, between: [2, 4] }, 200, seededRandom('b'))
  expect(new Set(amounts)).toEqual(new Set([2, 3, 4]))
})

describe('spreadDays', () => {
  const year = { from: Day.parse('2023-01-02'), to: Day.parse('2023-12-30') }
  const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

  it('takes ordered days of the week and of the months asked', () => {
    const days = spreadDays({ ...year, weekdays: [4], months: [3, 4] }, 5)
    expect(days).toHaveLength(5)
    expect(days).toEqual([...days].sort())
    expect(days.every((day) => weekdayOf(day) === 4 && ['03', '04'].includes(day.slice(5, 7)))).toBe(true)
  })

  it('repeats days when there are fewer than asked', () => {
    expect(spreadDays({ from: year.from, to: year.from, weekdays: [1] }, 3)).toEqual([
      '2023-01-02',
      '2023-01-02',
      '2023-01-02',
    ])
  })

  it('counts Sunday as 7', () => {
    expect(spreadDays({ ...year, weekdays: [7] }, 1).map(weekdayOf)).toEqual([0])
  })
})

it.each([
  ['2024-02-28', 1, '2024-02-29'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-03-28', 2, '2026-03-30'],
])('%s and %i days is %s', (day, days, expected) => {
  expect(addDays(Day.parse(day), days)).toBe(expected)
})

it.each([
  ['2026-03-05', 4, '2026-03-05'],
  ['2026-03-05', 5, '2026-02-27'],
  ['2026-03-05', 3, '2026-03-04'],
  ['2026-03-08', 1, '2026-03-02'],
  ['2026-03-08', 7, '2026-03-08'],
])('the last weekday up to %s that is %i is %s', (today, weekday, expected) => {
  expect(lastWeekday(Day.parse(today), weekday)).toBe(expected)
})
