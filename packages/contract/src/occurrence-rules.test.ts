import { describe, expect, it } from 'vitest'
import type { Occurrence } from './occurrence.ts'
import { addDays, dayKey, daysBetween, dueDays, nextDays, nthOf, type Plan } from './occurrence-rules.ts'
import type { Day } from './values.ts'

const day = (text: string) => text as Day

/** Every other Wednesday. */
const plan = (more: Partial<Plan> = {}): Plan => ({
  firstDay: day('2024-01-03'),
  lastDay: null,
  recurrence: { every: 'week', interval: 2 },
  exceptions: [],
  ...more,
})

describe('the days of something that comes back', () => {
  it.each<[string, Partial<Plan>, string, string, string[]]>([
    ['every other week', {}, '2024-01-01', '2024-02-10', ['2024-01-03', '2024-01-17', '2024-01-31']],
    ['from the middle of a fortnight', {}, '2024-01-18', '2024-02-14', ['2024-01-31', '2024-02-14']],
    [
      'without its exceptions',
      { exceptions: [day('2024-01-17')] },
      '2024-01-01',
      '2024-02-01',
      ['2024-01-03', '2024-01-31'],
    ],
    [
      'until its last day, which counts',
      { lastDay: day('2024-01-17') },
      '2024-01-01',
      '2024-12-31',
      ['2024-01-03', '2024-01-17'],
    ],
    ['none when it ends before it begins', { lastDay: day('2024-01-02') }, '2024-01-01', '2024-12-31', []],
    [
      'the first Wednesday of the month',
      { recurrence: { every: 'month', nth: 1 } },
      '2024-01-01',
      '2024-03-31',
      ['2024-01-03', '2024-02-07', '2024-03-06'],
    ],
    [
      'the first Wednesday, when it begins after that of its month',
      { recurrence: { every: 'month', nth: 1 }, firstDay: day('2024-01-10') },
      '2024-01-01',
      '2024-02-29',
      ['2024-02-07'],
    ],
    [
      'the last Wednesday of the month',
      { recurrence: { every: 'month', nth: -1 } },
      '2024-02-01',
      '2024-05-31',
      ['2024-02-28', '2024-03-27', '2024-04-24', '2024-05-29'],
    ],
    [
      'over the end of a year',
      { recurrence: { every: 'month', nth: 2 } },
      '2024-12-01',
      '2025-01-31',
      ['2024-12-11', '2025-01-08'],
    ],
    ['none before the first', {}, '2023-01-01', '2024-01-02', []],
    ['none when the period is upside down', {}, '2024-03-01', '2024-01-01', []],
    [
      'across the change of hour',
      { recurrence: { every: 'week', interval: 1 } },
      '2024-03-25',
      '2024-04-05',
      ['2024-03-27', '2024-04-03'],
    ],
    [
      'across the end of February of a leap year',
      { recurrence: { every: 'week', interval: 8 } },
      '2024-02-01',
      '2024-04-30',
      ['2024-02-28', '2024-04-24'],
    ],
  ])('%s', (_, more, from, to, expected) => {
    expect(daysBetween(plan(more), day(from), day(to))).toEqual(expected)
  })
})

describe('the next days', () => {
  it('are as many as asked for, from a day on', () => {
    expect(nextDays(plan(), day('2024-01-04'), 2)).toEqual(['2024-01-17', '2024-01-31'])
  })
  it('begin with the first one when asked from before', () => {
    expect(nextDays(plan(), day('2020-01-01'), 1)).toEqual(['2024-01-03'])
  })
  it('are found behind a row of exceptions', () => {
    const exceptions = Array.from({ length: 30 }, (_, n) => addDays('2024-01-03', n * 14))
    expect(nextDays(plan({ exceptions }), day('2024-01-01'), 1)).toEqual([addDays('2024-01-03', 30 * 14)])
  })
  it('are none once it has ended', () => {
    expect(nextDays(plan({ lastDay: day('2024-02-01') }), day('2024-02-01'), 3)).toEqual([])
  })
})

it('a day is the nth of its weekday, the fifth being the last', () => {
  expect(['2024-01-03', '2024-01-14', '2024-01-21', '2024-01-28', '2024-01-31'].map(nthOf)).toEqual([
    1, 2, 3, 4, -1,
  ])
})

describe('the days that ask', () => {
  const occurrence = (id: string, more: Partial<Plan>, startTime = '14:00') =>
    ({ id, startTime, ...plan({ recurrence: { every: 'week', interval: 1 }, ...more }) }) as Occurrence
  const [morning, afternoon] = [occurrence('a', {}, '09:00'), occurrence('b', {}, '14:00')]
  const asked = (answered: string[], today: string) =>
    dueDays([afternoon, morning], new Set(answered), day(today)).map((due) =>
      dayKey(due.occurrence.id, due.day),
    )

  it('are those up to today without an answer, newest first, in the order of the day', () => {
    expect(asked([dayKey('a', '2024-01-03')], '2024-01-10')).toEqual([
      'a 2024-01-10',
      'b 2024-01-10',
      'b 2024-01-03',
    ])
  })
  it('do not ask for ever', () => {
    expect(asked([], '2024-06-05').at(-1)).toBe('b 2024-04-10')
  })
})
