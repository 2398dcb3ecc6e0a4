import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { demonstrationFolder, startServer } from './server.ts'

/** Loads the demonstration network once; every journey begins on a copy of its own. */
export async function setup(): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'maillage-demonstration-'))
  const server = await startServer({ dataFolder })
  await server.stop()
  process.env[demonstrationFolder] = dataFolder
  return () => rm(dataFolder, { recursive: true, force: true })
}
