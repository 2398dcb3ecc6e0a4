// @ts-check
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../setup/run.mjs'
import { buildWeb } from '../setup/web-build.mjs'
import { one, vitestCounts } from './counts.mjs'

/** @typedef {import('./debian.mjs').Part} Part */
/** @typedef {{ part: Part, name: string, run: () => import('./counts.mjs').Counts }} Step */

/** @type {Part[]} */
export const PARTS = ['checks', 'unit', 'pglite', 'postgres', 'e2e']
const CHECKS = ['tree', 'arrows', 'sql', 'words', 'licences']

/**
 * Everything `npm test` runs, in order.
 * @param {string} root the repository
 * @returns {Step[]}
 */
export function allSteps(root) {
  const packages = workspaces(root, 'packages')
  const typed = ['.', ...packages, ...workspaces(root, 'apps')]
  const typescript = ['node', '--import', 'tsx']
  const bin = (/** @type {string} */ name) => join(root, 'node_modules/.bin', name)
  const check = (/** @type {string} */ name, /** @type {string[]} */ command) =>
    checkStep(root, name, command)
  const vitest = (/** @type {VitestStep} */ step) => vitestStep(root, step)
  return [
    { part: 'checks', name: 'The page builds', run: () => one(buildWeb(root)) },
    ...CHECKS.map((name) => check(`Structure: ${name}`, [...typescript, 'scripts/check.ts', name])),
    check('Generated documents are fresh', [...typescript, 'scripts/docs.ts', '--check']),
    ...typed.map((folder) => check(`Types of ${folder}`, [bin('tsc'), '-p', folder])),
    check('Lint and format', [bin('biome'), 'ci', '--error-on-warnings']),
    check('Nothing unused', [bin('knip')]),
    ...['scripts', ...packages].map((folder) => vitest({ part: 'unit', name: `Tests of ${folder}`, folder })),
    vitest({ part: 'unit', name: 'Tests of apps/web', folder: 'apps/web' }),
    vitest({
      part: 'pglite',
      name: 'Tests of apps/server on the embedded database',
      folder: 'apps/server',
      env: { TEST_ENGINE: 'pglite' },
    }),
    vitest({
      part: 'postgres',
      name: 'Tests of apps/server on PostgreSQL',
      folder: 'apps/server',
      through: ['node', 'scripts/postgres.mjs', '--'],
      env: { TEST_ENGINE: 'postgres' },
    }),
    vitest({ part: 'e2e', name: 'Journeys in a browser', folder: 'e2e', before: () => buildWeb(root) }),
  ]
}

/**
 * @param {string} root
 * @param {string} name
 * @param {string[]} command
 * @returns {Step}
 */
function checkStep(root, name, command) {
  return { part: 'checks', name, run: () => one(run(command, { cwd: root })) }
}

/** @typedef {{ part: Part, name: string, folder: string, through?: string[], env?: NodeJS.ProcessEnv,
 *   before?: () => boolean }} VitestStep */

/**
 * A vitest run in a folder, `through` another command when that one prepares what the tests need.
 * @param {string} root
 * @param {VitestStep} step
 * @returns {Step}
 */
function vitestStep(root, { part, name, folder, through = [], env = {}, before = () => true }) {
  const runs = () => {
    if (!before()) return one(false)
    const reports = mkdtempSync(join(tmpdir(), 'maillage-test-'))
    const report = join(reports, 'report.json')
    const vitest = join(root, 'node_modules/.bin/vitest')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const command = [...through, vitest, 'run', '--root', folder, '--passWithNoTests', ...reporters]
    const isWell = run(command, { cwd: root, env })
    const counts = vitestCounts(report, isWell)
    rmSync(reports, { recursive: true, force: true })
    return counts
  }
  return { part, name, run: runs }
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} the workspaces of a folder that have types to check
 */
function workspaces(root, folder) {
  return readdirSync(join(root, folder))
    .map((name) => `${folder}/${name}`)
    .filter((path) => existsSync(join(root, path, 'tsconfig.json')))
}
