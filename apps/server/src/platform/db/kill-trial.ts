import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { openDatabase } from './database.ts'
import { row, rows } from './rows.ts'

const rowsOfBatch = 5
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
const writer = fileURLToPath(new URL('./kill-writer.ts', import.meta.url))

/** What was found after each kill: batches acknowledged but absent, batches saved in part, and a heap that disagrees with its index. */
export type KillReport = {
  kills: number
  acknowledged: number
  lost: number[]
  torn: number[]
  damaged: boolean
  slowestOpenMs: number
}

/** Kills (-9) a process that writes to the embedded database of a throw-away `dataDir`, `kills` times at random moments, and looks each time for what it had acknowledged. */
export async function killTrial(trial: { dataDir: string; kills: number }): Promise<KillReport> {
  const acknowledged = new Set<number>()
  const report: KillReport = {
    kills: 0,
    acknowledged: 0,
    lost: [],
    torn: [],
    damaged: false,
    slowestOpenMs: 0,
  }
  while (report.kills < trial.kills) {
    await writeUntilKilled(trial.dataDir, acknowledged)
    report.kills += 1
    report.acknowledged = acknowledged.size
    await inspect(trial.dataDir, acknowledged, report)
  }
  return report
}

/** Starts the writer on a data directory; it prints one line for each batch once that is committed. */
export function startWriter(dataDir: string): ChildProcess {
  return spawn(process.execPath, ['--import', loader, writer, dataDir], { stdio: ['ignore', 'pipe', 'pipe'] })
}

async function writeUntilKilled(dataDir: string, acknowledged: Set<number>): Promise<void> {
  const process = startWriter(dataDir)
  if (!process.stdout || !process.stderr) throw new Error('The writer has no output.')
  const complaints: string[] = []
  process.stderr.on('data', (data) => complaints.push(String(data)))
  const lines = createInterface({ input: process.stdout })
  lines.on('line', (line) => acknowledged.add(Number(line)))
  const ended = Promise.all([once(process, 'exit'), once(lines, 'close')])
  const begun = await Promise.race([once(lines, 'line').then(() => true), ended.then(() => false)])
  if (!begun) throw new Error(`The writer did not start: ${complaints.join('')}`)
  await sleep(Math.random() * 600)
  process.kill('SIGKILL')
  await ended
}

async function inspect(dataDir: string, acknowledged: Set<number>, report: KillReport): Promise<void> {
  const start = performance.now()
  const database = await openDatabase({ dataDir })
  report.slowestOpenMs = Math.max(report.slowestOpenMs, Math.round(performance.now() - start))
  try {
    const Batch = z.object({ batch: z.number(), n: z.number() })
    const query = sql`select batch, count(*) as n from kill_trial group by batch`
    const found = new Map((await rows(database.kysely, Batch, query)).map(({ batch, n }) => [batch, n]))
    report.lost = [...acknowledged].filter((batch) => !found.has(batch))
    report.torn = [...found].filter(([, n]) => n !== rowsOfBatch).map(([batch]) => batch)
    report.damaged ||= !(await database.kysely.connection().execute(heapAndIndexAgree))
  } finally {
    await database.close()
  }
}

/** A corrupted table shows as an index that knows more or fewer rows than the table holds. */
async function heapAndIndexAgree(session: Kysely<unknown>): Promise<boolean> {
  const N = z.object({ n: z.number() })
  const count = () => row(session, N, sql`select count(*) as n from kill_trial where batch > 0`)
  await sql`set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off`.execute(
    session,
  )
  const heap = await count()
  await sql`reset enable_indexscan; reset enable_indexonlyscan; reset enable_bitmapscan; set enable_seqscan = off`.execute(
    session,
  )
  const index = await count()
  await sql`reset enable_seqscan`.execute(session)
  return heap.n === index.n
}
