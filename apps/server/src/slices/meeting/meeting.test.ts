import type { MeetingDraft } from '@maillage/contract/meeting'
import { addDays } from '@maillage/contract/occurrence-rules'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { dayIn, instantOf } from '../../platform/time/zone.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const today = dayIn('Europe/Paris', instantOf(new Date()))

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const draft = (world: World, more: Partial<Record<keyof MeetingDraft, unknown>> = {}) =>
  ({
    structureId: world.structure,
    partnerId: world.otherStructure,
    day: '2023-02-07',
    purpose: 'project',
    stage: 'met',
    refusalReason: null,
    people: 4,
    hours: 1.5,
    note: 'Un projet par étapes avec le service d’hébergement.',
    nextStep: 'Rappeler la cheffe de service',
    nextDay: '2023-03-01',
    ...more,
  }) as MeetingDraft

/** Noted by the head of the first structure. */
const noted = (world: World, more = {}) =>
  world.head.meeting.save({ id: newId(), baseVersion: 0, draft: draft(world, more) })

describe('noting a meeting', () => {
  it(
    'is for those who record in the structure',
    within(async (world) => {
      const input = { id: newId(), baseVersion: 0, draft: draft(world) }
      expect(await refused(world.nobody.meeting.save(input))).toBe('auth.required')
      const reader = await world.as('reader', null)
      expect(await refused(reader.meeting.save(input))).toBe('access.denied')
      const neighbour = await world.as('worker', world.otherStructure)
      expect(await refused(neighbour.meeting.save(input))).toBe('access.other_structure')
      await world.head.meeting.save(input)
      const theirs = draft(world, { structureId: world.otherStructure, partnerId: world.structure })
      const taken = neighbour.meeting.save({ ...input, baseVersion: 1, draft: theirs })
      expect(await refused(taken)).toBe('access.other_structure')
    }),
  )

  it.each<[string, string, (world: World) => Partial<Record<keyof MeetingDraft, unknown>>]>([
    ['with itself', 'meeting.with_itself', (world) => ({ partnerId: world.structure })],
    ['at an unknown stage', 'activity.invalid', () => ({ stage: 'enchanted' })],
    ['for an unknown purpose', 'activity.invalid', () => ({ purpose: 'lunch' })],
    ['refused for an unknown reason', 'activity.invalid', () => ({ refusalReason: 'the_moon' })],
    ['before meetings were recorded', 'activity.kind_not_valid_on_day', () => ({ day: '2009-12-31' })],
    ['on a day to come', 'activity.day_to_come', () => ({ day: addDays(today, 2) })],
    ['on a day that does not exist', 'request.invalid', () => ({ day: '2023-02-30' })],
    ['of a length that is no quarter of an hour', 'request.invalid', () => ({ hours: 1.1 })],
    ['with a partner that nobody knows', 'thing.not_found', () => ({ partnerId: newId() })],
  ])('refuses a meeting %s', (_, code, more) =>
    within(async (world) => expect(await refused(noted(world, more(world)))).toBe(code))(),
  )

  it(
    'is once however often it is sent, and corrected from the version that was read',
    within(async (world) => {
      const input = { id: newId(), baseVersion: 0, draft: draft(world) }
      const first = await world.head.meeting.save(input)
      expect(first).toMatchObject({
        ...input.draft,
        structureName: 'S1',
        partnerName: 'Structure 2',
        version: 1,
      })
      expect(await world.head.meeting.save(input)).toEqual(first)
      const changed = { ...input, baseVersion: 1, draft: draft(world, { nextStep: '', nextDay: null }) }
      expect(await world.head.meeting.save(changed)).toMatchObject({
        version: 2,
        nextStep: '',
        nextDay: null,
      })
      expect(await refused(world.head.meeting.save({ ...input, baseVersion: 1 }))).toBe(
        'thing.changed_meanwhile',
      )
      expect(await refused(world.head.meeting.save({ ...input, id: newId(), baseVersion: 1 }))).toBe(
        'thing.not_found',
      )
    }),
  )

  it(
    'is taken back by its own structure, out of the figures too, and brought back',
    within(async (world) => {
      const { id } = await noted(world)
      const neighbour = await world.as('worker', world.otherStructure)
      expect(await refused(neighbour.meeting.withdraw({ id, baseVersion: 1 }))).toBe('access.other_structure')
      expect(await refused(world.head.meeting.withdraw({ id: newId(), baseVersion: 1 }))).toBe(
        'thing.not_found',
      )
      const withdrawn = await world.head.meeting.withdraw({ id, baseVersion: 1 })
      expect(await world.head.meeting.withdraw({ id, baseVersion: 1 })).toEqual(withdrawn)
      expect(await world.head.meeting.list({})).toEqual([])
      expect((await world.head.activity.list({})).total).toBe(0)
      await world.head.meeting.save({ id, baseVersion: 2, draft: draft(world) })
      expect((await world.head.activity.list({})).total).toBe(1)
    }),
  )
})

describe('reading meetings', () => {
  it(
    'is for the structures in reach, newest first, with one partner or all',
    within(async (world) => {
      await noted(world, { day: '2023-02-07' })
      await noted(world, { day: '2023-05-02' })
      expect(await refused(world.nobody.meeting.list({}))).toBe('auth.required')
      const neighbour = await world.as('worker', world.otherStructure)
      for (const client of [neighbour, world.stranger]) {
        expect([await client.meeting.list({}), await client.meeting.relations()]).toEqual([[], []])
      }
      const days = async (partnerId: typeof world.structure) =>
        (await world.head.meeting.list({ partnerId })).map((meeting) => meeting.day)
      expect(await days(world.otherStructure)).toEqual(['2023-05-02', '2023-02-07'])
      expect(await days(world.structure)).toEqual([])
      const coordinator = await world.as('coordinator', null)
      expect(await coordinator.meeting.list({})).toHaveLength(2)
    }),
  )
})

describe('where a relation stands', () => {
  const cases: [string, Partial<MeetingDraft>[] | object[], object][] = [
    [
      'the last stage, since the meeting that first said so',
      [
        { day: '2022-03-01', stage: 'contacted' },
        { day: '2022-06-01', stage: 'met' },
        { day: '2022-09-01', stage: 'met' },
      ],
      { meetings: 3, stage: 'met', stageSince: '2022-06-01', lastDay: '2022-09-01', refusalReason: null },
    ],
    [
      'not changed by a meeting that says no stage',
      [
        { day: '2022-06-01', stage: 'agreed' },
        { day: '2022-09-01', stage: null },
      ],
      { stage: 'agreed', stageSince: '2022-06-01', lastDay: '2022-09-01' },
    ],
    [
      'come back to after another',
      [
        { day: '2021-01-01', stage: 'met' },
        { day: '2022-01-01', stage: 'refused', refusalReason: 'no_time' },
        { day: '2023-01-01', stage: 'met' },
      ],
      { stage: 'met', stageSince: '2023-01-01', refusalReason: null },
    ],
    [
      'refused, with the last reason',
      [
        { day: '2022-01-01', stage: 'refused', refusalReason: 'no_time' },
        { day: '2022-02-01', stage: 'refused', refusalReason: 'prefers_one_off' },
      ],
      { stage: 'refused', stageSince: '2022-01-01', refusalReason: 'prefers_one_off' },
    ],
    [
      'unknown while no meeting said',
      [{ day: '2022-01-01', stage: null }],
      { stage: null, stageSince: null, meetings: 1 },
    ],
    [
      'with the next step of the last meeting',
      [
        { day: '2022-01-01', nextStep: 'Écrire', nextDay: '2022-02-01' },
        { day: '2022-01-15', nextStep: '', nextDay: null },
      ],
      { nextStep: '', nextDay: null },
    ],
  ]
  it.each(cases)('%s', (_, meetings, expected) =>
    within(async (world) => {
      for (const more of meetings) await noted(world, more)
      const relations = await world.head.meeting.relations()
      expect(relations).toHaveLength(1)
      expect(relations[0]).toMatchObject({
        structureName: 'S1',
        partnerName: 'Structure 2',
        partnerKind: 'csapa_caarud',
        ...expected,
      })
    })(),
  )

  it(
    'is each structure’s own, without meetings taken back',
    within(async (world) => {
      await noted(world, { stage: 'met' })
      const { id } = await noted(world, { day: '2023-06-01', stage: 'active' })
      await world.head.meeting.withdraw({ id, baseVersion: 1 })
      const coordinator = await world.as('coordinator', null)
      const theirs = draft(world, {
        structureId: world.otherStructure,
        partnerId: world.structure,
        day: '2023-04-01',
        stage: 'project',
      })
      await coordinator.meeting.save({ id: newId(), baseVersion: 0, draft: theirs })
      expect(
        (await coordinator.meeting.relations()).map(({ structureName, stage }) => [structureName, stage]),
      ).toEqual([
        ['S2', 'project'],
        ['S1', 'met'],
      ])
      expect(await world.head.meeting.relations()).toHaveLength(1)
    }),
  )
})
