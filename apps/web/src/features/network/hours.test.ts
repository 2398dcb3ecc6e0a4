import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../platform/language.ts'
import { hoursTyped, linesOf, rangesOf, slotsIssue, slotsOf, typedHours, wallTime } from './hours.ts'

afterEach(() => setLanguage('fr'))

const range = (day: number, from: string, to: string) => ({ day, from, to })
const workdays = [1, 2, 3, 4, 5]

describe('slots', () => {
  it('gather the days that have the same hours, and give the week back', () => {
    const ranges = [
      ...workdays.map((day) => range(day, '09:00', '12:00')),
      range(2, '14:00', '17:00'),
      range(4, '14:00', '17:00'),
    ]
    const slots = slotsOf(ranges)
    expect(slots).toEqual([
      { days: workdays, from: '09:00', to: '12:00' },
      { days: [2, 4], from: '14:00', to: '17:00' },
    ])
    expect(rangesOf(slots)).toHaveLength(ranges.length)
    expect(rangesOf(slots)).toEqual(expect.arrayContaining(ranges))
  })

  it.each([
    [[{ days: [1], from: '09:00', to: '12:00' }], null],
    [[], null],
    [[{ days: [], from: '09:00', to: '12:00' }], 'incomplete'],
    [[{ days: [1], from: '', to: '12:00' }], 'incomplete'],
    [[{ days: [1], from: '12:00', to: '09:00' }], 'backwards'],
    [
      [
        { days: [1, 2], from: '09:00', to: '12:00' },
        { days: [2], from: '11:00', to: '13:00' },
      ],
      'overlap',
    ],
  ])('%j: %s', (slots, expected) => {
    expect(slotsIssue(slots)).toBe(expected)
  })

  it('tell hours that nobody knows from a place that never opens', () => {
    expect(hoursTyped(typedHours(null))).toBeNull()
    expect(hoursTyped({ known: true, slots: [], note: '' })).toEqual({ ranges: [], note: '' })
  })
})

describe('a week in words', () => {
  const nine = (days: readonly number[]) => days.map((day) => range(day, '09:00', '12:30'))

  it.each([
    [nine(workdays), ['lundi – vendredi'], ['9\u00a0h – 12\u00a0h\u00a030']],
    [nine([1, 2]), ['lundi et mardi'], ['9\u00a0h – 12\u00a0h\u00a030']],
    [nine([1, 3]), ['lundi', 'mercredi'], ['9\u00a0h – 12\u00a0h\u00a030', '9\u00a0h – 12\u00a0h\u00a030']],
    [
      [...nine([7]), range(7, '14:00', '17:00')],
      ['dimanche'],
      ['9\u00a0h – 12\u00a0h\u00a030, 14\u00a0h – 17\u00a0h'],
    ],
    [[], [], []],
  ])('%j', (ranges, days, hours) => {
    setLanguage('fr')
    const lines = linesOf({ ranges })
    expect(lines.map((line) => line.days)).toEqual(days)
    expect(lines.map((line) => line.hours)).toEqual(hours)
  })

  it('is said in English too', () => {
    setLanguage('en')
    expect(linesOf({ ranges: nine(workdays) })).toEqual([{ days: 'Monday – Friday', hours: '09:00 – 12:30' }])
    expect(wallTime('24:00')).toBe('24:00')
  })
})
