import { sql } from 'kysely'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Database } from './database.ts'
import { constraintOf, RowShapeError } from './errors.ts'
import { noteMigrations } from './note-migrations.ts'
import { row, rowOrNone, rows, run } from './rows.ts'
import { testDatabase } from './testing.ts'
import type { Tx } from './transaction.ts'

const database = await testDatabase({ migrations: noteMigrations() })
const here = v7()
await sql`insert into network (id) values (${here})`.execute(database.kysely)

/** Runs the work in a transaction of the network that leaves nothing behind. */
const inNetwork = <Result>(work: (tx: Tx) => Promise<Result>) =>
  database.inRollback((db) => db.transaction({ networkId: here }, work))

it('says which PostgreSQL answers', async () => {
  expect(await database.version()).toMatch(/^\d+\.\d+$/)
})

describe('values', () => {
  it('come back from a table as they went in', async () => {
    const id = v7()
    const detail = { place: 'Tarbes', list: [1, null, 'é"\\{}'] }
    const tags = ['simple', 'with "quotes", commas', 'back\\slash', '{braces}', 'NULL', '', 'deux\nlignes']
    const note = await inNetwork(async (tx) => {
      await run(
        tx,
        sql`insert into note (network_id, id, code, written_on, written_at, hours, views, tags, detail)
            values (${here}, ${id}, 'A', ${'2026-03-29'}, ${'2026-03-29T03:30:00.25+02:00'}, ${2.25},
                    ${9007199254740991n}, ${tags}, ${detail})`,
      )
      return row(tx, z.record(z.string(), z.unknown()), sql`select * from note where id = ${id}`)
    })
    expect(note).toEqual({
      networkId: here,
      id,
      code: 'A',
      writtenOn: '2026-03-29',
      writtenAt: '2026-03-29T01:30:00.250Z',
      hours: 2.25,
      views: 9007199254740991,
      tags,
      detail,
    })
  })

  it.each([
    [sql`select count(*) as value from network`, 1],
    [sql`select 12.50::numeric as value`, 12.5],
    [sql`select 0.25::double precision as value`, 0.25],
    [sql`select false as value`, false],
    [sql`select null::timestamptz as value`, null],
    [sql`select '2026-12-31'::date as value`, '2026-12-31'],
    [sql`select '14:05'::time as value`, '14:05:00'],
    [sql`select '1 day'::interval as value`, '1 day'],
    [sql`select '2026-01-01T00:00:00+05:30'::timestamptz as value`, '2025-12-31T18:30:00.000Z'],
    [sql`select ${new Date(0)}::timestamptz as value`, '1970-01-01T00:00:00.000Z'],
    [sql`select '[1, "deux", null]'::jsonb as value`, [1, 'deux', null]],
    [sql`select ${new Uint8Array([0, 255])}::bytea as value`, new Uint8Array([0, 255])],
    [
      sql`select array[[1, 2], [3, 4]] as value`,
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [sql`select '{}'::text[] as value`, []],
    [sql`select array['a', null]::text[] as value`, ['a', null]],
    [sql`select ${[1, 2]}::int[] as value`, [1, 2]],
    [sql`select array[1.25]::numeric[] as value`, [1.25]],
    [sql`select array['2026-03-29T01:30:00Z']::timestamptz[] as value`, ['2026-03-29T01:30:00.000Z']],
    [sql`select ${undefined}::text as value`, null],
  ])('have the same types on both engines (%#)', async (query, expected) => {
    expect(await row(database.kysely, z.object({ value: z.unknown() }), query)).toEqual({ value: expected })
  })

  it.each([
    sql`select 9007199254740992::bigint as value`,
    sql`select 'NaN'::numeric as value`,
    sql`select 'infinity'::timestamptz as value`,
  ])('that JavaScript cannot hold exactly are refused (%#)', async (query) => {
    await expect(row(database.kysely, z.object({ value: z.unknown() }), query)).rejects.toThrow(RangeError)
  })
})

describe('rows', () => {
  const Code = z.object({ code: z.string() })

  it('are as many as asked for', async () => {
    await inNetwork(async (tx) => {
      const none = sql`select code from note where code = 'absent'`
      const all = sql`select code from note order by code`
      const added = sql`insert into note (network_id, id, code) values (${here}, ${v7()}, 'A'), (${here}, ${v7()}, 'B')`
      expect(await run(tx, added)).toBe(2)
      expect(await rows(tx, Code, all)).toEqual([{ code: 'A' }, { code: 'B' }])
      expect(await rowOrNone(tx, Code, none)).toBeNull()
      await expect(row(tx, Code, none)).rejects.toThrow(RowShapeError)
      await expect(row(tx, Code, all)).rejects.toThrow(RowShapeError)
      await expect(rowOrNone(tx, Code, all)).rejects.toThrow(RowShapeError)
      expect(await run(tx, sql`update note set views = 1 where code = 'A'`)).toBe(1)
      expect(await run(tx, sql`delete from note`)).toBe(2)
    })
  })

  it('that are not of their shape are a bug, told without the value', async () => {
    const wrong = row(database.kysely, z.object({ code: z.number() }), sql`select 'secret' as code`)
    const error = await wrong.catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(RowShapeError)
    expect(String(error)).toContain('code')
    expect(String(error)).not.toContain('secret')
  })
})

describe('a violated constraint', () => {
  const insert = (values: { code?: string; hours?: number; networkId?: string }) =>
    sql`insert into note (network_id, id, code, hours)
        values (${values.networkId ?? here}, ${v7()}, ${values.code ?? 'A'}, ${values.hours ?? 1})`
  const violated = async (work: (tx: Tx) => Promise<unknown>) =>
    constraintOf(await inNetwork(work).catch((error: unknown) => error))

  it('is known by its name', async () => {
    const twice = async (tx: Tx) => {
      await run(tx, insert({ code: 'same' }))
      await run(tx, insert({ code: 'same' }))
    }
    expect(await violated(twice)).toBe('note_code_taken')
    expect(await violated((tx) => run(tx, insert({ hours: -1 })))).toBe('note_hours_positive')
  })

  it('is not what other errors are', async () => {
    expect(await violated((tx) => run(tx, sql`select 1 / 0`))).toBeNull()
    expect(constraintOf(new Error('other'))).toBeNull()
  })
})

describe('inRollback', () => {
  it('leaves nothing, whatever was committed inside', async () => {
    const count = (db: Database) =>
      db.transaction({ networkId: here, readOnly: true }, (tx) =>
        row(tx, z.object({ n: z.number() }), sql`select count(*) as n from note`),
      )
    await database.inRollback(async (db) => {
      const add = (tx: Tx) =>
        run(tx, sql`insert into note (network_id, id, code) values (${here}, ${v7()}, ${v7()})`)
      await Promise.all([
        db.transaction({ networkId: here }, add),
        db.transaction({ networkId: here }, add),
        db.transaction({ networkId: here }, add).then(() => db.transaction({ networkId: here }, add)),
      ])
      const failing = db.transaction({ networkId: here }, async (tx) => {
        await add(tx)
        await run(tx, sql`select 1 / 0`)
      })
      await expect(failing).rejects.toThrow('division by zero')
      await expect(sql`select 1 / 0`.execute(db.kysely)).rejects.toThrow('division by zero')
      expect(await count(db)).toEqual({ n: 4 })
    })
    expect(await count(database)).toEqual({ n: 0 })
  })
})
