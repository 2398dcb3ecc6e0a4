import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import type { Database } from './database.ts'
import { SqlError, StatementTimeoutError } from './errors.ts'
import { noteMigrations } from './note-migrations.ts'
import { row, rows, run } from './rows.ts'
import { testDatabase } from './testing.ts'
import { afterCommit, enterNetwork, type Scope, type Tx } from './transaction.ts'

const database = await testDatabase({ migrations: noteMigrations() })
const here = v7()
const elsewhere = v7()
await sql`insert into network (id) values (${here}), (${elsewhere})`.execute(database.kysely)

const addNote = (tx: Tx, note: { networkId?: string; code?: string } = {}) =>
  run(
    tx,
    sql`insert into note (network_id, id, code) values (${note.networkId ?? here}, ${v7()}, ${note.code ?? v7()})`,
  )

async function codesSeen(tx: Tx) {
  const found = await rows(tx, z.object({ code: z.string() }), sql`select code from note order by code`)
  return found.map(({ code }) => code)
}

const seenIn = (db: Database, scope: Scope) => db.transaction({ ...scope, readOnly: true }, codesSeen)

describe('a transaction', () => {
  it('saves all or nothing', async () => {
    await database.inRollback(async (db) => {
      await db.transaction({ networkId: here }, (tx) => addNote(tx, { code: 'kept' }))
      const failing = db.transaction({ networkId: here }, async (tx) => {
        await addNote(tx, { code: 'lost' })
        throw new Error('refused')
      })
      await expect(failing).rejects.toThrow('refused')
      expect(await seenIn(db, { networkId: here })).toEqual(['kept'])
    })
  })

  it('that swallowed a failed statement does not pretend to have saved', async () => {
    const swallowing = database.transaction({ networkId: here }, async (tx) => {
      await addNote(tx)
      await run(tx, sql`select 1 / 0`).catch(() => {})
    })
    await expect(swallowing).rejects.toThrow('nothing was saved')
  })

  it('that only reads cannot write', async () => {
    const writing = database.transaction({ networkId: here, readOnly: true }, (tx) => addNote(tx))
    await expect(writing).rejects.toThrow('read-only')
    const nested = database.inRollback((db) =>
      db.transaction({ networkId: here, readOnly: true }, (tx) => addNote(tx)),
    )
    await expect(nested).rejects.toThrow('read-only')
  })

  it('inside another is refused at once', async () => {
    const nested = database.transaction({ networkId: here }, () =>
      database.transaction({ networkId: here }, async () => {}),
    )
    await expect(nested).rejects.toThrow('already open')
  })

  it('is alone on its session, twenty at a time', async () => {
    const code = 'counter'
    await database.transaction({ networkId: here }, (tx) => addNote(tx, { code }))
    const Views = z.object({ views: z.number() })
    const attempts = Array.from({ length: 20 }, (_, index) =>
      database.transaction({ networkId: here }, async (tx) => {
        const { views } = await row(tx, Views, sql`select views from note where code = ${code} for update`)
        await sleep(1)
        await run(tx, sql`update note set views = ${views + 1} where code = ${code}`)
        if (index % 4 === 0) throw new Error('undone')
      }),
    )
    const ended = await Promise.allSettled(attempts)
    expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(5)
    const counted = await database.transaction({ networkId: here }, (tx) =>
      row(tx, Views, sql`delete from note where code = ${code} returning views`),
    )
    expect(counted).toEqual({ views: 15 })
  })
})

describe('the wall between networks', () => {
  it('hides the rows of every other network, and all of them without one', async () => {
    await database.inRollback(async (db) => {
      await db.transaction({ networkId: here }, (tx) => addNote(tx, { code: 'here' }))
      await db.transaction({ networkId: elsewhere }, (tx) =>
        addNote(tx, { networkId: elsewhere, code: 'elsewhere' }),
      )
      expect(await seenIn(db, { networkId: here })).toEqual(['here'])
      expect(await seenIn(db, { networkId: elsewhere })).toEqual(['elsewhere'])
      expect(await seenIn(db, { networkId: null })).toEqual([])
      expect(await seenIn(db, { networkId: v7() })).toEqual([])
    })
  })

  it('holds against writing too', async () => {
    const intruding = database.inRollback((db) =>
      db.transaction({ networkId: here }, (tx) => addNote(tx, { networkId: elsewhere })),
    )
    await expect(intruding).rejects.toThrow('row-level security')
  })

  it('does not keep the network of the last transaction on a session', async () => {
    await database.transaction({ networkId: here, accountId: 'someone' }, async () => {})
    const left = sql`select current_setting('app.network', true) as network, current_setting('app.account', true) as account`
    const Left = z.object({ network: z.string().nullable(), account: z.string().nullable() })
    const { network, account } = await row(database.kysely, Left, left)
    expect([network || null, account || null]).toEqual([null, null])
  })

  it('opens to one network once it is known', async () => {
    await database.inRollback(async (db) => {
      await db.transaction({ networkId: here }, (tx) => addNote(tx, { code: 'here' }))
      await db.transaction({ networkId: null, accountId: 'someone' }, async (tx) => {
        expect(await codesSeen(tx)).toEqual([])
        await enterNetwork(tx, here)
        expect(await codesSeen(tx)).toEqual(['here'])
        await expect(enterNetwork(tx, elsewhere)).rejects.toThrow('stays in the network')
      })
    })
  })

  it('is not there to be taken down by a request', async () => {
    const meddling = database.transaction({ networkId: here }, (tx) =>
      run(tx, sql`alter table note no force row level security`),
    )
    await expect(meddling).rejects.toThrow('must be owner')
    const reading = database.transaction({ networkId: here }, (tx) =>
      run(tx, sql`select * from migration.file`),
    )
    await expect(reading).rejects.toThrow('permission denied')
  })
})

describe('afterCommit', () => {
  it('runs effects in order once the data is saved, and never when it is not', async () => {
    const seen: string[] = []
    await database.inRollback(async (db) => {
      await db.transaction({ networkId: here }, async (tx) => {
        await addNote(tx, { code: 'saved' })
        afterCommit(tx, async () => {
          seen.push(...(await seenIn(db, { networkId: here })))
        })
        afterCommit(tx, () => void seen.push('second'))
        seen.push('work')
      })
      const failing = db.transaction({ networkId: here }, async (tx) => {
        afterCommit(tx, () => void seen.push('never'))
        throw new Error('refused')
      })
      await expect(failing).rejects.toThrow('refused')
    })
    expect(seen).toEqual(['work', 'saved', 'second'])
  })
})

describe('a transaction that another try may save', () => {
  const failWith = (tx: Tx, code: string) =>
    run(tx, sql`select set_config('test.code', ${code}, true)`).then(() =>
      run(
        tx,
        sql`do $$ begin raise exception using errcode = current_setting('test.code'), message = 'again'; end $$`,
      ),
    )

  it.each(['40001', '40P01', '57P01'])('is run again as a whole after %s', async (code) => {
    let tries = 0
    const effects: number[] = []
    await database.inRollback(async (db) => {
      await db.transaction({ networkId: here }, async (tx) => {
        tries += 1
        await addNote(tx, { code: `try ${tries}` })
        const thisTry = tries
        afterCommit(tx, () => void effects.push(thisTry))
        if (tries < 3) await failWith(tx, code)
      })
      expect(await seenIn(db, { networkId: here })).toEqual(['try 3'])
    })
    expect(effects).toEqual([3])
  })

  it('is given up after five tries, and at once for any other error', async () => {
    let tries = 0
    const failing = (code: string) =>
      database.transaction({ networkId: here }, async (tx) => {
        tries += 1
        await failWith(tx, code)
      })
    await expect(failing('40001')).rejects.toThrow('again')
    expect(tries).toBe(5)
    await expect(failing('22012')).rejects.toThrow(SqlError)
    expect(tries).toBe(6)
  })

  it('looks once more at what is there already, and then says so', async () => {
    let tries = 0
    await database.inRollback(async (db) => {
      await db.transaction({ networkId: here }, (tx) => addNote(tx, { code: 'there' }))
      const again = db.transaction({ networkId: here }, async (tx) => {
        tries += 1
        await addNote(tx, { code: 'there' })
      })
      await expect(again).rejects.toMatchObject({ constraint: 'note_code_taken' })
    })
    expect(tries).toBe(2)
  })
})

describe('a statement that lasts too long', async () => {
  const impatient = await testDatabase({ migrations: noteMigrations(), statementMs: 500 })

  it('is stopped, not tried again, and the next transaction works', async () => {
    let tries = 0
    const endless = impatient.transaction({ networkId: null }, (tx) => {
      tries += 1
      return run(tx, sql`select count(*) from generate_series(1, 10000000000)`)
    })
    await expect(endless).rejects.toThrow(StatementTimeoutError)
    expect(tries).toBe(1)
    expect(await seenIn(impatient, { networkId: here })).toEqual([])
  })
})

describe.runIf(inject('testEngine') === 'postgres')('on a server', () => {
  it('two transactions that lock each other both end well', async () => {
    await database.transaction({ networkId: here }, (tx) => addNote(tx, { code: 'left' }))
    await database.transaction({ networkId: here }, (tx) => addNote(tx, { code: 'right' }))
    let tries = 0
    const add = (tx: Tx, code: string) => run(tx, sql`update note set views = views + 1 where code = ${code}`)
    const inOrder = (first: string, second: string) =>
      database.transaction({ networkId: here }, async (tx) => {
        tries += 1
        await add(tx, first)
        await sleep(200)
        await add(tx, second)
      })
    await Promise.all([inOrder('left', 'right'), inOrder('right', 'left')])
    const views = await database.transaction({ networkId: here }, (tx) =>
      rows(tx, z.object({ views: z.number() }), sql`delete from note returning views`),
    )
    expect(views).toEqual([{ views: 2 }, { views: 2 }])
    expect(tries).toBeGreaterThan(2)
  })

  it('a session ended by the administrator is replaced and its work run again', async () => {
    let tries = 0
    const sessions: number[] = []
    const working = database.transaction({ networkId: here }, async (tx) => {
      tries += 1
      const { pid } = await row(tx, z.object({ pid: z.number() }), sql`select pg_backend_pid() as pid`)
      sessions.push(pid)
      if (tries === 1) await sleep(500)
      await addNote(tx, { code: 'after the cut' })
    })
    while (sessions[0] === undefined) await sleep(10)
    await sql`select pg_terminate_backend(${sessions[0]})`.execute(database.kysely)
    await working
    expect(tries).toBe(2)
    expect(await seenIn(database, { networkId: here })).toEqual(['after the cut'])
  })
})
