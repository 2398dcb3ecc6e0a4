import type { ActivityDraftInput } from '@maillage/contract/activity'
import { addDays } from '@maillage/contract/occurrence-rules'
import type { ProblemCode } from '@maillage/contract/problems'
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

/** A course at Montbéliard; a valid draft to be spoilt by each test. */
const stage = (world: World, more: Partial<ActivityDraftInput> = {}): ActivityDraftInput => ({
  kind: 'stage',
  kindVersion: 1,
  day: '2023-03-14',
  structureId: world.structure,
  siteId: world.sites.montbeliard,
  values: [{ measure: 'participants', state: 'observed', amount: 7 }],
  ...more,
})

const record = (draft: ActivityDraftInput, more = {}) => ({ id: newId(), baseVersion: 0, draft, ...more })

describe('recording an activity', () => {
  it(
    'is for people who are signed in',
    within(async (world) => {
      expect(await refused(world.nobody.activity.save(record(stage(world))))).toBe('auth.required')
    }),
  )

  it(
    'is for those who record',
    within(async (world) => {
      const reader = await world.as('reader', null)
      expect(await refused(reader.activity.save(record(stage(world))))).toBe('access.denied')
    }),
  )

  it(
    'is for the person’s own structure',
    within(async (world) => {
      const worker = await world.as('worker', world.otherStructure)
      expect(await refused(worker.activity.save(record(stage(world))))).toBe('access.other_structure')
    }),
  )

  it(
    'says 403 before 400',
    within(async (world) => {
      const reader = await world.as('reader', null)
      expect(await refused(reader.activity.save({ nonsense: true } as never))).toBe('access.denied')
      expect(await refused(world.head.activity.save({ nonsense: true } as never))).toBe('request.invalid')
    }),
  )

  const invalid: [string, (world: World) => Partial<ActivityDraftInput>, ProblemCode][] = [
    ['an unknown kind', () => ({ kind: 'knitting' }), 'activity.kind_unknown'],
    ['a kind before its time', () => ({ day: '1999-01-01' }), 'activity.kind_not_valid_on_day'],
    ['no site where one is needed', () => ({ siteId: null }), 'activity.invalid'],
    ['no participants', () => ({ values: [] }), 'activity.invalid'],
    [
      'half a participant',
      () => ({ values: [{ measure: 'participants', state: 'observed', amount: 0.5 }] }),
      'activity.invalid',
    ],
    [
      'fewer than none',
      () => ({ values: [{ measure: 'participants', state: 'observed', amount: -1 }] }),
      'activity.invalid',
    ],
    [
      'an unknown measure',
      () => ({ values: [{ measure: 'smiles', state: 'observed', amount: 3 }] }),
      'activity.invalid',
    ],
    [
      'a site of another structure',
      (world) => ({ siteId: world.sites.elsewhere }),
      'activity.site_not_of_structure',
    ],
    ['a day that does not exist', () => ({ day: '2023-02-30' }), 'request.invalid'],
    ['a day to come', () => ({ day: addDays(today, 2) }), 'activity.day_to_come'],
  ]
  for (const [what, spoil, code] of invalid) {
    it(
      `refuses ${what}`,
      within(async (world) => {
        expect(await refused(world.head.activity.save(record(stage(world, spoil(world)))))).toBe(code)
        expect((await world.head.activity.list({})).total).toBe(0)
      }),
    )
  }

  it(
    'takes the day that a phone overseas is ahead of the network by',
    within(async (world) => {
      const ahead = addDays(today, 1)
      expect(await world.head.activity.save(record(stage(world, { day: ahead })))).toMatchObject({
        day: ahead,
      })
    }),
  )

  it(
    'gives the same request the same answer, once',
    within(async (world) => {
      const input = record(stage(world))
      const first = await world.head.activity.save(input)
      expect(await world.head.activity.save(input)).toEqual(first)
      expect((await world.head.activity.list({})).total).toBe(1)
    }),
  )

  it(
    'refuses a correction of an old version',
    within(async (world) => {
      const input = record(stage(world))
      await world.head.activity.save(input)
      await world.head.activity.save({ ...input, baseVersion: 1, draft: stage(world, { day: '2023-03-15' }) })
      const late = { ...input, baseVersion: 1, draft: stage(world, { day: '2023-03-16' }) }
      expect(await refused(world.head.activity.save(late))).toBe('thing.changed_meanwhile')
    }),
  )

  it(
    'keeps every version with who and why',
    within(async (world) => {
      const input = record(stage(world))
      await world.head.activity.save(input)
      await world.head.activity.save({
        ...input,
        baseVersion: 1,
        reason: 'recompté',
        draft: stage(world, { day: '2023-03-15' }),
      })
      await world.head.activity.withdraw({ id: input.id, baseVersion: 2, reason: 'doublon' })
      const { versions, activity } = await world.head.activity.read({ id: input.id })
      expect(versions.map(({ version, reason, withdrawn, by }) => [version, reason, withdrawn, by])).toEqual([
        [3, 'doublon', true, 'head d’essai'],
        [2, 'recompté', false, 'head d’essai'],
        [1, null, false, 'head d’essai'],
      ])
      expect(versions.map((version) => version.draft?.day)).toEqual([
        '2023-03-15',
        '2023-03-15',
        '2023-03-14',
      ])
      expect(activity.withdrawn).toBe(true)
    }),
  )

  it(
    'stays correctable where it was done, after the site passed to another structure',
    within(async (world) => {
      const input = record(stage(world))
      await world.head.activity.save(input)
      const coordinator = await world.as('coordinator', null)
      const passed = { structureId: world.otherStructure, name: 'Montbéliard' }
      await coordinator.network.saveSite({ id: world.sites.montbeliard, baseVersion: 1, draft: passed })
      expect(await refused(world.head.activity.save(record(stage(world))))).toBe(
        'activity.site_not_of_structure',
      )
      const later = { ...input, baseVersion: 1, draft: stage(world, { day: '2023-03-15' }) }
      expect((await world.head.activity.save(later)).version).toBe(2)
      expect((await world.head.activity.withdraw({ id: input.id, baseVersion: 2 })).withdrawn).toBe(true)
    }),
  )

  it(
    'does not exist for another structure or another network',
    within(async (world) => {
      const { id } = await world.head.activity.save(record(stage(world)))
      const neighbour = await world.as('head', world.otherStructure)
      expect(await refused(neighbour.activity.read({ id }))).toBe('thing.not_found')
      expect(await refused(world.stranger.activity.read({ id }))).toBe('thing.not_found')
      expect((await world.stranger.activity.list({})).total).toBe(0)
    }),
  )
})

describe('finding activities', () => {
  it(
    'searches words without accents, in both languages, and by place',
    within(async (world) => {
      await world.head.activity.save(record(stage(world)))
      await world.head.activity.save(record(stage(world, { siteId: world.sites.belfort, day: '2023-05-02' })))
      const found = async (search: string) =>
        (await world.head.activity.list({ search })).lines.map((line) => line.siteName)
      expect(await found('montbeliard')).toEqual(['Montbéliard'])
      expect(await found('Awareness BELFORT')).toEqual(['Belfort'])
      expect(await found('nothing of the kind')).toEqual([])
    }),
  )

  it(
    'offers the kinds that the person records most, with the last to repeat',
    within(async (world) => {
      await world.head.activity.save(record(stage(world)))
      await world.head.activity.save(record(stage(world, { siteId: world.sites.belfort })))
      const [first] = await world.head.activity.frequent({})
      expect(first).toMatchObject({ kind: 'stage', count: 2, last: { siteId: world.sites.belfort } })
      const colleague = await world.as('worker')
      expect(await colleague.activity.frequent({})).toEqual([])
    }),
  )

  it(
    'counts what each structure in reach carried, month by month',
    within(async (world) => {
      const input = record(stage(world))
      await world.head.activity.save(input)
      await world.head.activity.save(record(stage(world, { coStructureId: world.otherStructure })))
      await world.head.activity.save(record(stage(world, { day: '2023-05-02' })))
      const period = { from: '2023-03-01', to: '2023-04-30' }
      const march = { structureId: world.structure, kind: 'stage', month: '2023-03-01' }
      expect(await world.head.activity.counts(period)).toEqual([{ ...march, activities: 2 }])
      await world.head.activity.withdraw({ id: input.id, baseVersion: 1 })
      const coordinator = await world.as('coordinator', null)
      expect(await coordinator.activity.counts(period)).toEqual([{ ...march, activities: 1 }])
      const neighbour = await world.as('head', world.otherStructure)
      expect(await neighbour.activity.counts(period)).toEqual([])
    }),
  )

  it(
    'says whether a correction will need a reason: once a report of its year was submitted',
    within(async (world) => {
      const input = record(stage(world))
      await world.head.activity.save(input)
      const submitted = async () => (await world.head.activity.read({ id: input.id })).yearSubmitted
      expect(await submitted()).toBe(false)
      const report = { id: newId(), template: 'csapa', structureId: world.structure, year: 2023 }
      await world.head.report.create(report)
      await world.head.report.submit({ id: report.id, submissionId: newId() })
      expect(await submitted()).toBe(true)
    }),
  )
})
