import { stat, utimes, writeFile } from 'node:fs/promises'
import type { Engine } from './engine.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

type Maintenance = { engine: Engine; vacuumedFile: string; report: (error: unknown) => void }

/** What a PostgreSQL server does by itself and PGlite does not: a checkpoint each minute, a vacuum each day (by the age of `vacuumedFile`, so that restarts do not put it off). Returns the function that stops it. */
export function maintain({ engine, vacuumedFile, report }: Maintenance): () => void {
  const run = async (statement: string) => {
    const connection = await engine.connect()
    await connection.query(statement, []).finally(() => connection.release())
  }
  const vacuumWhenDue = async () => {
    const last = await stat(vacuumedFile).then(
      (file) => file.mtimeMs,
      () => 0,
    )
    if (Date.now() - last < day) return
    await run('vacuum (analyze)')
    await writeFile(vacuumedFile, '')
    await utimes(vacuumedFile, new Date(), new Date())
  }
  const timers = [
    setInterval(() => run('checkpoint').catch(report), minute).unref(),
    setInterval(() => vacuumWhenDue().catch(report), hour).unref(),
  ]
  return () => timers.forEach(clearInterval)
}
