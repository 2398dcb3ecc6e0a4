import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { verifyChain } from '../../platform/audit/verify-chain.ts'
import type { Database } from '../../platform/db/database.ts'
import { row } from '../../platform/db/rows.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { instantOf } from '../../platform/time/zone.ts'
import { makeWorld, type World } from '../../testing/world.ts'
import { rebuildRollups } from './commands.ts'
import { compareRollups } from './queries.ts'

const database = await testDatabase()

const within = (work: (world: World, each: Database) => Promise<void>) => () =>
  database.inRollback(async (each) => {
    const world = await makeWorld(each)
    await recordSome(world)
    await work(world, each)
  })

/** A course, one run with another structure, one corrected, one withdrawn, and one with a dash and an empty field. */
async function recordSome({ head, structure, otherStructure, sites }: World): Promise<void> {
  const stage = (amount: number, more = {}) => ({
    id: newId(),
    baseVersion: 0,
    draft: {
      kind: 'stage',
      kindVersion: 1,
      day: '2023-03-14',
      structureId: structure,
      siteId: sites.montbeliard,
      values: [{ measure: 'participants', state: 'observed' as const, amount }],
      ...more,
    },
  })
  await head.activity.save(stage(7))
  await head.activity.save(stage(5, { coStructureId: otherStructure }))
  const corrected = stage(3)
  await head.activity.save(corrected)
  await head.activity.save({ ...corrected, baseVersion: 1, draft: { ...corrected.draft, day: '2023-04-01' } })
  const withdrawn = stage(9)
  await head.activity.save(withdrawn)
  await head.activity.withdraw({ id: withdrawn.id, baseVersion: 1 })
}

const compared = (each: Database, { networkId }: World) =>
  each.transaction({ networkId, readOnly: true }, (tx) => compareRollups(tx, networkId))

it(
  'finds the sums that commands kept equal to their records',
  within(async (world, each) => {
    expect(await compared(each, world)).toEqual([])
  }),
)

it(
  'finds what was written past the commands, and counts it right again',
  within(async (world, each) => {
    const { networkId } = world
    await each.transaction({ networkId }, async (tx) => {
      await sql`update rollup set amount = amount + 1 where measure = 'participants'`.execute(tx)
      await sql`delete from rollup where measure = 'activity_count' and month = '2023-04-01'`.execute(tx)
    })
    const found = await compared(each, world)
    expect(found).toContainEqual(
      expect.objectContaining({ structureId: world.structure, month: '2023-04-01', kept: 0, counted: 1 }),
    )
    expect(
      found.filter(({ measure }) => measure === 'participants').map(({ kept, counted }) => kept - counted),
    ).toContain(1)
    const keys = () =>
      each.transaction({ networkId }, (tx) =>
        row(
          tx,
          z.object({ keys: z.array(z.string()) }),
          sql`select array_agg(distinct dimensions_key order by dimensions_key) as keys from rollup where observed > 0`,
        ),
      )
    const before = await keys()
    await each.transaction({ networkId }, (tx) => rebuildRollups(tx, networkId, instantOf(new Date())))
    expect(await compared(each, world)).toEqual([])
    expect(await keys()).toEqual(before)
    const chain = await each.transaction({ networkId }, (tx) => verifyChain(tx, networkId))
    expect(chain.broken).toBeNull()
  }),
)
