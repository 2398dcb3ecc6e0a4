import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** Says its arguments, then what it hears, and ends with 7 after closing. */
const PROGRAM = `
const close = (signal: string): void => {
  process.stdout.write(signal + '\\n', () => setTimeout(() => process.exit(7), 100))
}
process.once('SIGTERM', close).once('SIGINT', close)
setInterval(() => {}, 1000)
process.stdout.write(process.argv.slice(2).join(',') + '\\n')
`

const RUNNER = JSON.stringify(new URL('./program.mjs', import.meta.url).href)
const CODE = `import(${RUNNER}).then(({ runProgram }) =>
  runProgram('./program.ts', { args: ['a', 'b'], cwd: process.cwd(), reads: false }))`

let folder: string
let parent: ChildProcess
let said: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'maillage-run-'))
  said = ''
  writeFileSync(join(folder, 'program.ts'), PROGRAM)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Waits until the program runs. */
async function running(): Promise<void> {
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(/^a,b\n/)
}

/** Starts the runner, by itself or as npm does: under a shell that waits for it. */
function start(command: [string, ...string[]], env: NodeJS.ProcessEnv = {}): void {
  const [program, ...args] = command
  parent = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  parent.stdout?.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
}

describe('a program run by npm start', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'hears %s once, closes, and gives its exit code',
    async (signal) => {
      start([process.execPath, '-e', CODE])
      await running()
      parent.kill(signal)
      parent.kill(signal)
      const [code] = await once(parent, 'close')
      expect(code).toBe(7)
      expect(said.split('\n').slice(1)).toEqual([signal, ''])
    },
  )

  it('closes by itself when npm start is killed outright', async () => {
    start([process.execPath, '-e', CODE])
    await running()
    parent.kill('SIGKILL')
    // The program holds the same pipe: it closes when both have ended.
    await once(parent, 'close')
    expect(said).toContain('SIGTERM\n')
  })
  it('closes by itself when npm and its shell are told to stop', async () => {
    writeFileSync(join(folder, 'runner.mjs'), CODE)
    start(['sh', '-c', `"${process.execPath}" runner.mjs; true`], { npm_lifecycle_event: 'start' })
    await running()
    parent.kill('SIGTERM')
    await once(parent, 'close')
    expect(said).toContain('SIGTERM\n')
  })
})
