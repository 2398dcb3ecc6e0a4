import { parentPort, workerData } from 'node:worker_threads'
import { openPglite } from './pglite-session.js'

/** Answers one request at a time: { query } → { result }, { image } → { image }, { close } → { closed }; a refusal is { error }. */
const port = parentPort
if (!port) throw new Error('This file runs as a worker thread of pglite-engine.ts.')

const session = await openPglite(workerData)

port.on('message', async (request) => {
  try {
    if (request.query)
      port.postMessage({ result: await session.query(request.query.text, request.query.params) })
    else if (request.image) port.postMessage({ image: await session.image() })
    else {
      await session.close()
      port.postMessage({ closed: true })
      port.close()
    }
  } catch (error) {
    const { message, code, constraint } =
      /** @type {{ message?: string, code?: string, constraint?: string }} */ (error)
    port.postMessage({ error: { message: message ?? String(error), code, constraint } })
  }
})
port.postMessage({ ready: true })
