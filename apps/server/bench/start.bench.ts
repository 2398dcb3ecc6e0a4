import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Measurement, Run } from '../../../scripts/measure.ts'
import { collected, environmentOf, type Place } from '../src/testing/command.ts'
import { newPlace } from '../src/testing/new-place.ts'
import { quantile } from '../src/testing/open-loop.ts'

const runs = 5
const root = fileURLToPath(new URL('../../..', import.meta.url))

/** `npm start` until `/health` answers: first on no data, with the demonstration to load, then on what that left. */
export const run: Run = async () => {
  const [cold, warm]: [number[], number[]] = [[], []]
  // What is built once for all is not part of a start.
  await onNewPlace(started)
  for (let index = 0; index < runs; index += 1) {
    await onNewPlace(async (place) => {
      cold.push(await started(place))
      warm.push(await started(place))
    })
  }
  return {
    conditions: {
      runs,
      engine: 'pglite',
      what: 'npm start, from the process to the first answer of /health',
    },
    results: [...measurements('cold', cold, null), ...measurements('warm', warm, 5000)],
  }
}

function measurements(name: string, times: readonly number[], goal: number | null): Measurement[] {
  const row = (what: string, value: number) => ({
    ...{ case: `${name}: ${what}`, value: Math.round(value), unit: 'ms', peer: null },
    goal: goal === null ? null : `<= ${goal}`,
  })
  return [
    row('fastest', Math.min(...times)),
    row('median', quantile(times, 0.5)),
    row('slowest', Math.max(...times)),
  ]
}

async function onNewPlace<Result>(work: (place: Place) => Promise<Result>): Promise<Result> {
  const place = await newPlace()
  try {
    return await work(place)
  } finally {
    await place.remove()
  }
}

/** Starts, waits for the first answer, stops; how long the answer took, in milliseconds. */
async function started(place: Place): Promise<number> {
  const began = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    cwd: root,
    env: { ...environmentOf(place), PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = collected(child.stdout)
  const ended = once(child, 'close')
  for (;;) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}: ${said()}`)
    const url = /^Maillage: (\S+)$/m.exec(said())?.[1]
    const answer = url ? await fetch(`${url}/health`).catch(() => null) : null
    if (answer?.ok) break
    await sleep(10)
  }
  const elapsed = performance.now() - began
  child.kill('SIGTERM')
  await ended
  return elapsed
}
