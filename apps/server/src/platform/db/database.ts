import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Brackets, dialectOver, transactionBrackets } from './dialect.ts'
import { lockDirectory } from './directory-lock.ts'
import type { Engine } from './engine.ts'
import { maintain } from './maintenance.ts'
import { PgliteEngine } from './pglite-engine.ts'
import { ensurePgliteDirectory } from './pglite-files.ts'
import { PgliteThread } from './pglite-thread.ts'
import { postgresEngine } from './postgres-engine.ts'
import { row } from './rows.ts'
import { runTransaction, type Scope, type Tx } from './transaction.ts'

/** The data, whichever engine holds it. */
export interface Database {
  readonly engine: Engine['name']
  /** The owner's access, past row-level security: for migrations and identity, never for a slice. */
  readonly kysely: Kysely<unknown>
  /** The version of PostgreSQL that answers, such as `15.14`. */
  version(): Promise<string>
  /** Runs the work in one transaction as the request role, in its network; see transaction.ts. */
  transaction<Result>(scope: Scope, work: (tx: Tx) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export type DatabaseOptions = {
  /** A postgres:// address; without one the embedded database under `dataDir` is used. */
  url?: string | undefined
  dataDir: string
  /** How long one statement of a transaction may last, in milliseconds. */
  statementMs?: number
  /** Told of troubles that no request waits for: a failed effect after commit, a failed vacuum. */
  report?: (error: unknown) => void
}

const defaultStatementMs = 30_000
const postgresSessions = 10
const oldestVersion = 15

/** Opens PostgreSQL when `url` is given, else the embedded database; DatabaseInUseError when another process has it, ConnectionLostError when the server cannot be reached. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const database = options.url
    ? databaseOver(postgresEngine(options.url, { sessions: postgresSessions }), options)
    : await openEmbedded(options)
  try {
    const version = await database.version()
    if (Number.parseInt(version, 10) < oldestVersion) {
      throw new Error(`PostgreSQL ${oldestVersion} or later is needed; this server runs ${version}.`)
    }
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openEmbedded(options: DatabaseOptions): Promise<Database> {
  const dataDir = resolve(options.dataDir)
  await mkdir(dataDir, { recursive: true })
  const unlock = await lockDirectory(dataDir)
  try {
    const directory = join(dataDir, 'db')
    await ensurePgliteDirectory(directory)
    const engine = await PgliteEngine.start(() => PgliteThread.open({ directory }))
    const stop = maintain({
      engine,
      vacuumedFile: join(dataDir, 'db-vacuumed'),
      report: options.report ?? warn,
    })
    const database = databaseOver(engine, options)
    const close = async () => {
      stop()
      await database.close()
      await unlock()
    }
    return { ...database, close }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** A database over an engine already open, its transactions delimited by `brackets`. */
export function databaseOver(
  engine: Engine,
  options: Pick<DatabaseOptions, 'statementMs' | 'report'> & { brackets?: Brackets },
): Database {
  const { statementMs = defaultStatementMs, report = warn, brackets = transactionBrackets } = options
  const kysely = new Kysely<unknown>({ dialect: dialectOver(engine, { brackets, statementMs }) })
  return {
    engine: engine.name,
    kysely,
    version: async () => {
      const { serverVersion } = await row(kysely, ServerVersion, sql`show server_version`)
      return serverVersion.split(' ')[0] ?? serverVersion
    },
    transaction: (scope, work) => runTransaction({ kysely, statementMs, report }, scope, work),
    close: () => engine.close(),
  }
}

const ServerVersion = z.object({ serverVersion: z.string() })

function warn(error: unknown) {
  process.emitWarning(error instanceof Error ? error : String(error))
}
