import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { z } from 'zod'
import { verifyChain } from '../platform/audit/verify-chain.ts'
import { type Database, openDatabase } from '../platform/db/database.ts'
import { row, rows } from '../platform/db/rows.ts'
import { compareRollups } from '../slices/rollup/queries.ts'
import { maillage, type Place } from './command.ts'
import { type PreparedNetwork, prepareNetwork } from './prepared-network.ts'
import { startServerProcess } from './server-process.ts'
import { type SavedRecord, type SignedIn, savedActivity, signIn } from './signed-in.ts'

/** What was found, all kills together. */
export interface ServerKillReport {
  kills: number
  /** Answers that said "saved": new records, corrections and withdrawals. */
  acknowledged: number
  /** Records whose acknowledged version is not there. */
  lost: string[]
  /** Records with fewer lines in the journal than versions, or more. */
  untraced: number
  /** Sums that are not those of the records. */
  wrongSums: number
  /** Chains of the journal that do not hold. */
  brokenChains: number
  /** Times that a second process was let in. */
  letIn: number
  slowestOpenMs: number
  slowestStartMs: number
}

interface Trial {
  readonly place: Place
  readonly kills: number
  readonly clients: number
  /** How long the clients write before each kill, in milliseconds: between a quarter of it and all of it. */
  readonly writingMs: number
}

/**
 * Kills the real server (-9), several times, while several people record, correct and withdraw over HTTP; after each
 * kill opens the data and compares them with every answer that was received.
 */
export async function serverKillTrial({
  place,
  kills,
  clients,
  writingMs,
}: Trial): Promise<ServerKillReport> {
  const network = await prepareNetwork(place, { workers: clients })
  const acknowledged = new Acknowledged()
  const report: ServerKillReport = {
    kills: 0,
    acknowledged: 0,
    lost: [],
    untraced: 0,
    wrongSums: 0,
    brokenChains: 0,
    letIn: 0,
    slowestOpenMs: 0,
    slowestStartMs: 0,
  }
  while (report.kills < kills) {
    const server = await startServerProcess(place, { MAILLAGE_DEMO: 'off' })
    report.slowestStartMs = Math.max(report.slowestStartMs, server.startMs)
    const people = await Promise.all(network.workers.map((worker) => signIn(server.url, worker)))
    const writing = people.map((person) => writeUntilRefused(person, network, acknowledged))
    if (!(await isRefused(place, server.pid))) report.letIn += 1
    await sleep(writingMs * (0.25 + 0.75 * Math.random()))
    await server.kill()
    await Promise.all(writing)
    report.kills += 1
    report.acknowledged = acknowledged.count
    await inspect(place, { network, acknowledged, report })
  }
  return report
}

/** The last version of each record that the server said it had saved. */
class Acknowledged {
  count = 0
  readonly versions = new Map<string, number>()

  add({ id, version }: { id: string; version: number }): void {
    this.count += 1
    this.versions.set(id, version)
  }
}

/** Records one after the other; every fourth time corrects, every eighth withdraws what was just recorded. */
async function writeUntilRefused(
  person: SignedIn,
  network: PreparedNetwork,
  acknowledged: Acknowledged,
): Promise<void> {
  try {
    for (let turn = 1; ; turn += 1) {
      const record = stage(network, 1 + (turn % 30))
      acknowledged.add(await savedActivity(await person.save(record)))
      if (turn % 4 === 0) {
        const correction = { ...stage(network, 31), id: record.id, baseVersion: 1 }
        acknowledged.add(await savedActivity(await person.save(correction)))
      }
      if (turn % 8 === 0) {
        acknowledged.add(await savedActivity(await person.withdraw({ id: record.id, baseVersion: 2 })))
      }
    }
  } catch (error) {
    // The server was killed under the request: a lost connection is what this is about, a refusal is not.
    if (!(error instanceof TypeError)) throw error
  }
}

const stage = ({ structureId, siteId }: PreparedNetwork, participants: number): SavedRecord => ({
  id: newId(),
  baseVersion: 0,
  draft: {
    kind: 'stage',
    kindVersion: 1,
    day: '2024-03-14',
    structureId,
    siteId,
    values: [{ measure: 'participants', state: 'observed', amount: participants }],
  },
})

/** The embedded database lets nobody else in, and says who is there; PostgreSQL is made for many. */
async function isRefused(place: Place, pid: number): Promise<boolean> {
  if (place.databaseUrl) return true
  const { code, json } = await maillage(place, ['migrate', '--lang', 'en', '--json'])
  return code === 3 && json.error.message.includes(`process ${pid}:`)
}

interface Inspection {
  readonly network: PreparedNetwork
  readonly acknowledged: Acknowledged
  readonly report: ServerKillReport
}

async function inspect(place: Place, { network, acknowledged, report }: Inspection): Promise<void> {
  const { networkId } = network
  const began = performance.now()
  const database = await openDatabase({ dataDir: place.dataDir, url: place.databaseUrl })
  report.slowestOpenMs = Math.max(report.slowestOpenMs, Math.round(performance.now() - began))
  try {
    const found = await versionsIn(database, networkId)
    report.lost = [...acknowledged.versions].flatMap(([id, version]) =>
      (found.get(id) ?? 0) >= version ? [] : [id],
    )
    await database.transaction({ networkId, readOnly: true }, async (tx) => {
      const written = [...found.values()].reduce((total, version) => total + version, 0)
      const { lines } = await row(
        tx,
        z.object({ lines: z.number() }),
        sql`select count(*) as lines from audit_line where noun = 'activity'`,
      )
      report.untraced += Math.abs(written - lines)
      report.wrongSums += (await compareRollups(tx, networkId)).length
      if ((await verifyChain(tx, networkId)).broken) report.brokenChains += 1
    })
  } finally {
    await database.close()
  }
}

async function versionsIn(database: Database, networkId: string): Promise<Map<string, number>> {
  const found = await database.transaction({ networkId, readOnly: true }, (tx) =>
    rows(
      tx,
      z.object({ id: z.string(), version: z.number() }),
      sql`select id, version from activity where network_id = ${networkId}`,
    ),
  )
  return new Map(found.map(({ id, version }) => [id, version]))
}
