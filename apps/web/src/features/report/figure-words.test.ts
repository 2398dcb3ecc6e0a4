import type { Figure } from '@maillage/contract/report-document'
import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../platform/language.ts'
import { amountText, figureText, isIncomplete, paddings } from './figure-words.ts'

const figure = (over: Partial<Figure>): Figure => ({
  state: 'observed',
  amount: 0,
  missing: 0,
  origin: 'live',
  ...over,
})

afterEach(() => setLanguage('fr'))

describe('a figure', () => {
  it('keeps zero, the dash, what was not filled in and what is protected apart', () => {
    expect(figureText(figure({ amount: 0 }), 'count')).toBe('0')
    expect(figureText(figure({ state: 'notObserved', amount: null }), 'count')).toBe('–')
    expect(figureText(figure({ state: 'notFilledIn', amount: null }), 'count')).toBe('')
    expect(figureText(figure({ state: 'protected', amount: 3 }), 'count')).toBe('n. c.')
  })

  it('is set as in the documents', () => {
    expect(amountText(45273, 'count')).toBe('45\u202f273')
    expect(amountText(5326.25, 'hours')).toBe('5\u202f326,25')
    expect(amountText(3, 'decimal')).toBe('3,0')
    expect([12, -838, 0].map((amount) => amountText(amount, 'change'))).toEqual(['+12', '−838', '0'])
    expect(amountText(0.2, 'changePercent')).toBe('+20,0\u202f%')
    expect(amountText(-0.184, 'changePercent')).toBe('−18,4\u202f%')
    setLanguage('en')
    expect(amountText(5326.25, 'hours')).toBe('5,326.25')
  })

  it('is incomplete when some of its records said nothing, and only when an amount is shown', () => {
    expect(isIncomplete(figure({ missing: 2 }))).toBe(true)
    expect(isIncomplete(figure({ missing: 2, state: 'notFilledIn', amount: null }))).toBe(false)
    expect(isIncomplete(figure({}))).toBe(false)
  })
})

describe('a column', () => {
  it('has units under units', () => {
    expect(paddings(['272', '153,5', '14', '–', ''])).toEqual([',0', '', ',0', ',0', ''])
    expect(paddings(['141,5', '5\u202f326,25'])).toEqual(['0', ''])
    expect(paddings(['707', '584'])).toEqual(['', ''])
    setLanguage('en')
    expect(paddings(['1,545', '141.5'])).toEqual(['.0', ''])
  })
})
