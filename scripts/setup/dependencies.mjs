// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

/** @typedef {{ version?: string, integrity?: string, resolved?: string, link?: boolean, optional?: boolean }} Locked */

/**
 * The first locked package that node_modules lacks or holds in another version, or null when all are there.
 * npm writes what it installed in `node_modules/.package-lock.json` as its last step, so an interrupted install shows.
 * @param {string} root the repository
 */
export function missingDependency(root) {
  const installedList = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(installedList)) return 'everything'
  const locked = packages(join(root, 'package-lock.json'))
  const installed = packages(installedList)
  for (const [path, entry] of Object.entries(locked)) {
    if (!path.includes('node_modules/') || entry.optional) continue
    const found = installed[path]
    const same = found !== undefined && found.version === entry.version && found.integrity === entry.integrity
    if (!same || !existsSync(join(root, path))) return path.replace(/^.*node_modules\//, '')
  }
  return null
}

/**
 * Installs the locked dependencies when one is missing.
 * @param {string} root the repository
 * @returns {boolean} whether all are there at the end
 */
export function installDependencies(root) {
  const missing = missingDependency(root)
  if (missing === null) return true
  console.log(`Installing dependencies (missing: ${missing})…`)
  // Not `npm ci`, which refuses a lock without the binaries of every other platform: not all registries have them.
  // Building the page and running TypeScript take development packages, whatever NODE_ENV says.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  return run(['npm', 'install', '--no-save', '--include=dev', ...quiet], { cwd: root })
}

/**
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function packages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages
}
