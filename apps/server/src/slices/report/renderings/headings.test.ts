import { expect, it } from 'vitest'
import { headingText, steppedLevels } from './headings.ts'

it('leaves no step out between levels of headings, and keeps siblings siblings', () => {
  expect(steppedLevels([1, 3, 3, 2, 4, 1])).toEqual([1, 2, 2, 2, 3, 1])
  expect(steppedLevels([2, 2, 1])).toEqual([1, 1, 1])
})

it('prints a number before its title, and none where the template has none', () => {
  expect(headingText({ number: 'III.1.i', title: 'Les stages' })).toBe('III.1.i Les stages')
  expect(headingText({ number: '', title: 'Les stages' })).toBe('Les stages')
})
