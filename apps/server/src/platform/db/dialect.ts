import { AsyncLocalStorage } from 'node:async_hooks'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import type { Connection, Engine } from './engine.ts'
import { ConnectionLostError, SqlError } from './errors.ts'
import { decodeRows, encodeValue } from './values.ts'

/** The statements that open and end a transaction of Kysely; tests replace them by savepoints. */
export type Brackets = { begin: string; beginReadOnly: string; commit: string; rollback: string }

/** A read-only transaction sees one state of the data from its first statement to its last. */
export const transactionBrackets: Brackets = {
  begin: 'begin',
  beginReadOnly: 'start transaction isolation level repeatable read, read only',
  commit: 'commit',
  rollback: 'rollback',
}

/** Set while the work of a transaction runs, so that a second session asked for inside it is refused, not awaited for ever. */
export const transactionInProgress = new AsyncLocalStorage<{ open: boolean }>()

class KyselyConnection implements DatabaseConnection {
  readonly connection: Connection

  constructor(connection: Connection) {
    this.connection = connection
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.connection.query(query.sql, query.parameters.map(encodeValue))
    const rows = decodeRows(result) as Row[]
    return result.affected === null ? { rows } : { rows, numAffectedRows: BigInt(result.affected) }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for a generator and streaming has no use here
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Queries are not streamed: page through them instead.')
  }
}

class EngineDriver implements Driver {
  readonly #engine: Engine
  readonly #brackets: Brackets
  readonly #statementMs: number

  constructor(engine: Engine, brackets: Brackets, statementMs: number) {
    this.#engine = engine
    this.#brackets = brackets
    this.#statementMs = statementMs
  }

  async init() {}

  async acquireConnection() {
    if (transactionInProgress.getStore()?.open) {
      throw new Error(
        'A transaction is already open here: use its tx, or afterCommit, instead of the database.',
      )
    }
    return new KyselyConnection(await this.#engine.connect())
  }

  async beginTransaction({ connection }: KyselyConnection, settings: TransactionSettings) {
    const readOnly = settings.accessMode === 'read only'
    connection.limit(this.#statementMs)
    await connection.query(readOnly ? this.#brackets.beginReadOnly : this.#brackets.begin, [])
  }

  async commitTransaction({ connection }: KyselyConnection) {
    const { command } = await connection.query(this.#brackets.commit, [])
    // PostgreSQL answers ROLLBACK, not an error, when a statement failed and its error was swallowed by the work.
    if (command === 'ROLLBACK')
      throw new SqlError({
        code: '25P02',
        message: 'A statement of this transaction had failed: nothing was saved.',
      })
  }

  async rollbackTransaction({ connection }: KyselyConnection) {
    try {
      await connection.query(this.#brackets.rollback, [])
    } catch (error) {
      // A lost session has nothing left to undo, and the error that matters is the one that led here.
      if (!(error instanceof ConnectionLostError)) throw error
    }
  }

  async releaseConnection({ connection }: KyselyConnection) {
    connection.limit(null)
    connection.release()
  }

  async destroy() {
    await this.#engine.close()
  }
}

/** Kysely over either engine; statements inside a transaction may last `statementMs` milliseconds. */
export function dialectOver(engine: Engine, options: { brackets: Brackets; statementMs: number }): Dialect {
  return {
    createAdapter: () => new MigrationLockedElsewhere(),
    createDriver: () => new EngineDriver(engine, options.brackets, options.statementMs) as Driver,
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

/** Kysely's own migration lock belongs to a session; ours belongs to the migrating transaction (see migrate.ts), which also holds behind PgBouncer. */
class MigrationLockedElsewhere extends PostgresAdapter {
  override async acquireMigrationLock() {}
  override async releaseMigrationLock() {}
}
