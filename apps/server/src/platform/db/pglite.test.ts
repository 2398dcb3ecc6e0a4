import { once } from 'node:events'
import fs, { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { databaseOver, openDatabase } from './database.ts'
import { DatabaseInUseError, StatementTimeoutError } from './errors.ts'
import { killTrial, startWriter } from './kill-trial.ts'
import { migrate } from './migrate.ts'
import { migrationsOf } from './note-migrations.ts'
import { PgliteEngine } from './pglite-engine.ts'
import { emptyImage } from './pglite-files.ts'
import { openPglite } from './pglite-session.js'
import { PgliteThread } from './pglite-thread.ts'
import { row } from './rows.ts'

// Processes and databases start here by the dozen.
vi.setConfig({ testTimeout: 180_000 })

const N = z.object({ n: z.number() })
const root = mkdtempSync(join(tmpdir(), 'maillage-pglite-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Most tests open the same directory one after the other: making one takes a second. */
const dataDir = join(root, 'data')
const whenEmbedded = describe.runIf(inject('testEngine') === 'pglite')
const noMigrations = migrationsOf({})

whenEmbedded('the embedded database', () => {
  it('keeps its data from one opening to the next', async () => {
    const first = await openDatabase({ dataDir })
    await sql`create table kept as select 7 as n`.execute(first.kysely)
    await first.close()
    const second = await openDatabase({ dataDir })
    expect(await row(second.kysely, N, sql`select n from kept`)).toEqual({ n: 7 })
    await second.close()
    await expect(second.version()).rejects.toThrow('closed')
  })

  it('starts afresh where a first start was interrupted', async () => {
    const directory = join(root, 'interrupted')
    mkdirSync(join(directory, 'db.part'), { recursive: true })
    fs.writeFileSync(join(directory, 'db.part', 'PG_VERSION'), '18\n')
    const database = await openDatabase({ dataDir: directory })
    expect(await row(database.kysely, N, sql`select 1 as n`)).toEqual({ n: 1 })
    await database.close()
    expect(readdirSync(directory)).not.toContain('db.part')
  })

  it('leaves the event loop free while it works', async () => {
    const database = await openDatabase({ dataDir: dataDir })
    let ticks = 0
    const clock = setInterval(() => {
      ticks += 1
    }, 5)
    await sql`select count(*) from generate_series(1, 1000000)`.execute(database.kysely)
    clearInterval(clock)
    await database.close()
    expect(ticks).toBeGreaterThan(3)
  })

  it('is checkpointed each minute and vacuumed each day', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    onTestFinished(() => void vi.useRealTimers())
    const database = await openDatabase({ dataDir })
    const Checkpoint = z.object({ at: z.string() })
    const checkpoint = () =>
      row(database.kysely, Checkpoint, sql`select checkpoint_lsn::text as at from pg_control_checkpoint()`)
    await sql`create table written as select 1 as n`.execute(database.kysely)
    const before = await checkpoint()
    vi.advanceTimersByTime(60_000)
    expect(await checkpoint()).not.toEqual(before)
    expect(readdirSync(dataDir)).not.toContain('db-vacuumed')
    vi.advanceTimersByTime(3_600_000)
    await vi.waitFor(() => expect(readdirSync(dataDir)).toContain('db-vacuumed'), 20_000)
    await database.close()
  })

  it('asks the disk to keep each commit', async () => {
    const directory = join(root, 'synced')
    const session = await openPglite({ directory, imageFile: await emptyImage() })
    await session.query('create table kept (n integer)', [])
    const fsync = vi.spyOn(fs, 'fsyncSync')
    for (let n = 0; n < 20; n += 1) await session.query('insert into kept values ($1)', [String(n)])
    expect(fsync.mock.calls.length).toBeGreaterThanOrEqual(20)
    fsync.mockRestore()
    await session.close()
  })
})

whenEmbedded('a data directory', () => {
  const refused = async (directory: string) => {
    const opened = await openDatabase({ dataDir: directory }).catch((error: unknown) => error)
    expect(opened).toBeInstanceOf(DatabaseInUseError)
    return opened as DatabaseInUseError
  }

  it('belongs to one process, and is free as soon as that one dies', async () => {
    const writer = startWriter(dataDir)
    if (writer.stdout) await once(writer.stdout, 'data')
    const error = await refused(dataDir)
    expect(error.pid).toBe(writer.pid)
    expect(error.message).toContain(String(writer.pid))
    writer.kill('SIGKILL')
    await once(writer, 'exit')
    const database = await openDatabase({ dataDir })
    await database.close()
  })

  it('belongs to one opening within a process, also under a long path', async () => {
    const deep = join(root, 'long'.repeat(30), 'longer'.repeat(30))
    const database = await openDatabase({ dataDir: deep })
    expect((await refused(deep)).pid).toBe(process.pid)
    await database.close()
    const again = await openDatabase({ dataDir: deep })
    await again.close()
  })

  it('is given to exactly one of several that ask at once', async () => {
    const ended = await Promise.allSettled(Array.from({ length: 4 }, () => openDatabase({ dataDir })))
    const opened = ended.filter((outcome) => outcome.status === 'fulfilled')
    expect(opened).toHaveLength(1)
    await opened[0]?.value.close()
  })
})

whenEmbedded('the watchdog', () => {
  const networkId = null

  it('stops a statement that lasts too long and loses nothing that was saved', async () => {
    const database = await openDatabase({ dataDir: dataDir, statementMs: 400 })
    await migrate(database, noMigrations)
    await sql`create table saved as select 7 as n`.execute(database.kysely)
    const endless = database.transaction({ networkId }, (tx) =>
      sql`select count(*) from generate_series(1, 1000000000)`.execute(tx),
    )
    const waiting = row(database.kysely, N, sql`select n from saved`)
    await expect(endless).rejects.toThrow(StatementTimeoutError)
    expect(await waiting).toEqual({ n: 7 })
    await database.close()
  })

  it('ends a transaction whose work never ends, so that the others go on', async () => {
    const database = await openDatabase({ dataDir: dataDir, statementMs: 400 })
    await migrate(database, noMigrations)
    void database.transaction({ networkId }, () => new Promise(() => {}))
    expect(await row(database.kysely, N, sql`select 1 as n`)).toEqual({ n: 1 })
    await database.close()
  })

  it('does not hurry what runs outside a transaction, such as a vacuum', async () => {
    const database = await openDatabase({ dataDir: dataDir, statementMs: 1 })
    await sql`select count(*) from generate_series(1, 300000)`.execute(database.kysely)
    await database.close()
  })
})

whenEmbedded('a thread that dies', () => {
  it('is replaced, and the work that it carried is run again', async () => {
    const directory = join(root, 'died')
    const imageFile = await emptyImage()
    const threads: PgliteThread[] = []
    const engine = await PgliteEngine.start(async () => {
      const thread = await PgliteThread.open({ directory, ...(threads.length === 0 && { imageFile }) })
      threads.push(thread)
      return thread
    })
    const database = databaseOver(engine, {})
    await migrate(database, noMigrations)
    let tries = 0
    await database.transaction({ networkId: null }, async (tx) => {
      tries += 1
      if (tries === 1) await threads[0]?.kill(new Error('out of memory'))
      await sql`select 1`.execute(tx)
    })
    expect([tries, threads.length]).toEqual([2, 2])
    await database.close()
  })
})

whenEmbedded('killed while writing', () => {
  it('the database opens again with every acknowledged row', async () => {
    const report = await killTrial({ dataDir: join(root, 'killed'), kills: 3 })
    expect(report).toMatchObject({ kills: 3, lost: [], torn: [], damaged: false })
    expect(report.acknowledged).toBeGreaterThan(0)
  })
})
