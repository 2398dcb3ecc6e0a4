import type { Meeting } from '@maillage/contract/meeting'
import type { Day, StructureId } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import { relationOf, standingOf, stepsOf, withMeeting } from './relation.ts'

const meeting = (day: string, more: Partial<Meeting> = {}): Meeting => ({
  id: day as Meeting['id'],
  version: 1,
  withdrawn: false,
  structureName: 'S1',
  partnerName: 'Lycée',
  structureId: 's1' as StructureId,
  partnerId: 'p' as StructureId,
  day: day as Day,
  purpose: null,
  stage: null,
  refusalReason: null,
  people: null,
  hours: null,
  note: '',
  nextStep: '',
  nextDay: null,
  ...more,
})

const names = { structureName: 'S1', partnerName: 'Lycée', partnerKind: 'school' }
const begun = relationOf(meeting('2024-01-10', { stage: 'met', nextStep: 'Écrire' }), names)

describe('a relation after one more meeting', () => {
  it.each<[string, { day: string; stage?: string; refusalReason?: string; nextStep?: string }, object]>([
    [
      'stays at its stage since it reached it',
      { day: '2024-02-10', stage: 'met' },
      { stage: 'met', stageSince: '2024-01-10', meetings: 2, lastDay: '2024-02-10', nextStep: '' },
    ],
    [
      'reaches another',
      { day: '2024-02-10', stage: 'refused', refusalReason: 'no_time' },
      { stage: 'refused', stageSince: '2024-02-10', refusalReason: 'no_time' },
    ],
    [
      'stands where it stood when nothing is said',
      { day: '2024-02-10' },
      { stage: 'met', lastDay: '2024-02-10' },
    ],
    [
      'is not moved by a meeting of before',
      { day: '2023-12-01', stage: 'contacted', nextStep: 'Rappeler' },
      { stage: 'met', stageSince: '2024-01-10', lastDay: '2024-01-10', nextStep: 'Écrire', meetings: 2 },
    ],
    [
      'takes the word of the second meeting of a day',
      { day: '2024-01-10', stage: 'project' },
      { stage: 'project', stageSince: '2024-01-10' },
    ],
  ])('%s', (_, { day, ...more }, expected) => {
    expect(withMeeting(begun, meeting(day, more))).toMatchObject(expected)
  })
})

it('steps are the meetings with which the stage changed, and each refusal, for each structure', () => {
  const other = { structureId: 's2' as StructureId }
  const newestFirst = [
    meeting('2024-05-01', { stage: 'met' }),
    meeting('2024-04-15', { stage: 'refused', refusalReason: 'no_time' }),
    meeting('2024-04-01', { stage: 'refused', refusalReason: 'prefers_one_off' }),
    meeting('2024-03-01'),
    meeting('2024-02-01', { stage: 'met', ...other }),
    meeting('2024-01-02', { stage: 'met' }),
    meeting('2024-01-01', { stage: 'met' }),
  ]
  expect(stepsOf(newestFirst).map((step) => step.reached)).toEqual([
    'met',
    'refused',
    'refused',
    null,
    'met',
    null,
    'met',
  ])
})

it('where one stands comes out of all meetings; nowhere before the first', () => {
  const newestFirst = [
    meeting('2024-03-01'),
    meeting('2024-02-01', { stage: 'agreed' }),
    meeting('2024-01-01'),
  ]
  expect(standingOf(newestFirst)).toMatchObject({ stage: 'agreed', stageSince: '2024-02-01', meetings: 3 })
  expect(standingOf([])).toBeUndefined()
})
