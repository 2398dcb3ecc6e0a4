import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RawBuilder, sql } from 'kysely'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../db/database.ts'
import { run } from '../db/rows.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import { type AuditEntry, canonicalJson } from './chain.ts'
import { verifyChains } from './known-heads.ts'
import { verifyChain } from './verify-chain.ts'
import { writeAudit } from './write-audit.ts'

let database: TestDatabase
const at = '2026-03-29T10:00:00Z'

beforeAll(async () => {
  database = await testDatabase()
})

/** Gives a network of its own, whose chain begins here, in a database that forgets it. */
const inNetwork = <Result>(work: (chain: Chain) => Promise<Result>): Promise<Result> =>
  database.inRollback(async (db) => work(await newChain(db)))

type Chain = Awaited<ReturnType<typeof newChain>>
async function newChain(db: Database) {
  const networkId = v7()
  await db.transaction({ networkId }, (tx) =>
    run(
      tx,
      sql`insert into network (id, name, zone, created_at) values (${networkId}, 'R', 'Europe/Paris', ${at})`,
    ),
  )
  return {
    db,
    networkId,
    write: (...entries: AuditEntry[]) =>
      db.transaction({ networkId }, (tx) => writeAudit(tx, { networkId, accountId: 'ada', at }, entries)),
    verify: () => db.transaction({ networkId, readOnly: true }, (tx) => verifyChain(tx, networkId)),
  }
}

const entry = (id: string, payload: unknown = { id, place: 'Tarbes' }): AuditEntry => ({
  action: 'note.save',
  noun: 'note',
  id,
  version: 1,
  reason: `because of ${id}`,
  payload,
})

/** Somebody who has the database's own password, and for whom no wall stands. */
async function intrude(db: Database, ...statements: RawBuilder<unknown>[]) {
  for (const table of ['audit_line', 'audit_payload', 'audit_head']) {
    await sql`alter table ${sql.id(table)} no force row level security`.execute(db.kysely)
  }
  for (const statement of statements) await statement.execute(db.kysely)
}

/** Five lines in three transactions, then an intruder at work on them. */
const afterTampering = (tamper: RawBuilder<unknown>) =>
  inNetwork(async ({ db, write, verify }) => {
    await write(entry('1'), entry('2'))
    await write(entry('3'))
    await write(entry('4'), entry('5'))
    await intrude(db, tamper)
    return (await verify()).broken
  })

describe('a chain', () => {
  it('holds as it was written, whatever the payloads', async () => {
    const payloads = [
      null,
      0,
      'é "\\ ',
      [1, null, { b: 1.5, a: undefined }],
      { é: 1e21, a: 1e-7 },
      new Date(0),
    ]
    const report = await inNetwork(async ({ write, verify }) => {
      for (const payload of payloads) await write(entry('x', payload), entry('y', payload))
      return verify()
    })
    expect(report).toMatchObject({ lines: 12, erased: 0, broken: null })
  })

  it('is empty before the first line', async () => {
    const report = await inNetwork(({ verify }) => verify())
    expect(report).toEqual({ lines: 0, erased: 0, head: { seq: 0, hash: '' }, broken: null })
  })

  it('holds when many write at the same time', async () => {
    const { write, verify } = await newChain(database)
    await Promise.all(Array.from({ length: 20 }, (_, n) => write(entry(`a${n}`), entry(`b${n}`))))
    expect(await verify()).toMatchObject({ lines: 40, broken: null })
  })

  it('holds over more lines than are read at once', async () => {
    const report = await inNetwork(async ({ write, verify }) => {
      await write(...Array.from({ length: 2300 }, (_, n) => entry(`${n}`)))
      return verify()
    })
    expect(report).toMatchObject({ lines: 2300, broken: null })
  })
})

const tampered: [string, RawBuilder<unknown>, object][] = [
  [
    'an altered author',
    sql`update audit_line set account_id = 'eve' where seq = 3`,
    { seq: 3, fault: 'lineAltered' },
  ],
  [
    'an altered moment',
    sql`update audit_line set at = at + interval '1 hour' where seq = 1`,
    { seq: 1, fault: 'lineAltered' },
  ],
  [
    'a hash made to fit',
    sql`update audit_line set action = 'note.forge', hash = 'f00' where seq = 2`,
    { seq: 2, fault: 'lineAltered' },
  ],
  [
    'an altered payload',
    sql`update audit_payload set payload = '{"place": "Lourdes"}' where seq = 4`,
    { seq: 4, fault: 'payloadAltered' },
  ],
  [
    'an altered reason',
    sql`update audit_payload set reason = null where seq = 4`,
    { seq: 4, fault: 'payloadAltered' },
  ],
  [
    'a removed line',
    sql`with content as (delete from audit_payload where seq = 2)
      delete from audit_line where seq = 2`,
    { seq: 2, fault: 'lineMissing' },
  ],
  ['a removed payload', sql`delete from audit_payload where seq = 2`, { seq: 2, fault: 'payloadMissing' }],
  [
    'removed last lines',
    sql`with content as (delete from audit_payload where seq >= 4)
      delete from audit_line where seq >= 4`,
    { seq: 4, fault: 'endMissing' },
  ],
  [
    'an erasure that nobody signed',
    sql`update audit_payload set payload = null, reason = null, salt = '', erased_at = ${at} where seq = 2`,
    { seq: 2, fault: 'erasedWithoutTrace' },
  ],
]

describe('a chain shows', () => {
  it.each(tampered)('%s', async (_, tamper, broken) => {
    expect(await afterTampering(tamper)).toEqual(broken)
  })

  it('nothing when nobody tampered', async () => {
    expect(await afterTampering(sql`select 1`)).toBeNull()
  })
})

describe('against the end known before, a chain shows', () => {
  const inFolder = async <Result>(work: (dataDir: string) => Promise<Result>): Promise<Result> => {
    const dataDir = await mkdtemp(join(tmpdir(), 'maillage-audit-'))
    return work(dataDir).finally(() => rm(dataDir, { recursive: true }))
  }

  it('last lines removed together with their head', async () => {
    const reports = await inFolder((dataDir) =>
      inNetwork(async ({ db, write, networkId }) => {
        const verifyOwn = async () =>
          (await verifyChains(db, dataDir)).find((report) => report.networkId === networkId)?.broken
        await write(entry('1'), entry('2'))
        const before = [await verifyOwn(), await verifyOwn()]
        await intrude(
          db,
          sql`delete from audit_payload where network_id = ${networkId} and seq = 2`,
          sql`delete from audit_line where network_id = ${networkId} and seq = 2`,
          sql`update audit_head set seq = 1, hash = (select hash from audit_line where network_id = ${networkId})
            where network_id = ${networkId}`,
        )
        return [...before, await verifyOwn()]
      }),
    )
    expect(reports).toEqual([null, null, { seq: 2, fault: 'knownEndMissing' }])
  })

  it('lines written anew', async () => {
    const broken = await inFolder((dataDir) =>
      inNetwork(async ({ db, write, networkId }) => {
        await write(entry('1'), entry('2'))
        const known = { [networkId]: { seq: 1, hash: 'what stood there' } }
        await writeFile(join(dataDir, 'audit-heads.json'), JSON.stringify(known))
        return (await verifyChains(db, dataDir)).find((report) => report.networkId === networkId)?.broken
      }),
    )
    expect(broken).toEqual({ seq: 1, fault: 'lineAltered' })
  })
})

it.each([
  ['altered', sql`update audit_line set account_id = 'eve'`],
  ['removed', sql`delete from audit_line`],
])('no line is %s by a request, even one that tries', async (_, statement) => {
  const affected = await inNetwork(async ({ db, write, networkId }) => {
    await write(entry('1'))
    return db.transaction({ networkId }, async (tx) => (await statement.execute(tx)).numAffectedRows)
  })
  expect(affected).toBe(0n)
})

it('writes the same text for the same value, whatever its order', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"x","d":null}]}',
  )
  expect(canonicalJson({ a: true, b: [1, { c: 'x', d: null }] })).toBe(
    '{"a":true,"b":[1,{"c":"x","d":null}]}',
  )
})
