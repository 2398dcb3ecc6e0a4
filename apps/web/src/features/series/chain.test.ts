import type { ActivityLine } from '@maillage/contract/activity'
import type { SeriesLink } from '@maillage/contract/series'
import { describe, expect, it } from 'vitest'
import { chainOf, inOrder, likelyType } from './chain.ts'

const line = (id: string, day: string, action_type?: string) =>
  ({
    id,
    day,
    kind: 'prevention_session',
    dimensions: action_type ? { action_type } : {},
  }) as unknown as ActivityLine
const link = (from: string, to: string) =>
  ({ id: `${from}-${to}`, type: 'continues', from, to }) as unknown as SeriesLink

describe('a chain', () => {
  it('is told in the order of time, each with what led to it', () => {
    const [a, b, c] = [line('a', '2021-04-01'), line('b', '2022-04-01'), line('c', '2023-04-01')]
    const chain = chainOf([c, a, b], [link('a', 'b'), link('b', 'c')])
    expect(chain.map(({ activity, from }) => [activity.id, from.map((each) => each.activity.id)])).toEqual([
      ['a', []],
      ['b', ['a']],
      ['c', ['b']],
    ])
  })

  it('may come from two and lead to two', () => {
    const chain = chainOf(
      [line('a', '2021-01-01'), line('b', '2021-02-01'), line('c', '2022-01-01'), line('d', '2022-02-01')],
      [link('a', 'c'), link('b', 'c'), link('a', 'd')],
    )
    expect(chain.map(({ from }) => from.length)).toEqual([0, 0, 2, 1])
  })

  it('leaves out a link whose other end is not shown', () => {
    expect(chainOf([line('b', '2022-01-01')], [link('a', 'b')])[0]?.from).toEqual([])
  })
})

it('the earlier one comes first; on one day, the one that was open', () => {
  const [early, late] = [line('a', '2021-04-01'), line('b', '2022-04-01')]
  expect(inOrder(late, early)).toEqual({ from: early, to: late })
  expect(inOrder(early, late)).toEqual({ from: early, to: late })
  const same = line('c', '2021-04-01')
  expect(inOrder(early, same)).toEqual({ from: early, to: same })
})

it.each([
  ['one_off', 'evidence_based', 'grewInto'],
  ['one_off', 'built', 'grewInto'],
  ['one_off', undefined, 'grewInto'],
  ['one_off', 'one_off', 'continues'],
  ['evidence_based', 'evidence_based', 'continues'],
  [undefined, undefined, 'continues'],
])('%s then %s most likely means: %s', (before, after, type) => {
  expect(likelyType(line('a', '2021-01-01', before), line('b', '2022-01-01', after))).toBe(type)
})
