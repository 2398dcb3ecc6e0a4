import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Path {
  readonly method: string
  readonly path: string
}

export interface DroppingProxy {
  readonly url: string
  /** Which answers are lost on their way back, after the server has done its work. */
  drop: (asked: Path) => boolean
  /** How an answer is changed on its way back. */
  change: (asked: Path, body: string) => string
  /** How many answers were lost so far. */
  readonly dropped: () => number
  close(): Promise<void>
}

/** Stands between a browser and the server like a bad network: requests arrive, some of their answers do not. */
export async function startDroppingProxy(target: string): Promise<DroppingProxy> {
  let dropped = 0
  const { hostname, port } = new URL(target)
  const server = createServer((incoming, outgoing) => {
    const asked = { method: incoming.method ?? 'GET', path: incoming.url ?? '/' }
    const onward = request(
      { hostname, port, method: asked.method, path: asked.path, headers: incoming.headers },
      async (answer) => {
        const chunks: Buffer[] = []
        for await (const chunk of answer) chunks.push(chunk as Buffer)
        if (proxy.drop(asked)) {
          dropped += 1
          incoming.socket.destroy()
          return
        }
        const whole = Buffer.concat(chunks)
        const changed = /json/.test(answer.headers['content-type'] ?? '')
          ? Buffer.from(proxy.change(asked, whole.toString('utf8')))
          : whole
        const { 'transfer-encoding': _, ...headers } = answer.headers
        outgoing.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': changed.length })
        outgoing.end(changed)
      },
    )
    onward.on('error', () => incoming.socket.destroy())
    incoming.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy: DroppingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    drop: () => false,
    change: (_, body) => body,
    dropped: () => dropped,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return proxy
}
