import type { Figure, FigureFormat } from '@maillage/contract/report-document'
import type { Locale } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import { dayText, figureText, instantDayText, isIncomplete } from './figure-text.ts'

const observed = (amount: number): Figure => ({ state: 'observed', amount, missing: 0, origin: 'live' })
const without = (state: Figure['state']): Figure => ({ state, amount: null, missing: 0, origin: 'live' })

const cases: [number, FigureFormat, Locale, string][] = [
  [0, 'count', 'fr', '0'],
  [1545, 'count', 'fr', '1\u202f545'],
  [1_234_567, 'count', 'en', '1,234,567'],
  [5326.25, 'hours', 'fr', '5\u202f326,25'],
  [141.5, 'hours', 'fr', '141,5'],
  [14, 'hours', 'fr', '14'],
  [141.5, 'hours', 'en', '141.5'],
  [64, 'decimal', 'fr', '64,0'],
  [31.1, 'decimal', 'en', '31.1'],
  [-1234.5, 'change', 'fr', '\u22121\u202f234,5'],
  [12, 'change', 'fr', '+12'],
  [0, 'change', 'fr', '0'],
  [0.25, 'changePercent', 'fr', '+25,0\u202f%'],
  [-0.254, 'changePercent', 'fr', '\u221225,4\u202f%'],
  [-0.254, 'changePercent', 'en', '\u221225.4%'],
  [0, 'changePercent', 'en', '0.0%'],
]

describe('a figure on paper', () => {
  it.each(cases)('%d as %s in %s is %s', (amount, format, locale, text) => {
    expect(figureText(observed(amount), format, locale)).toBe(text)
  })

  it('keeps a dash, an empty place and a zero apart', () => {
    expect(figureText(without('notObserved'), 'count', 'fr')).toBe('–')
    expect(figureText(without('notFilledIn'), 'count', 'fr')).toBe('')
    expect(figureText(observed(0), 'count', 'fr')).toBe('0')
  })

  it('never shows the amount of a protected figure, even when it is there', () => {
    expect(figureText({ ...observed(3), state: 'protected' }, 'count', 'fr')).toBe('n. c.')
    expect(figureText({ ...observed(3), state: 'protected' }, 'count', 'en')).toBe('n. d.')
  })

  it('is incomplete only where an amount is shown', () => {
    expect(isIncomplete({ ...observed(3), missing: 1 })).toBe(true)
    expect(isIncomplete({ ...without('notFilledIn'), missing: 1 })).toBe(false)
    expect(isIncomplete(observed(3))).toBe(false)
  })
})

describe('a day on paper', () => {
  it('is written as the language does', () => {
    expect(dayText('2023-01-01', 'fr')).toBe('1er janvier 2023')
    expect(dayText('2023-12-31', 'fr')).toBe('31 décembre 2023')
    expect(dayText('2023-01-01', 'en')).toBe('1 January 2023')
  })

  it('is the day that it was in the zone of the network', () => {
    expect(instantDayText('2024-01-31T23:30:00.000Z', 'Europe/Paris', 'fr')).toBe('1er février 2024')
    expect(instantDayText('2024-01-31T23:30:00.000Z', 'America/Cayenne', 'fr')).toBe('31 janvier 2024')
  })
})
