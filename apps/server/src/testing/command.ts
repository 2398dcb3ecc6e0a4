import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The command as people run it. */
const program = fileURLToPath(new URL('../../../../scripts/maillage.mjs', import.meta.url))

/** Where a command finds its data. */
export interface Place {
  readonly dataDir: string
  /** A postgres:// address; absent for the embedded database. */
  readonly databaseUrl?: string | undefined
}

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
  /** What it answered with `--json`. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect of it
  readonly json: any
}

/** Runs `maillage` to its end, as a process of its own. */
export async function maillage(
  place: Place,
  args: readonly string[],
  { input = '', environment = {} }: { input?: string; environment?: Record<string, string> } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...environmentOf(place), ...environment },
  })
  child.stdin.end(input)
  const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)]
  const [code] = await once(child, 'close')
  return {
    code,
    stdout: stdout(),
    stderr: stderr(),
    json: args.includes('--json') ? JSON.parse(stdout()) : null,
  }
}

/** The environment of a program over these data, without the settings of whoever runs the tests. */
export function environmentOf({ dataDir, databaseUrl }: Place): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env
  return { PATH, HOME, MAILLAGE_DATA: dataDir, ...(databaseUrl && { DATABASE_URL: databaseUrl }) }
}

/** What a stream has said so far. */
export function collected(stream: ChildProcess['stdout']): () => string {
  let text = ''
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  return () => text
}
