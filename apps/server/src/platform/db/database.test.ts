import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { constraintOf } from './errors.ts'
import { row, rowOrNone, rows, run } from './rows.ts'
import { type TestDatabase, testDatabase } from './testing.ts'
import { afterCommit, type Tx } from './transaction.ts'

const migrations = fileURLToPath(new URL('./fixtures/migrations', import.meta.url))
let database: TestDatabase
const here = v7()
const elsewhere = v7()

beforeAll(async () => {
  database = await testDatabase({ migrations })
  await sql`insert into network (id) values (${here}), (${elsewhere})`.execute(database.kysely)
})

function addNote(tx: Tx, { networkId = here, id = v7(), code = v7(), hours = 1 } = {}) {
  return run(
    tx,
    sql`insert into note (network_id, id, code, written_on, written_at, hours, views, tags, detail)
        values (${networkId}, ${id}, ${code}, '2026-03-29', '2026-03-29T01:30:00Z', ${hours}, 0, '{}', '{}')`,
  )
}

async function countNotes(networkId: string | null) {
  const count = await database.transaction({ networkId, readOnly: true }, (tx) =>
    row(tx, z.object({ n: z.number() }), sql`select count(*) as n from note`),
  )
  return count.n
}

describe('values', () => {
  it('come back as they went in, with the same types on both engines', async () => {
    const id = v7()
    const detail = { place: 'Tarbes', list: [1, null, 'é"\\{}'] }
    const tags = ['simple', 'with "quotes", commas', 'back\\slash', '{braces}', 'NULL', '']
    const Note = z.object({
      id: z.uuid(),
      writtenOn: z.literal('2026-03-29'),
      writtenAt: z.literal('2026-03-29T01:30:00.250Z'),
      hours: z.literal(2.25),
      views: z.literal(9007199254740991),
      tags: z.array(z.string()),
      detail: z.unknown(),
    })
    const note = await database.inRollback((db) =>
      db.transaction({ networkId: here }, async (tx) => {
        await run(
          tx,
          sql`insert into note (network_id, id, code, written_on, written_at, hours, views, tags, detail)
              values (${here}, ${id}, 'A', ${'2026-03-29'}, ${'2026-03-29T03:30:00.25+02:00'}, ${2.25},
                      ${9007199254740991n}, ${tags}, ${detail})`,
        )
        return row(tx, Note, sql`select * from note where id = ${id}`)
      }),
    )
    expect(note).toMatchObject({ id, tags, detail })
  })
})

describe('afterCommit', () => {
  it('runs effects after the commit only', async () => {
    const seen: string[] = []
    await database.transaction({ networkId: here }, async (tx) => {
      afterCommit(tx, () => void seen.push('effect'))
      seen.push('work')
    })
    const failing = database.transaction({ networkId: here }, async (tx) => {
      afterCommit(tx, () => void seen.push('never'))
      throw new Error('refused')
    })
    await expect(failing).rejects.toThrow('refused')
    expect(seen).toEqual(['work', 'effect'])
  })
})

it('undoes a transaction that throws', async () => {
  const before = await countNotes(here)
  const failing = database.transaction({ networkId: here }, async (tx) => {
    await addNote(tx)
    throw new Error('refused')
  })
  await expect(failing).rejects.toThrow('refused')
  expect(await countNotes(here)).toBe(before)
})

it('names the violated constraint', async () => {
  const failing = database.transaction({ networkId: here }, async (tx) => {
    await addNote(tx, { code: 'same' })
    await addNote(tx, { code: 'same' })
  })
  const error = await failing.catch((caught: unknown) => caught)
  expect(constraintOf(error)).toBe('note_code_taken')
  expect(constraintOf(new Error('other'))).toBeNull()
})

void rowOrNone
void rows
