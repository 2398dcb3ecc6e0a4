import { StatementId } from '@maillage/contract/values'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const activeFile = ({ structure }: World, more: object = {}) => ({
  id: StatementId.parse(newId()),
  baseVersion: 0,
  draft: {
    structureId: structure,
    measure: 'active_file',
    from: '2022-01-01',
    to: '2022-12-31',
    state: 'observed' as const,
    amount: 812,
    source: 'Logiciel de file active',
    ...more,
  },
})

describe('a statement', () => {
  it(
    'is made by those who answer for the structure',
    within(async (world) => {
      const worker = await world.as('worker')
      const other = activeFile(world, { structureId: world.otherStructure })
      expect(await refused(world.nobody.statement.save(activeFile(world)))).toBe('auth.required')
      expect(await refused(worker.statement.save(activeFile(world)))).toBe('access.denied')
      expect(await refused(world.head.statement.save(other))).toBe('access.other_structure')
      expect(await refused(world.head.statement.save(activeFile(world, { structureId: null })))).toBe(
        'access.other_structure',
      )
    }),
  )

  it.each([
    ['half a person', { amount: 812.5 }],
    ['less than nobody', { amount: -1 }],
    ['more people than there are', { amount: 1e15 }],
    ['an amount that is not said', { amount: null }],
    ['an unknown measure', { measure: 'happiness' }],
    ['an end before the beginning', { to: '2021-12-31' }],
  ])('does not say %s', (_name, more) =>
    within(async (world) => {
      expect(await refused(world.head.statement.save(activeFile(world, more)))).toBe('request.invalid')
    })(),
  )

  it(
    'says a staff to the hundredth, and the same again is the same',
    within(async (world) => {
      const staff = activeFile(world, { measure: 'fte', amount: 3.35 })
      const said = await world.head.statement.save(staff)
      expect(await world.head.statement.save(staff)).toEqual(said)
      expect(said.amount).toBe(3.35)
      const finer = activeFile(world, { measure: 'fte', amount: 3.357 })
      expect(await refused(world.head.statement.save(finer))).toBe('request.invalid')
    }),
  )

  it(
    'corrected from an older version is refused, and stands as it was',
    within(async (world) => {
      const first = activeFile(world)
      await world.head.statement.save(first)
      await world.head.statement.save({ ...first, baseVersion: 1, draft: { ...first.draft, amount: 815 } })
      const late = { ...first, baseVersion: 1, draft: { ...first.draft, amount: 900 } }
      expect(await refused(world.head.statement.save(late))).toBe('thing.changed_meanwhile')
      const [kept] = await world.head.statement.list({ year: 2022 })
      expect(kept).toMatchObject({ amount: 815, version: 2 })
    }),
  )
})

const pastTotal = ({ structure }: World, more: object = {}) => ({
  id: newId(),
  baseVersion: 0,
  structureId: structure,
  indicator: 'youth_consultations',
  dimensions: {},
  year: 2019,
  state: 'observed' as const,
  amount: 352,
  source: 'Rapport 2019 imprimé',
  ...more,
})

describe('a past total', () => {
  it(
    'is typed in once for a figure and a year',
    within(async (world) => {
      const total = pastTotal(world)
      const kept = await world.head.statement.savePastTotal(total)
      expect(await world.head.statement.savePastTotal(total)).toEqual(kept)
      const again = { ...total, id: newId(), amount: 353 }
      expect(await refused(world.head.statement.savePastTotal(again))).toBe('statement.total_taken')
    }),
  )

  it.each([
    ['of an unknown figure', { indicator: 'happiness' }],
    ['below zero', { amount: -3 }],
    ['of a state that contradicts it', { state: 'notObserved' }],
  ])('is not typed in %s', (_name, more) =>
    within(async (world) => {
      const total = pastTotal(world, more)
      expect(await refused(world.head.statement.savePastTotal(total))).toBe('request.invalid')
    })(),
  )

  it(
    'goes to the structure that its correction names',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const total = pastTotal(world)
      await coordinator.statement.savePastTotal(total)
      const moved = { ...total, baseVersion: 1, structureId: world.otherStructure }
      await coordinator.statement.savePastTotal(moved)
      const listed = await coordinator.statement.listPastTotals({ structureId: world.otherStructure })
      expect(listed).toMatchObject([{ id: total.id, version: 2 }])
      expect(await coordinator.statement.listPastTotals({ structureId: world.structure })).toEqual([])
    }),
  )
})
