// @ts-check
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A Ctrl-C reaches us twice, from the terminal and from npm: within this time it counts once. */
const SAME_SIGNAL_MS = 500
const ORPHAN_CHECK_MS = 500
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const leaveWithParent = fileURLToPath(new URL('./leave-with-parent.mjs', import.meta.url))

/**
 * Runs a file in a Node of its own, forwards signals to it, and ends with its exit code.
 * @param {string} file JavaScript, or TypeScript as it is in the sources
 * @param {{ args: string[], cwd: string, reads: boolean }} options
 *   `reads`: the program reads the terminal, so it stays in our process group and hears Ctrl-C by itself;
 *   otherwise it has a group of its own and hears each signal once, from us
 */
export function runProgram(file, { args, cwd, reads }) {
  const reader = file.endsWith('.ts') ? ['--import', import.meta.resolve('tsx')] : ['--enable-source-maps']
  const loaders = [...reader, '--import', leaveWithParent]
  const child = spawn(process.execPath, [...loaders, file, ...args], {
    cwd,
    detached: !reads,
    stdio: [reads ? 'inherit' : 'ignore', 'inherit', 'inherit', 'ipc'],
  })
  let lastSignalMs = 0
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      const nowMs = Date.now()
      const repeated = nowMs - lastSignalMs < SAME_SIGNAL_MS
      lastSignalMs = nowMs
      if (repeated || (signal === 'SIGINT' && reads && process.stdin.isTTY)) return
      child.kill(signal)
    })
  }
  if (process.env.npm_lifecycle_event) closeWithNpm(child)
  child.once('error', (error) => {
    console.error(`${file} could not be started: ${error.message}`)
    process.exit(1)
  })
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}

/**
 * npm told to stop takes its shell with it and leaves us behind, with another parent.
 * @param {import('node:child_process').ChildProcess} child
 */
function closeWithNpm(child) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, ORPHAN_CHECK_MS)
  watch.unref()
}
