import { stat, writeFile } from 'node:fs/promises'
import type { Engine } from './engine.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Maintenance = { engine: Engine; vacuumedFile: string; report: (error: unknown) => void }

/** What a PostgreSQL server does by itself and PGlite does not: a checkpoint each minute, a vacuum each day (by the age of `vacuumedFile`, so that restarts do not put it off). Returns the function that stops it. */
export function maintain({ engine, vacuumedFile, report }: Maintenance): () => void {
  let stopped = false
  const run = async (statement: string) => {
    const connection = await engine.connect()
    await connection.query(statement, []).finally(() => connection.release())
  }
  const vacuumWhenDue = async () => {
    if (Date.now() - (await lastVacuum(vacuumedFile)) < day) return
    await run('vacuum (analyze)')
    await writeFile(vacuumedFile, new Date().toISOString())
  }
  const every = (milliseconds: number, task: () => Promise<void>) =>
    setInterval(() => task().catch((error) => stopped || report(error)), milliseconds).unref()
  const timers = [every(minute, () => run('checkpoint')), every(hour, vacuumWhenDue)]
  return () => {
    stopped = true
    timers.forEach(clearInterval)
  }
}

async function lastVacuum(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}
