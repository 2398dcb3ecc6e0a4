import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordLimitBytes, recordScripts } from './record-size.ts'

let dist = ''

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'maillage-size-'))
  const root = join(import.meta.dirname, '..')
  const vite = join(root, '../../node_modules/vite/bin/vite.js')
  execFileSync(process.execPath, [vite, 'build', '--outDir', dist, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  })
}, 120_000)
afterAll(() => rm(dist, { recursive: true, force: true }))

it('the first load of Record brings at most 200 kB of script, gzip', () => {
  const scripts = recordScripts(dist)
  const total = scripts.reduce((sum, script) => sum + script.gzipBytes, 0)
  expect(total).toBeGreaterThan(50_000)
  expect(total).toBeLessThanOrEqual(recordLimitBytes)
})
