import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleServer } from '../scripts/setup/server-bundle.mjs'

const root = join(import.meta.dirname, '..')

/** The variable that names a data folder with the demonstration network, to begin on a copy of it. */
export const demonstrationFolder = 'MAILLAGE_E2E_DEMONSTRATION'

export interface RunningServer {
  readonly url: string
  readonly port: number
  readonly dataFolder: string
  /** Asks it to finish, and waits until it has. */
  readonly stop: () => Promise<void>
  /** The plug pulled: no warning, nothing written on the way out. */
  readonly kill: () => Promise<void>
}

interface ServerOptions {
  /** A data folder of an earlier run, to start again on it; by default a new one with the demonstration network. */
  readonly dataFolder?: string
  readonly port?: number
  readonly env?: Readonly<Record<string, string>>
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}

async function newDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'maillage-e2e-'))
  const demonstration = process.env[demonstrationFolder]
  if (demonstration) await cp(demonstration, folder, { recursive: true })
  return folder
}

/** The real server on a real database in a folder of its own, answering `/health` when this resolves. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const port = options.port ?? (await freePort())
  const dataFolder = options.dataFolder ?? (await newDataFolder())
  const url = `http://127.0.0.1:${port}`
  const program = await bundleServer(root, 'main')
  const server = spawn(process.execPath, ['--enable-source-maps', program], {
    cwd: root,
    env: { ...process.env, MAILLAGE_DATA: dataFolder, PORT: String(port), HOST: '127.0.0.1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  server.stdout.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode === null && server.signalCode === null) {
      server.kill(signal)
      await once(server, 'exit')
    }
    if (!options.dataFolder && signal === 'SIGTERM') await rm(dataFolder, { recursive: true, force: true })
  }
  await answering(server, url, said)
  return { url, port, dataFolder, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** A first start makes the database and loads the demonstration network: up to two minutes on a busy machine. */
async function answering(server: ChildProcess, url: string, said: readonly string[]): Promise<void> {
  const deadline = Date.now() + 120_000
  while (Date.now() < deadline) {
    if (server.exitCode !== null)
      throw new Error(`the server stopped (${server.exitCode}):\n${said.join('').slice(-4000)}`)
    const ok = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((wake) => setTimeout(wake, 200))
  }
  server.kill('SIGKILL')
  throw new Error(`the server does not answer ${url}/health:\n${said.join('').slice(-4000)}`)
}
