import type { Connection, Engine, RawResult, Text } from './engine.ts'
import { StatementTimeoutError } from './errors.ts'
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
    await this.#thread?.ended()
    this.#thread = null
    this.#thread = await this.#open()
    return this.#thread
  }
}

/** PGlite ignores statement_timeout and cannot cancel: a watchdog stops its thread, and the next turn reopens it. */
class PgliteConnection implements Connection {
  readonly #thread: PgliteThread
  readonly #done: () => void
  #limitMs: number | null = null
  #watchdog: NodeJS.Timeout | undefined

  constructor(thread: PgliteThread, done: () => void) {
    this.#thread = thread
    this.#done = done
  }

  limit(milliseconds: number | null) {
    this.#limitMs = milliseconds
    this.#watch()
  }

  async query(text: string, params: Text[]): Promise<RawResult> {
    this.#watch()
    try {
      return await this.#thread.query(text, params)
    } finally {
      // Work that never ends would keep everybody else from the only session.
      this.#watch()
    }
  }

  release() {
    this.limit(null)
    this.#done()
  }

  #watch() {
    clearTimeout(this.#watchdog)
    const limit = this.#limitMs
    if (limit === null) return
    this.#watchdog = setTimeout(() => {
      void this.#thread.kill(new StatementTimeoutError(`A transaction made no progress for ${limit} ms.`))
      this.release()
    }, limit)
  }
}
