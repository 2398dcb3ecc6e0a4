import type { Connection, Engine } from './engine.ts'
import { ConnectionLostError, StatementTimeoutError } from './errors.ts'
import type { PgliteThread } from './pglite-thread.ts'
import { takeTurns } from './turns.ts'

/** The only session of PGlite, lent to one caller at a time in the order of asking, and reopened when its thread has died. */
export class PgliteEngine implements Engine {
  readonly name = 'pglite'
  readonly #open: () => Promise<PgliteThread>
  #thread: PgliteThread | null
  readonly #takeTurn = takeTurns()
  #closed = false

  private constructor(open: () => Promise<PgliteThread>, thread: PgliteThread) {
    this.#open = open
    this.#thread = thread
  }

  /** `open` starts a thread on the data; it is called again after a thread died, never while one lives. */
  static async start(open: () => Promise<PgliteThread>): Promise<PgliteEngine> {
    return new PgliteEngine(open, await open())
  }

  async connect(): Promise<Connection> {
    const done = await this.#takeTurn()
    try {
      return new PgliteConnection(await this.#liveThread(), done)
    } catch (error) {
      done()
      throw error
    }
  }

  async close(): Promise<void> {
    const done = await this.#takeTurn()
    try {
      if (this.#closed) return
      this.#closed = true
      await this.#thread?.close()
    } finally {
      done()
    }
  }

  async #liveThread(): Promise<PgliteThread> {
    if (this.#closed) throw new Error('The database is closed.')
    if (this.#thread?.alive) return this.#thread
    // Two threads on the same files corrupt them: the dead one must have ended before another starts.
    await this.#thread?.close()
    this.#thread = null
    this.#thread = await this.#open()
    return this.#thread
  }
}

class PgliteConnection implements Connection {
  readonly #thread: PgliteThread
  readonly release: () => void
  #statementMs: number | null = null

  constructor(thread: PgliteThread, release: () => void) {
    this.#thread = thread
    this.release = release
  }

  limit(statementMs: number | null) {
    this.#statementMs = statementMs
  }

  /** PGlite ignores statement_timeout and cannot cancel: the watchdog stops its thread, and the next turn reopens it. */
  async query(text: string, params: (string | null)[]) {
    if (this.#statementMs === null) return this.#thread.query(text, params)
    const timeout = new StatementTimeoutError(`A statement lasted longer than ${this.#statementMs} ms.`)
    let killing: Promise<void> | null = null
    const watchdog = setTimeout(() => {
      killing = this.#thread.kill(timeout)
    }, this.#statementMs)
    try {
      return await this.#thread.query(text, params)
    } catch (error) {
      if (killing && error instanceof ConnectionLostError) {
        await killing
        throw timeout
      }
      throw error
    } finally {
      clearTimeout(watchdog)
    }
  }
}
