import { dimensionsKey, type SpreadValue } from '@maillage/contract/activity-rules'
import { Day } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import { type Counted, rollupDeltas, searchable } from './rules.ts'

const value = (more: Partial<SpreadValue> = {}): SpreadValue => ({
  measure: 'participants',
  dimensions: { setting: 'school' },
  state: 'observed',
  amount: 7,
  ...more,
})

const counted = (more: Partial<Counted> = {}): Counted => ({
  kind: 'stage',
  day: Day.parse('2023-03-14'),
  structureId: 'a',
  coStructureId: null,
  values: [value()],
  ...more,
})

/** structure ← carrier, month, members: amount (observed, not observed, missing). */
const shown = (before: Counted | null, after: Counted | null) =>
  rollupDeltas(before, after).map(
    (delta) =>
      `${delta.structureId}←${delta.carrierId} ${delta.month} ${delta.dimensionsKey}: ${delta.amount} (${delta.observed},${delta.notObserved},${delta.missing})`,
  )

describe('what an activity changes in the sums', () => {
  const cases: [string, Counted | null, Counted | null, string[]][] = [
    ['a new one adds', null, counted(), ['a←a 2023-03-01 setting=school: 7 (1,0,0)']],
    ['one taken back subtracts', counted(), null, ['a←a 2023-03-01 setting=school: -7 (-1,0,0)']],
    ['the same again changes nothing', counted(), counted(), []],
    [
      'a corrected amount moves by the difference',
      counted(),
      counted({ values: [value({ amount: 9 })] }),
      ['a←a 2023-03-01 setting=school: 2 (0,0,0)'],
    ],
    [
      'another month moves it',
      counted(),
      counted({ day: Day.parse('2023-04-01') }),
      ['a←a 2023-03-01 setting=school: -7 (-1,0,0)', 'a←a 2023-04-01 setting=school: 7 (1,0,0)'],
    ],
    [
      'a dash counts as a dash',
      null,
      counted({ values: [value({ state: 'notObserved', amount: null })] }),
      ['a←a 2023-03-01 setting=school: 0 (0,1,0)'],
    ],
    [
      'an empty field counts as missing',
      null,
      counted({ values: [value({ state: 'notFilledIn', amount: null })] }),
      ['a←a 2023-03-01 setting=school: 0 (0,0,1)'],
    ],
    [
      'one run by two is credited to both, under its carrier',
      null,
      counted({ coStructureId: 'b' }),
      ['a←a 2023-03-01 setting=school: 7 (1,0,0)', 'b←a 2023-03-01 setting=school: 7 (1,0,0)'],
    ],
  ]
  for (const [what, before, after, expected] of cases)
    it(what, () => expect(shown(before, after)).toEqual(expected))
})

describe('words to find', () => {
  it('lose accents, capitals and punctuation', () =>
    expect(searchable('  L’Épide — « Médiation » ')).toBe('l epide mediation'))
  it('name a tuple the same whatever its order', () =>
    expect(dimensionsKey({ b: '2', a: '1' })).toBe(dimensionsKey({ a: '1', b: '2' })))
})
