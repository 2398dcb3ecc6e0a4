import type { Occurrence } from '@maillage/contract/occurrence'
import { addDays } from '@maillage/contract/occurrence-rules'
import { Day } from '@maillage/contract/values'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { dayIn, instantOf } from '../../platform/time/zone.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const today = dayIn('Europe/Paris', instantOf(new Date()))
const week = (n: number): Day => addDays(today, -7 * n)

const usual = (world: World, more = {}) => ({
  kind: 'permanence',
  kindVersion: 1,
  day: today,
  structureId: world.structure,
  siteId: world.sites.belfort,
  values: [
    { measure: 'contacts', state: 'observed' as const, amount: 5 },
    { measure: 'hours', state: 'observed' as const, amount: 2 },
  ],
  ...more,
})

const plan = (world: World, more = {}) => ({
  title: 'Permanence de Belfort',
  usual: usual(world),
  firstDay: week(2),
  lastDay: null,
  recurrence: { every: 'week' as const, interval: 1 },
  startTime: '14:00',
  durationMin: 120,
  exceptions: [],
  ...more,
})

/** Planned by the head of the first structure. */
const planned = (world: World, more = {}): Promise<Occurrence> =>
  world.head.occurrence.save({ id: newId(), baseVersion: 0, draft: plan(world, more) })

const held = (world: World) => ({ outcome: 'held' as const, activityId: newId(), draft: usual(world) })
const notHeld = { outcome: 'notHeld' as const, reason: 'place_closed' }

describe('planning something that comes back', () => {
  it(
    'is for those who record in the structure',
    within(async (world) => {
      const input = { id: newId(), baseVersion: 0, draft: plan(world) }
      expect(await refused(world.nobody.occurrence.save(input))).toBe('auth.required')
      const reader = await world.as('reader', null)
      expect(await refused(reader.occurrence.save(input))).toBe('access.denied')
      const neighbour = await world.as('head', world.otherStructure)
      expect(await refused(neighbour.occurrence.save(input))).toBe('access.other_structure')
    }),
  )

  it.each<[string, string, (world: World) => object]>([
    [
      'an unknown kind',
      'activity.kind_unknown',
      (world) => ({ usual: usual(world, { kind: 'unheard_of' }) }),
    ],
    [
      'usual values that are not complete',
      'activity.invalid',
      (world) => ({ usual: usual(world, { values: [] }) }),
    ],
    [
      'a site of another structure',
      'activity.site_not_of_structure',
      (world) => ({ usual: usual(world, { siteId: world.sites.elsewhere }) }),
    ],
    ['a last day before the first', 'occurrence.no_day', () => ({ lastDay: week(3) })],
    ['only days left out', 'occurrence.no_day', () => ({ lastDay: week(2), exceptions: [week(2)] })],
    ['an hour that does not exist', 'request.invalid', () => ({ startTime: '24:00' })],
    ['a fifth weekday of the month', 'request.invalid', () => ({ recurrence: { every: 'month', nth: 5 } })],
  ])('refuses %s', (_, code, more) =>
    within(async (world) => expect(await refused(planned(world, more(world)))).toBe(code))(),
  )

  it(
    'is once however often it is sent, and corrected from the version that was read',
    within(async (world) => {
      const input = { id: newId(), baseVersion: 0, draft: plan(world) }
      const first = await world.head.occurrence.save(input)
      expect(await world.head.occurrence.save(input)).toEqual(first)
      const changed = { ...input, baseVersion: 1, draft: plan(world, { title: 'Belfort, le soir' }) }
      expect(await world.head.occurrence.save(changed)).toMatchObject({
        version: 2,
        title: 'Belfort, le soir',
      })
      const late = { ...input, baseVersion: 1 }
      expect(await refused(world.head.occurrence.save(late))).toBe('thing.changed_meanwhile')
      const unknown = { ...input, id: newId(), baseVersion: 1 }
      expect(await refused(world.head.occurrence.save(unknown))).toBe('thing.not_found')
    }),
  )

  it(
    'stops, leaves the lists, can still be read, and goes on when that was a mistake',
    within(async (world) => {
      const { id } = await planned(world)
      const neighbour = await world.as('worker', world.otherStructure)
      expect(await refused(neighbour.occurrence.withdraw({ id, baseVersion: 1 }))).toBe(
        'access.other_structure',
      )
      expect(await refused(world.head.occurrence.withdraw({ id: newId(), baseVersion: 1 }))).toBe(
        'thing.not_found',
      )
      const stopped = await world.head.occurrence.withdraw({ id, baseVersion: 1 })
      expect(await world.head.occurrence.withdraw({ id, baseVersion: 1 })).toEqual(stopped)
      expect([await world.head.occurrence.list(), await world.head.occurrence.due()]).toEqual([[], []])
      expect(await world.head.occurrence.read({ id })).toMatchObject({ withdrawn: true, version: 2 })
      await world.head.occurrence.save({ id, baseVersion: 2, draft: plan(world) })
      expect(await world.head.occurrence.list()).toHaveLength(1)
    }),
  )

  it(
    'is read by its own structure only',
    within(async (world) => {
      const { id } = await planned(world)
      const neighbour = await world.as('worker', world.otherStructure)
      const period = { from: week(2), to: today }
      for (const client of [neighbour, world.stranger]) {
        expect(await refused(client.occurrence.read({ id }))).toBe('thing.not_found')
        expect(await refused(client.occurrence.days({ id, ...period }))).toBe('thing.not_found')
        expect(await refused(client.occurrence.calendar({ id }))).toBe('thing.not_found')
        expect(await client.occurrence.list()).toEqual([])
        expect(await client.occurrence.days(period)).toEqual([])
        expect(await client.occurrence.due()).toEqual([])
      }
    }),
  )
})

describe('answering for a day', () => {
  it(
    'is for those who record in the structure, on its days, with a reason that is known',
    within(async (world) => {
      const { id } = await planned(world)
      const day = week(1)
      expect(await refused(world.nobody.occurrence.answer({ id, day, answer: notHeld }))).toBe(
        'auth.required',
      )
      const neighbour = await world.as('worker', world.otherStructure)
      expect(await refused(neighbour.occurrence.answer({ id, day, answer: notHeld }))).toBe(
        'access.other_structure',
      )
      const because = (reason: string) =>
        refused(world.head.occurrence.answer({ id, day, answer: { outcome: 'notHeld', reason } }))
      expect(await because('the_moon')).toBe('request.invalid')
      const elsewhen = addDays(day, 1)
      expect(await refused(world.head.occurrence.answer({ id, day: elsewhen, answer: notHeld }))).toBe(
        'occurrence.not_on_day',
      )
      const toCome = { id, day: addDays(today, 7), answer: held(world) }
      expect(await refused(world.head.occurrence.answer(toCome))).toBe('activity.day_to_come')
      expect(await refused(world.head.occurrence.answer({ id: newId(), day, answer: notHeld }))).toBe(
        'thing.not_found',
      )
    }),
  )

  it(
    'records what was done on that day by the same stroke, once',
    within(async (world) => {
      const { id } = await planned(world)
      const input = { id, day: week(2), answer: held(world) }
      const answered = await world.head.occurrence.answer(input)
      expect(answered.activity).toMatchObject({ day: week(2), siteId: world.sites.belfort, source: null })
      expect(await world.head.occurrence.answer(input)).toEqual(answered)
      expect((await world.head.activity.list({})).total).toBe(1)
      expect(await refused(world.head.occurrence.answer({ ...input, answer: notHeld }))).toBe(
        'occurrence.answered',
      )
      expect(await refused(world.head.occurrence.answer({ ...input, answer: held(world) }))).toBe(
        'occurrence.answered',
      )
    }),
  )

  it(
    'leaves the days that nobody answered, newest first',
    within(async (world) => {
      const { id } = await planned(world)
      const due = async () => (await world.head.occurrence.due()).map((each) => each.day)
      expect(await due()).toEqual([week(0), week(1), week(2)])
      await world.head.occurrence.answer({ id, day: week(2), answer: held(world) })
      await world.head.occurrence.answer({ id, day: week(1), answer: notHeld })
      expect(await due()).toEqual([week(0)])
      expect((await world.head.occurrence.due())[0]).toMatchObject({ siteName: 'Belfort' })
    }),
  )

  it(
    'shows what was held, what was not and why, and what waits',
    within(async (world) => {
      const { id } = await planned(world)
      await world.head.occurrence.answer({ id, day: week(2), answer: held(world) })
      await world.head.occurrence.answer({ id, day: week(1), answer: notHeld })
      const days = await world.head.occurrence.days({ id, from: week(3), to: addDays(today, 7) })
      expect(
        days.map(({ day, planned: isPlanned, answer }) => [day, isPlanned, answer?.outcome ?? null]),
      ).toEqual([
        [week(2), true, 'held'],
        [week(1), true, 'notHeld'],
        [today, true, null],
        [addDays(today, 7), true, null],
      ])
      expect(days[0]?.answer?.activity?.amounts).toEqual([
        { measure: 'contacts', amount: 5 },
        { measure: 'hours', amount: 2 },
      ])
      expect(days[1]?.answer).toMatchObject({ reason: 'place_closed', activity: null, by: 'head d’essai' })
      expect(await refused(world.head.occurrence.days({ from: week(100), to: today }))).toBe(
        'request.invalid',
      )
    }),
  )

  it(
    'keeps what was said when the plan changes',
    within(async (world) => {
      const { id } = await planned(world)
      await world.head.occurrence.answer({ id, day: week(2), answer: held(world) })
      const moved = plan(world, { firstDay: addDays(today, 1) })
      await world.head.occurrence.save({ id, baseVersion: 1, draft: moved })
      const days = await world.head.occurrence.days({ id, from: week(3), to: addDays(today, 1) })
      expect(days.map(({ day, planned: isPlanned }) => [day, isPlanned])).toEqual([
        [week(2), false],
        [addDays(today, 1), true],
      ])
    }),
  )
})

describe('taking an answer back', () => {
  it(
    'is for those who record in the structure',
    within(async (world) => {
      const { id } = await planned(world)
      const input = { id, day: week(1) }
      expect(await refused(world.nobody.occurrence.withdrawAnswer(input))).toBe('auth.required')
      const neighbour = await world.as('worker', world.otherStructure)
      expect(await refused(neighbour.occurrence.withdrawAnswer(input))).toBe('access.other_structure')
      expect(await refused(world.head.occurrence.withdrawAnswer({ ...input, id: newId() }))).toBe(
        'thing.not_found',
      )
    }),
  )

  it(
    'asks again, and takes out of the figures what was recorded; twice is once',
    within(async (world) => {
      const { id } = await planned(world)
      const day = week(1)
      await world.head.occurrence.answer({ id, day, answer: held(world) })
      for (const _ of ['once', 'twice']) {
        expect(await world.head.occurrence.withdrawAnswer({ id, day })).toEqual({ day })
      }
      expect((await world.head.activity.list({})).total).toBe(0)
      expect((await world.head.occurrence.due()).map((due) => due.day)).toContain(day)
      await world.head.occurrence.answer({ id, day, answer: notHeld })
      await world.head.occurrence.withdrawAnswer({ id, day })
      await world.head.occurrence.answer({ id, day, answer: held(world) })
      expect((await world.head.activity.list({})).total).toBe(1)
    }),
  )

  it(
    'changes nothing of a record that somebody removed already',
    within(async (world) => {
      const { id } = await planned(world)
      const answer = held(world)
      await world.head.occurrence.answer({ id, day: week(1), answer })
      await world.head.activity.withdraw({ id: answer.activityId, baseVersion: 1 })
      const [first] = await world.head.occurrence.days({ id, from: week(1), to: week(1) })
      expect(first?.answer?.activity).toMatchObject({ withdrawn: true, amounts: [] })
      await world.head.occurrence.withdrawAnswer({ id, day: week(1) })
      expect(await world.head.activity.read({ id: answer.activityId })).toMatchObject({
        activity: { version: 2, withdrawn: true },
      })
    }),
  )

  it(
    'needs a reason once the year was submitted',
    within(async (world) => {
      const day = Day.parse('2023-03-01')
      const { id } = await planned(world, { firstDay: day })
      await world.head.occurrence.answer({ id, day, answer: held(world) })
      const report = { id: newId(), template: 'csapa', structureId: world.structure, year: 2023 }
      await world.head.report.create(report)
      await world.head.report.submit({ id: report.id, submissionId: newId() })
      expect(await refused(world.head.occurrence.withdrawAnswer({ id, day }))).toBe(
        'activity.reason_required',
      )
      await world.head.occurrence.withdrawAnswer({ id, day, reason: 'Jour noté par erreur' })
      expect((await world.head.activity.list({})).total).toBe(0)
    }),
  )
})

it(
  'the calendar holds what comes back, or one thing that does',
  within(async (world) => {
    const { id } = await planned(world)
    await planned(world, { title: 'Permanence de Montbéliard' })
    const all = await world.head.occurrence.calendar()
    expect([all.type, await all.text()]).toEqual([
      'text/calendar',
      expect.stringMatching(/SUMMARY:Permanence de Belfort[\s\S]+SUMMARY:Permanence de Montbéliard/),
    ])
    const one = await (await world.head.occurrence.calendar({ id })).text()
    expect(one.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(one).toContain('LOCATION:Belfort')
    expect(await refused(world.nobody.occurrence.calendar())).toBe('auth.required')
  }),
)
