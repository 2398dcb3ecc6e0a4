import { Worker } from 'node:worker_threads'
import type { RawResult, Text } from './engine.ts'
import { ConnectionLostError, SqlError, StatementTimeoutError } from './errors.ts'

type Place = { directory?: string; imageFile?: string }
type Request = { query: { text: string; params: Text[] } } | { image: true } | { close: true }
type Answer = {
  ready?: true
  closed?: true
  result?: RawResult
  image?: Uint8Array
  error?: { message: string; code?: string; constraint?: string }
}
type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void }

/** PGlite in a worker thread, so that a long statement does not stop the server; one request at a time. */
export class PgliteThread {
  readonly #worker: Worker
  #waiting: Waiting | null = null
  #ended: Error | null = null

  private constructor(place: Place) {
    this.#worker = new Worker(new URL('./pglite-worker.js', import.meta.url), {
      workerData: place,
      execArgv: [],
    })
    this.#worker.on('message', (answer: Answer) => this.#settle((waiting) => waiting.resolve(answer)))
    this.#worker.on('error', (error) => this.#end(error))
    this.#worker.on('exit', () => this.#end(new Error('its thread ended')))
  }

  /** Opens the database at a place: a durable directory or, without one, memory; an image fills an empty place. */
  static async open(place: Place): Promise<PgliteThread> {
    const thread = new PgliteThread(place)
    await thread.#answer()
    return thread
  }

  get alive(): boolean {
    return this.#ended === null
  }

  async query(text: string, params: Text[]): Promise<RawResult> {
    const { result } = await this.#ask({ query: { text, params } })
    if (!result) throw new Error('The database answered something else than a result.')
    return result
  }

  /** All files of the database as one tarball. */
  async image(): Promise<Uint8Array> {
    const { image } = await this.#ask({ image: true })
    if (!image) throw new Error('The database answered something else than an image.')
    return image
  }

  async close(): Promise<void> {
    if (this.alive) await this.#ask({ close: true })
    await this.ended()
  }

  /** Stops the thread in the middle of whatever it does: pending and later requests fail with the reason. */
  async kill(reason: Error): Promise<void> {
    this.#end(reason)
    await this.ended()
  }

  /** Resolves once nothing of a killed thread runs any more. */
  async ended(): Promise<void> {
    await this.#worker.terminate()
  }

  async #ask(request: Request): Promise<Answer> {
    if (this.#ended) throw this.#ended
    this.#worker.postMessage(request)
    const answer = await this.#answer()
    if (answer.error) throw new SqlError(answer.error)
    return answer
  }

  #answer(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
  }

  #settle(settle: (waiting: Waiting) => void) {
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting) settle(waiting)
  }

  #end(reason: Error) {
    const told = reason instanceof StatementTimeoutError || reason instanceof ConnectionLostError
    this.#ended ??= told
      ? reason
      : new ConnectionLostError(`The embedded database stopped: ${reason.message}`)
    const ended = this.#ended
    this.#settle((waiting) => waiting.reject(ended))
  }
}
