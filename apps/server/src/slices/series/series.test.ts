import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

/** A one-off, the programme of the year after, and that programme again. */
interface Scene extends World {
  readonly primer: string
  readonly programme: string
  readonly nextYear: string
}

const within = (work: (scene: Scene) => Promise<void>) => () =>
  database.inRollback(async (each) => {
    const world = await makeWorld(each)
    const [primer, programme, nextYear] = [
      await session(world, '2021-04-01'),
      await session(world, '2022-04-01'),
      await session(world, '2023-04-01'),
    ]
    await work({ ...world, primer, programme, nextYear })
  })

async function session(world: World, day: string, structureId = world.structure): Promise<string> {
  const coordinator = await world.as('coordinator', null)
  const { id } = await coordinator.activity.save({
    id: newId(),
    baseVersion: 0,
    draft: {
      kind: 'prevention_session',
      kindVersion: 1,
      day,
      structureId,
      dimensions: { setting: 'school', audience: 'children', action_type: 'one_off' },
      values: [
        { measure: 'participants', state: 'observed', amount: 20 },
        { measure: 'hours', state: 'observed', amount: 1 },
      ],
    },
  })
  return id
}

const link = (type: 'grewInto' | 'continues', from: string, to: string) => ({ id: newId(), type, from, to })

describe('linking two activities', () => {
  it(
    'is for those who record in the structure of the first',
    within(async (scene) => {
      const input = link('grewInto', scene.primer, scene.programme)
      expect(await refused(scene.nobody.series.link(input))).toBe('auth.required')
      expect(await refused((await scene.as('reader', null)).series.link(input))).toBe('access.denied')
      const neighbour = await scene.as('worker', scene.otherStructure)
      expect(await refused(neighbour.series.link(input))).toBe('thing.not_found')
      expect(await refused(scene.stranger.series.link(input))).toBe('thing.not_found')
    }),
  )

  it(
    'refuses what cannot be a chain',
    within(async ({ head, primer, programme }) => {
      expect(await refused(head.series.link(link('continues', primer, primer)))).toBe('series.itself')
      expect(await refused(head.series.link(link('continues', programme, primer)))).toBe('series.backwards')
      expect(await refused(head.series.link(link('continues', primer, newId())))).toBe('thing.not_found')
      await head.series.link(link('grewInto', primer, programme))
      expect(await refused(head.series.link(link('continues', primer, programme)))).toBe('series.linked')
    }),
  )

  it(
    'refuses the same link the other way round, on one day',
    within(async (scene) => {
      const [morning, afternoon] = [await session(scene, '2023-05-02'), await session(scene, '2023-05-02')]
      await scene.head.series.link(link('continues', morning, afternoon))
      expect(await refused(scene.head.series.link(link('continues', afternoon, morning)))).toBe(
        'series.linked',
      )
    }),
  )

  it(
    'is once however often it is sent; its identifier names nothing else',
    within(async ({ head, primer, programme, nextYear }) => {
      const input = link('grewInto', primer, programme)
      expect(await head.series.link(input)).toEqual(input)
      expect(await head.series.link(input)).toEqual(input)
      expect(await refused(head.series.link({ ...input, to: nextYear }))).toBe('thing.id_taken')
    }),
  )
})

describe('the chain', () => {
  it(
    'is the same from each of its activities, oldest first',
    within(async ({ head, primer, programme, nextYear }) => {
      await head.series.link(link('grewInto', primer, programme))
      await head.series.link(link('continues', programme, nextYear))
      for (const id of [primer, programme, nextYear]) {
        const { activities, links } = await head.series.read({ id })
        expect(activities.map((activity) => activity.id)).toEqual([primer, programme, nextYear])
        expect(links.map(({ type, from, to }) => [type, from, to]).sort()).toEqual([
          ['continues', programme, nextYear],
          ['grewInto', primer, programme],
        ])
      }
    }),
  )

  it(
    'of an activity alone is the activity',
    within(async ({ head, primer }) => {
      const { activities, links } = await head.series.read({ id: primer })
      expect([activities.map((activity) => activity.id), links]).toEqual([[primer], []])
    }),
  )

  it(
    'is not read from another structure, nor does it show what is out of reach',
    within(async (scene) => {
      const elsewhere = await session(scene, '2023-06-01', scene.otherStructure)
      const coordinator = await scene.as('coordinator', null)
      await coordinator.series.link(link('grewInto', scene.primer, scene.programme))
      await coordinator.series.link(link('continues', scene.programme, elsewhere))
      expect((await coordinator.series.read({ id: scene.primer })).activities).toHaveLength(3)
      const { activities, links } = await scene.head.series.read({ id: scene.primer })
      expect([activities.map((activity) => activity.id), links.length]).toEqual([
        [scene.primer, scene.programme],
        1,
      ])
      const neighbour = await scene.as('head', scene.otherStructure)
      expect(await refused(neighbour.series.read({ id: scene.primer }))).toBe('thing.not_found')
      expect(await refused(scene.stranger.series.read({ id: scene.primer }))).toBe('thing.not_found')
    }),
  )
})

describe('undoing a link', () => {
  it(
    'is for those who record in the structure of the first',
    within(async (scene) => {
      const { id } = await scene.head.series.link(link('grewInto', scene.primer, scene.programme))
      expect(await refused(scene.nobody.series.unlink({ id }))).toBe('auth.required')
      expect(await refused((await scene.as('reader', null)).series.unlink({ id }))).toBe('access.denied')
      const neighbour = await scene.as('worker', scene.otherStructure)
      expect(await refused(neighbour.series.unlink({ id }))).toBe('thing.not_found')
      expect(await refused(scene.stranger.series.unlink({ id }))).toBe('thing.not_found')
      expect(await refused(scene.head.series.unlink({ id: newId() }))).toBe('thing.not_found')
    }),
  )

  it(
    'is once however often it is sent, and can be undone in turn',
    within(async ({ head, primer, programme }) => {
      const input = link('grewInto', primer, programme)
      const linksNow = async () => (await head.series.read({ id: primer })).links
      await head.series.link(input)
      for (const _ of ['once', 'twice']) expect(await head.series.unlink({ id: input.id })).toEqual(input)
      expect(await linksNow()).toEqual([])
      await head.series.link(input)
      expect(await linksNow()).toEqual([input])
    }),
  )

  it(
    'leaves room for another link between the two',
    within(async ({ head, primer, programme }) => {
      const first = await head.series.link(link('grewInto', primer, programme))
      await head.series.unlink({ id: first.id })
      const second = await head.series.link(link('continues', primer, programme))
      expect((await head.series.read({ id: programme })).links).toEqual([second])
    }),
  )
})
