// @ts-check
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

/** What the page is built from. Generated and built folders are left out. */
const SOURCES = ['apps/web', 'apps/web/project.inlang/settings.json', 'packages', 'package-lock.json']
const LEFT_OUT = new Set([
  'node_modules',
  'dist',
  'dist-next',
  'dev-dist',
  'paraglide',
  'project.inlang',
  'bench',
])
const DIST = 'apps/web/dist'
const STAMP = `${DIST}/.sources`
const NEXT = 'apps/web/dist-next'

/**
 * Builds the page when its sources changed since the last build.
 * @param {string} root the repository
 * @returns {boolean} whether a fresh build is there at the end
 */
export function buildWeb(root) {
  const sources = sourceHash(root)
  if (builtFrom(root) === sources) return true
  console.log('Building the page…')
  const build = ['npm', 'run', '--silent', 'build', '--workspace', 'apps/web']
  const next = join(root, NEXT)
  if (!run([...build, '--', '--outDir', next, '--emptyOutDir'], { cwd: root })) return false
  writeFileSync(join(next, '.sources'), sources)
  // In one go: a server that runs goes on with a whole page.
  rmSync(join(root, DIST), { recursive: true, force: true })
  renameSync(next, join(root, DIST))
  return true
}

/**
 * Hash of names and contents of everything the page is built from.
 * @param {string} root the repository
 */
export function sourceHash(root) {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesUnder(root, source))
      hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** @param {string} root */
function builtFrom(root) {
  const stamp = join(root, STAMP)
  return existsSync(stamp) && existsSync(join(root, DIST, 'index.html')) ? readFileSync(stamp, 'utf8') : null
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} in a stable order
 */
function filesUnder(root, path) {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found) return []
  if (!found.isDirectory()) return [path]
  return readdirSync(join(root, path))
    .filter((name) => !LEFT_OUT.has(name))
    .sort()
    .flatMap((name) => filesUnder(root, `${path}/${name}`))
}
