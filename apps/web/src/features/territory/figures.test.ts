import type { TerritoryCell } from '@maillage/contract/territory'
import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../platform/language.ts'
import { changeBetween, formatFixed, formatPercentChange } from './figures.ts'
import { cutsOf } from './key.ts'

afterEach(() => setLanguage('fr'))

const cell = (population: number | null): TerritoryCell => ({
  edition: '',
  population,
  areaKm2: null,
  densityPerKm2: null,
})

describe('changeBetween', () => {
  it.each([
    [100, 150, { people: 50, ratio: 0.5 }],
    [100, 90, { people: -10, ratio: -0.1 }],
    [0, 5, { people: 5, ratio: null }],
    [null, 5, null],
    [5, null, null],
  ])('%j to %j', (from, to, expected) => {
    expect(changeBetween(cell(from), cell(to))).toEqual(expected)
  })

  it('is unknown when an edition is', () => {
    expect(changeBetween(undefined, cell(1))).toBeNull()
  })
})

it('prints as many decimals as the column has', () => {
  setLanguage('fr')
  expect(formatFixed(31, 1)).toBe('31,0')
  expect(formatFixed(152286, 0)).toBe('152\u202f286')
  expect(formatPercentChange(0.02)).toMatch(/^\+2,0\s%$/u)
  expect(formatPercentChange(-0.0044)).toMatch(/^−0,4\s%$/u)
})

it.each([
  ['region:76', 'department', ['department', 'epci', 'commune']],
  ['department:09', 'epci', ['epci', 'commune']],
  ['commune:09122', 'commune', ['commune']],
  ['own:x', 'department', ['department', 'epci', 'commune']],
  ['own:x', 'region', ['region', 'department', 'epci', 'commune']],
] as const)('%s cut by %s may be cut by %j', (key, by, cuts) => {
  const territory = { key, name: '', within: '' } as Parameters<typeof cutsOf>[0]['territory']
  expect(cutsOf({ territory, by })).toEqual(cuts)
})
