import type { MeetingDraft } from '@maillage/contract/meeting'
import type { Day, StructureId } from '@maillage/contract/values'
import { expect, it } from 'vitest'
import { issuesOf } from './issues.ts'

const met: MeetingDraft = {
  structureId: 's' as StructureId,
  partnerId: 'p' as StructureId,
  day: '2024-05-14' as Day,
  purpose: null,
  stage: null,
  refusalReason: null,
  people: 12,
  hours: 1.5,
  note: '',
  nextStep: '',
  nextDay: null,
}

it.each<[string, Partial<MeetingDraft>, string[]]>([
  ['nothing', {}, []],
  ['a length of more than a day', { hours: 130 }, ['hours']],
  ['a length that is not in quarters', { hours: 1.33 }, ['hours']],
  ['more people than a meeting holds', { people: 501 }, ['people']],
  ['a day to come', { day: '2024-06-02' as Day }, ['day']],
  ['a day of no year', { day: '0024-05-14' as Day }, ['day']],
  ['a refusal without its reason', { stage: 'refused' }, ['reason']],
])('%s stands in the way', (_what, changes, fields) => {
  expect([...issuesOf({ ...met, ...changes }, '2024-06-01').keys()]).toEqual(fields)
})
