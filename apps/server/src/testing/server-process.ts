import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { bundleServer } from '../../../../scripts/setup/server-bundle.mjs'
import { collected, environmentOf, type Place } from './command.ts'

const root = fileURLToPath(new URL('../../../..', import.meta.url))

/** The real server, in a process of its own. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** From the start of the process to its first answer, in milliseconds. */
  readonly startMs: number
  /** Everything that it said. */
  said(): string
  /** Tells it to stop, and gives its exit code. */
  stop(): Promise<number | null>
  /** Ends it at once, whatever it does. */
  kill(): Promise<void>
}

const startLimitMs = 120_000

/** Starts the server on a port of the system's choice and waits for its first answer; Error with its own words when it ends before. */
export async function startServerProcess(
  place: Place,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const file = await bundleServer(root, 'main')
  const began = performance.now()
  const child = spawn(process.execPath, ['--enable-source-maps', file, '--lang', 'en'], {
    env: { ...environmentOf(place), PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)]
  const said = () => `${stdout()}${stderr()}`
  const ended = once(child, 'close')
  const url = await firstAnswer(() => {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${said()}`)
    return /^Maillage: (\S+)$/m.exec(stdout())?.[1]
  })
  return {
    url,
    pid: child.pid ?? 0,
    startMs: Math.round(performance.now() - began),
    said,
    stop: async () => {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

async function firstAnswer(address: () => string | undefined): Promise<string> {
  for (const limit = performance.now() + startLimitMs; performance.now() < limit; await sleep(20)) {
    const url = address()
    const answer = url ? await fetch(`${url}/health`).catch(() => null) : null
    if (url && answer?.ok) return url
  }
  throw new Error(`The server did not answer within ${startLimitMs} ms.`)
}
