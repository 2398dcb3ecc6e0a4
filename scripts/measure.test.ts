import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { measurementFiles, printTable } from './measure.ts'

const repository = fileURLToPath(new URL('..', import.meta.url))
let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'maillage-measure-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('benches and soaks', () => {
  it('are found by name in the server, in the packages and among the journeys', () => {
    for (const path of ['apps/server/bench', 'apps/server/soak', 'packages/spectra/bench', 'e2e']) {
      mkdirSync(join(root, path), { recursive: true })
    }
    writeFileSync(join(root, 'apps/server/bench/capture.bench.ts'), '')
    writeFileSync(join(root, 'apps/server/bench/notes.md'), '')
    writeFileSync(join(root, 'apps/server/soak/day.soak.ts'), '')
    writeFileSync(join(root, 'packages/spectra/bench/unmix.bench.ts'), '')
    writeFileSync(join(root, 'e2e/offline.soak.ts'), '')
    writeFileSync(join(root, 'e2e/offline.test.ts'), '')
    expect([...measurementFiles(root, 'bench')]).toEqual([
      ['capture', 'apps/server/bench/capture.bench.ts'],
      ['unmix', 'packages/spectra/bench/unmix.bench.ts'],
    ])
    expect([...measurementFiles(root, 'soak').keys()]).toEqual(['day', 'offline'])
  })

  it('print an aligned table under their conditions', () => {
    const results = [
      { case: 'p95', value: 12.5, unit: 'ms', goal: '< 100', peer: null },
      { case: 'records', value: 1500, unit: '', goal: 1500, peer: 900 },
    ]
    expect(printTable('capture', { cores: 2, database: { engine: 'pglite' } }, results).split('\n')).toEqual([
      'capture',
      'cores: 2',
      'database: {"engine":"pglite"}',
      '',
      'case     value  unit  goal   peer',
      'p95       12.5  ms    < 100',
      'records   1500        1500   900',
    ])
  })

  it('list what there is without a name, and refuse a name that is not there', () => {
    const bench = (...args: string[]) => ['--import', 'tsx', 'scripts/bench.ts', ...args]
    expect(execFileSync(process.execPath, bench(), { cwd: repository, encoding: 'utf8' })).not.toBe('')
    const refused = spawnSync(process.execPath, bench('no-such'), { cwd: repository, encoding: 'utf8' })
    expect(refused.status).toBe(2)
    expect(refused.stderr).toContain('There is no bench "no-such"')
  })
})
