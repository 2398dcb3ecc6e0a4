import { describe, expect, it } from 'vitest'
import { amountOfText, cleanNumberText, stepped, textOfEntry } from './number-text.ts'

describe('text typed into a number field', () => {
  it.each([
    ['12', 0, '12'],
    ['012', 0, '12'],
    ['0', 0, '0'],
    ['12 pers.', 0, '12'],
    ['1,', 0, '1,'],
    ['12,5', 0, '12,'],
    ['1 234', 0, '1234'],
    ['1.234', 0, '1234'],
    ['1,234,567', 0, '1234567'],
    ['1,5', 2, '1,5'],
    ['1.5', 2, '1,5'],
    ['1,', 2, '1,'],
    ['1,256', 2, '1,25'],
    ['1,2,5', 2, '1,25'],
    [',5', 2, ',5'],
    ['abc', 2, ''],
    ['1h', 2, '1h'],
    ['1h30', 2, '1h30'],
    ['1 h 30', 2, '1h30'],
    ['01:15', 2, '1h15'],
    ['1h300', 2, '1h30'],
    ['12 h', 0, '12'],
  ])('%j with %i decimals is kept as %j', (text, decimals, kept) => {
    expect(cleanNumberText(text, decimals)).toBe(kept)
  })

  it('says an amount as soon as it holds a digit', () => {
    expect(['', ',', '1,', '1,5', ',5', '0'].map(amountOfText)).toEqual([null, null, 1, 1.5, 0.5, 0])
  })

  it('says hours and minutes in hours', () => {
    expect(['1h', '1h3', '1h30', '0h45', '1h20'].map(amountOfText)).toEqual([1, 1.05, 1.5, 0.75, 1.33])
  })
})

describe('what a number field shows', () => {
  it('keeps zero, not observed and nothing apart', () => {
    expect([0, 'notObserved' as const, null].map((entry) => textOfEntry(entry, ','))).toEqual(['0', '–', ''])
  })
  it('uses the decimal mark of the language', () => {
    expect([textOfEntry(1.25, ','), textOfEntry(1.25, '.')]).toEqual(['1,25', '1.25'])
  })
})

describe('a step', () => {
  const whole = { step: 1, min: 0, max: 100 }
  const quarters = { step: 0.25, min: 0, max: 24 }
  it.each([
    [null, 1, whole, 1],
    [null, -1, whole, 0],
    ['notObserved' as const, 1, whole, 1],
    [99, 10, whole, 100],
    [3, -10, whole, 0],
    [1.5, 1, quarters, 1.75],
    [0.1 + 0.2, 1, quarters, 0.5],
    [1.1, -1, quarters, 1],
    [1.1, 1, quarters, 1.25],
  ])('from %j by %i goes to the next multiple, within bounds', (from, by, bounds, to) => {
    expect(stepped(from, by, bounds)).toBe(to)
  })
})
