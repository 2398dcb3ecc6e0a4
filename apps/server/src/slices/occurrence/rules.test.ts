import type { OccurrenceDraft } from '@maillage/contract/occurrence'
import { Day, StructureId } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import { daysBetween } from './rules.ts'

const day = (text: string) => Day.parse(text)

const plan = (more: Partial<OccurrenceDraft>): OccurrenceDraft => ({
  title: 'Permanence',
  usual: {
    kind: 'permanence',
    kindVersion: 1,
    day: day('2024-01-03'),
    structureId: StructureId.parse('018f0000-0000-7000-8000-000000000001'),
    coStructureId: null,
    siteId: null,
    dimensions: {},
    tags: {},
    texts: {},
    values: [],
  },
  firstDay: day('2024-01-03'),
  lastDay: null,
  recurrence: { every: 'week', interval: 2 },
  startTime: '14:00',
  durationMin: 120,
  exceptions: [],
  ...more,
})

describe('the days of something that comes back', () => {
  const cases: [string, Partial<OccurrenceDraft>, string, string, string[]][] = [
    ['every other week', {}, '2024-01-01', '2024-02-10', ['2024-01-03', '2024-01-17', '2024-01-31']],
    [
      'without its exceptions',
      { exceptions: [day('2024-01-17')] },
      '2024-01-01',
      '2024-02-01',
      ['2024-01-03', '2024-01-31'],
    ],
    [
      'until its last day',
      { lastDay: day('2024-01-17') },
      '2024-01-01',
      '2024-12-31',
      ['2024-01-03', '2024-01-17'],
    ],
    [
      'the first Wednesday of the month',
      { recurrence: { every: 'month', nth: 1 } },
      '2024-01-01',
      '2024-03-31',
      ['2024-01-03', '2024-02-07', '2024-03-06'],
    ],
    [
      'the last Wednesday of the month',
      { recurrence: { every: 'month', nth: -1 } },
      '2024-02-01',
      '2024-03-31',
      ['2024-02-28', '2024-03-27'],
    ],
    ['none before the first', {}, '2023-01-01', '2024-01-02', []],
    [
      'across the change of hour',
      { recurrence: { every: 'week', interval: 1 } },
      '2024-03-25',
      '2024-04-05',
      ['2024-03-27', '2024-04-03'],
    ],
  ]
  for (const [what, more, from, to, expected] of cases) {
    it(what, () => expect(daysBetween(plan(more), day(from), day(to))).toEqual(expected))
  }
})
