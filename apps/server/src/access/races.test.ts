import { api } from '@maillage/contract/api'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { row } from '../platform/db/rows.ts'
import { type TestDatabase, testDatabase } from '../platform/db/testing.ts'
import { insertDepartments } from '../testing/code-list.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { clientOf, entries, placeOf, roleFor, type Staff, staffOf } from './calls.ts'

let database: TestDatabase
let here: { readonly world: World; readonly staff: Staff }

beforeAll(async () => {
  database = await testDatabase()
  await insertDepartments(database)
  const world = await makeWorld(database)
  here = { world, staff: await staffOf(database, world, world.structure) }
})

/** A meeting is written down in the journal together with the activity that it becomes. */
const lines: Readonly<Record<string, number>> = { 'meeting.save': 2 }

/** Writes that bring their own identifier, which a phone may send again before it heard the first answer. */
const writes = entries.filter(({ name }) => {
  const [noun, verb] = name.split('.') as ['activity', 'save']
  return api[noun][verb]['~orpc'].route.method === 'PUT' && name !== 'account.saveProfile'
})

const journalLines = async (): Promise<number> => {
  const counted = sql`select count(*) as lines from audit_line where network_id = ${here.world.networkId}`
  return database.transaction({ networkId: here.world.networkId }, async (tx) => {
    const { lines } = await row(tx, z.object({ lines: z.number() }), counted)
    return lines
  })
}

describe.each(writes)('$name, sent three times at once', (entry) => {
  it('is carried out once and answered three times alike', async () => {
    const place = placeOf(database, here)
    const input = await entry.sample.input(place)
    const role = roleFor(entry.access)
    const client = clientOf(database, role && place.accountId(role))
    const before = await journalLines()
    const answers = await Promise.all([1, 2, 3].map(() => entry.call(client, input)))
    expect(answers[1]).toEqual(answers[0])
    expect(answers[2]).toEqual(answers[0])
    expect(await journalLines()).toBe(before + (lines[entry.name] ?? 1))
  })
})
