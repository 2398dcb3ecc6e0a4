import pg from 'pg'
import type { Connection, Engine, RawResult, Text } from './engine.ts'
import { ConnectionLostError, SqlError, StatementTimeoutError } from './errors.ts'

const asText = { getTypeParser: () => (text: string) => text }
const queryCanceled = '57014'
const lostStates = /^(08|57P0)/

/** A pool of sessions on a PostgreSQL server, 15 or later; statements are unnamed, so that PgBouncer may stand between. */
export function postgresEngine(url: string, options: { sessions: number }): Engine {
  const pool = new pg.Pool({ connectionString: url, max: options.sessions, connectionTimeoutMillis: 10_000 })
  // An idle session that the server ends is replaced at the next use; unheard, the event would end the process.
  pool.on('error', () => {})
  return {
    name: 'postgres',
    connect: async () => {
      try {
        return new PostgresConnection(await pool.connect())
      } catch (error) {
        throw understood(error)
      }
    },
    close: () => pool.end(),
  }
}

class PostgresConnection implements Connection {
  readonly #client: pg.PoolClient
  #lost = false

  constructor(client: pg.PoolClient) {
    this.#client = client
    client.on('error', this.#onLost)
  }

  readonly #onLost = () => {
    this.#lost = true
  }

  async query(text: string, params: Text[]): Promise<RawResult> {
    try {
      // Without parameters pg answers a text of several statements by a list of results.
      const query: pg.QueryArrayConfig = { text, values: params, rowMode: 'array', types: asText }
      const result = [await this.#client.query<Text[]>(query)].flat().at(-1)
      return {
        command: result?.command ?? '',
        affected: result?.rowCount ?? null,
        fields: result?.fields.map((field) => ({ name: field.name, type: field.dataTypeID })) ?? [],
        rows: result?.rows ?? [],
      }
    } catch (error) {
      const meant = understood(error)
      if (meant instanceof ConnectionLostError) this.#lost = true
      throw meant
    }
  }

  /** PostgreSQL keeps the limit itself: `statement_timeout` is set with the transaction. */
  limit() {}

  release() {
    this.#client.off('error', this.#onLost)
    this.#client.release(this.#lost)
  }
}

function understood(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (error instanceof pg.DatabaseError) {
    if (error.code === queryCanceled) return new StatementTimeoutError(error.message)
    return lostStates.test(error.code ?? '') ? new ConnectionLostError(error.message) : new SqlError(error)
  }
  // Everything else that node-postgres throws tells of the connection, in words that vary with the moment.
  return new ConnectionLostError(`PostgreSQL cannot be reached: ${error.message}`)
}
