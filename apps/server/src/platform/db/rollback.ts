import { type Database, databaseOver } from './database.ts'
import type { Brackets } from './dialect.ts'
import type { Connection, Engine, RawResult, Text } from './engine.ts'
import { takeTurns } from './turns.ts'

/** What `set local` changed inside a savepoint lasts until the outer transaction ends: the end of the inner one has to be said. */
const endOfScope = `
  select set_config('role', 'none', true), set_config('app.network', '', true), set_config('app.account', '', true),
         set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true)`

const savepoints: Brackets = {
  begin: 'savepoint work',
  beginReadOnly: 'savepoint work; set transaction read only',
  commit: `release savepoint work; ${endOfScope}`,
  rollback: `rollback to savepoint work; release savepoint work; ${endOfScope}`,
}

/** Gives `work` a database whose transactions are savepoints of one transaction of the engine, undone at the end whatever happens. */
export async function inRollback<Result>(
  engine: Engine,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const connection = await engine.connect()
  try {
    await connection.query('begin', [])
    return await work(databaseOver(lendingEngine(engine.name, connection), { brackets: savepoints }))
  } finally {
    await connection.query('rollback', [])
    connection.release()
  }
}

/** One session lent in turns, as if it were a whole engine. */
function lendingEngine(name: Engine['name'], connection: Connection): Engine {
  const takeTurn = takeTurns()
  return {
    name,
    connect: async () => new LentConnection(connection, await takeTurn()),
    close: async () => {},
  }
}

class LentConnection implements Connection {
  readonly #connection: Connection
  readonly release: () => void
  #inTransaction = false

  constructor(connection: Connection, release: () => void) {
    this.#connection = connection
    this.release = release
  }

  limit(milliseconds: number | null) {
    this.#connection.limit(milliseconds)
  }

  async query(text: string, params: Text[]): Promise<RawResult> {
    if (text === savepoints.begin || text === savepoints.beginReadOnly) this.#inTransaction = true
    if (text === savepoints.commit || text === savepoints.rollback) {
      const result = await this.#connection.query(text, params)
      this.#inTransaction = false
      return result
    }
    return this.#inTransaction ? this.#connection.query(text, params) : this.#alone(text, params)
  }

  /** Outside a transaction a failed statement leaves nothing behind: here neither. */
  async #alone(text: string, params: Text[]): Promise<RawResult> {
    await this.#connection.query('savepoint statement', [])
    try {
      const result = await this.#connection.query(text, params)
      await this.#connection.query('release savepoint statement', [])
      return result
    } catch (error) {
      await this.#connection.query('rollback to savepoint statement; release savepoint statement', [])
      throw error
    }
  }
}
