import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const sharedFolder = fileURLToPath(new URL('../../../../../shared/', import.meta.url))

/** The absolute path of a file of the reference data that lies beside the repository, e.g. 'acceptance/figures.json'. */
export function sharedPath(name: string): string {
  return `${sharedFolder}${name}`
}

/**
 * Whether the reference data is there: its tests are skipped without it and say so, for `describe.skipIf(!…)`.
 * On continuous integration a missing file is an error, never a skip.
 */
export function isSharedDataHere(name: string): boolean {
  if (existsSync(sharedPath(name))) return true
  const sentence = `Reference data ${sharedPath(name)} is not there: the tests that compare with it`
  if (process.env.CI === 'true') throw new Error(`${sentence} cannot run.`)
  process.stderr.write(`${sentence} are skipped.\n`)
  return false
}
