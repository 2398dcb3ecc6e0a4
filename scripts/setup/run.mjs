// @ts-check
import { spawnSync } from 'node:child_process'

/**
 * Runs a command to its end, its output going where ours goes.
 * @param {string[]} command program, then arguments
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options `env` is added to ours
 * @returns {boolean} whether it ended well
 */
export function run([program = '', ...args], { cwd, env = {} }) {
  const result = spawnSync(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
  if (result.error) console.error(`${program}: ${result.error.message}`)
  return result.status === 0
}
