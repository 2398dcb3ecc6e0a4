import { afterEach, describe, expect, it } from 'vitest'
import {
  dayOf,
  formatChange,
  formatDate,
  formatDateShort,
  formatDay,
  formatDayInYear,
  formatHours,
  formatInstant,
  formatList,
  formatMonth,
  formatNumber,
  formatRatio,
  formatRelativeDay,
  formatTime,
  formatWeekday,
  parseNumber,
} from './format.ts'
import { setLanguage } from './language.ts'

const narrow = '\u202f'
const fixed = '\u00a0'

afterEach(() => setLanguage('fr'))

describe('numbers in French', () => {
  it('are grouped by a narrow space, with a decimal comma', () => {
    expect(formatNumber(1234.5)).toBe(`1${narrow}234,5`)
    expect(formatNumber(0)).toBe('0')
    expect(formatNumber(12.3456, 1)).toBe('12,3')
  })
  it('say a change with its sign, and none for no change', () => {
    expect([12, -3.5, 0].map(formatChange)).toEqual(['+12', '−3,5', '0'])
  })
  it('set a ratio as a share of a hundred', () => {
    expect(formatRatio(0.125)).toBe(`12,5${fixed}%`)
  })
  it('set quarters of an hour as a time', () => {
    expect([1.5, 2, 0.25].map(formatHours)).toEqual([
      `1${fixed}h${fixed}30`,
      `2${fixed}h`,
      `0${fixed}h${fixed}15`,
    ])
  })
})

describe('days in French', () => {
  it('are written out', () => {
    expect(formatDay('2026-03-03')).toBe('mardi 3 mars 2026')
    expect(formatDay('2026-09-01')).toBe('mardi 1er septembre 2026')
    expect(formatDate('2026-12-31')).toBe('31 décembre 2026')
    expect(formatDate('2026-11-11')).toBe('11 novembre 2026')
    expect(formatDateShort('2026-03-03')).toBe('03/03/2026')
    expect(formatMonth('2026-03-03')).toBe('mars 2026')
    expect(formatWeekday('2026-03-03')).toBe('mardi')
    expect(formatDayInYear('2026-09-01')).toBe('mardi 1er septembre')
  })
  it('near today are said as one speaks, others by their date', () => {
    const said = ['2026-03-03', '2026-03-02', '2026-02-28', '2026-03-05', '2026-01-01']
    expect(said.map((day) => formatRelativeDay(day, '2026-03-03'))).toEqual([
      'aujourd’hui',
      'hier',
      'il y a 3 jours',
      'après-demain',
      '1er janvier 2026',
    ])
  })
})

describe('moments', () => {
  it('fall on the day of their zone', () => {
    expect(dayOf('2026-03-28T23:30:00.000Z', 'Europe/Paris')).toBe('2026-03-29')
    expect(dayOf('2026-03-28T23:30:00.000Z', 'America/Cayenne')).toBe('2026-03-28')
  })
  it('are read in their zone, across the change of hour', () => {
    expect(formatTime('2026-03-29T00:30:00.000Z', 'Europe/Paris')).toBe(`1${fixed}h${fixed}30`)
    expect(formatTime('2026-03-29T01:30:00.000Z', 'Europe/Paris')).toBe(`3${fixed}h${fixed}30`)
    expect(formatInstant('2026-03-03T13:30:00.000Z', 'Europe/Paris')).toBe(
      `3 mars 2026 à 14${fixed}h${fixed}30`,
    )
  })
})

describe('in English', () => {
  it('the same values follow English use', () => {
    setLanguage('en')
    expect(formatNumber(1234.5)).toBe('1,234.5')
    expect(formatRatio(0.125)).toBe('12.5%')
    expect(formatDay('2026-09-01')).toBe('Tuesday 1 September 2026')
    expect(formatRelativeDay('2026-03-02', '2026-03-03')).toBe('yesterday')
    expect(formatHours(1.5)).toBe('1h 30')
    expect(formatTime('2026-03-03T13:30:00.000Z', 'Europe/Paris')).toBe('14:30')
    expect(formatList(['tea', 'coffee', 'water'])).toBe('tea, coffee and water')
  })
})

describe('a typed number', () => {
  it.each([
    ['12', 12],
    ['1 234,5', 1234.5],
    [`1${narrow}234,5`, 1234.5],
    ['0.25', 0.25],
    [' ,5 ', 0.5],
    ['−3', -3],
    ['', null],
    ['douze', null],
    ['1,2,3', null],
    ['-', null],
  ])('%j is %j', (text, amount) => {
    expect(parseNumber(text)).toBe(amount)
  })
})
