import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const draftOf = ({ structure, otherStructure }: World) => ({
  title: 'Permanence mensuelle',
  parties: [otherStructure, structure],
  from: '2023-01-01',
  to: '2024-12-31',
})

describe('an agreement', () => {
  it(
    'is kept by the heads of its parties and the coordinators',
    within(async (world) => {
      const input = { id: newId(), baseVersion: 0, draft: draftOf(world) }
      expect(await refused(world.nobody.agreement.save(input))).toBe('auth.required')
      expect(await refused((await world.as('worker')).agreement.save(input))).toBe('access.denied')
      const coordinator = await world.as('coordinator', null)
      const third = newId()
      await coordinator.network.saveStructure({
        id: third,
        baseVersion: 0,
        draft: { kind: 'caarud', name: 'Tierce', shortName: 'T' },
      })
      const thirdHead = await world.as('head', third)
      expect(await refused(thirdHead.agreement.save(input))).toBe('access.other_structure')
      const save = (changed: object) =>
        world.head.agreement.save({ ...input, draft: { ...input.draft, ...changed } })
      expect(await refused(save({ parties: [world.structure] }))).toBe('request.invalid')
      expect(await refused(save({ parties: [world.structure, world.structure] }))).toBe('request.invalid')
      expect(await refused(save({ to: '2022-12-31' }))).toBe('request.invalid')
      expect(await refused(save({ parties: [world.structure, newId()] }))).toBe('agreement.party_unknown')
      expect(await refused(world.head.agreement.withdraw({ id: input.id, baseVersion: 1 }))).toBe(
        'thing.not_found',
      )
      const saved = await save({})
      expect(saved).toMatchObject({ version: 1, status: 'ended', editable: true })
      expect(saved.parties.map(({ id }) => id)).toEqual([world.otherStructure, world.structure])
      expect(await refused(thirdHead.agreement.read({ id: input.id }))).toBe('thing.not_found')
      expect(await thirdHead.agreement.list({})).toEqual([])
    }),
  )

  it(
    'is seen by the people of its parties, corrected from its version, and taken back',
    within(async (world) => {
      const input = { id: newId(), baseVersion: 0, draft: draftOf(world) }
      const saved = await world.head.agreement.save(input)
      expect(await world.head.agreement.save(input)).toEqual(saved)
      expect(
        await refused(world.head.agreement.save({ ...input, draft: { ...input.draft, title: 'X' } })),
      ).toBe('thing.changed_meanwhile')
      const longer = { ...input.draft, to: null }
      const corrected = await world.head.agreement.save({ ...input, baseVersion: 1, draft: longer })
      expect(corrected.status).toBe('active')
      const worker = await world.as('worker', world.otherStructure)
      expect(await worker.agreement.list({ structureId: world.structure })).toEqual([
        { ...corrected, editable: false },
      ])
      await world.head.agreement.withdraw({ id: input.id, baseVersion: 2 })
      expect(await worker.agreement.list({})).toEqual([])
      expect((await world.head.agreement.restore({ id: input.id, baseVersion: 3 })).withdrawn).toBe(false)
      expect(await refused(world.stranger.agreement.read({ id: input.id }))).toBe('thing.not_found')
    }),
  )
})
