import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../apps/server/src/platform/config.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** The fenced shell blocks of the README; those marked `run` are safe to run one after the other. */
const blocks = [...readme.matchAll(/^```sh( run)?\n([\s\S]*?)^```$/gm)].map(([, mark, code = '']) => ({
  isRun: mark !== undefined,
  code: code.trim(),
}))

describe('the commands of the README', () => {
  let home: string
  let port: number
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'maillage-readme-'))
    port = await freePort()
  })
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it.each(blocks.filter(({ isRun }) => isRun))('run: $code', ({ code }) => {
    const { DATABASE_URL: _, ...outer } = process.env
    const env = { ...outer, MAILLAGE_DATA: join(home, 'data'), PORT: String(port) }
    const ran = spawnSync('bash', ['-euc', code], { cwd: root, env, encoding: 'utf8' })
    expect(ran.status, ran.stderr).toBe(0)
    if (code.includes('--json')) expect(() => JSON.parse(ran.stdout)).not.toThrow()
  })

  it.each(blocks.flatMap(({ code }) => code.split('\n')))('exist: %s', (line) => {
    const { scripts, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const script = /^npm (?:run )?([a-z]+)/.exec(line)?.[1]
    const command = /^npx ([a-z]+)/.exec(line)?.[1]
    expect(scripts[script ?? ''] ?? bin[command ?? '']).toBeDefined()
  })
})

describe('the settings of the README', () => {
  const documented = [...readme.matchAll(/^\| (`[A-Z_` ]+`) \| (`.*?`)?/gm)].flatMap(
    ([, names = '', value]) =>
      names.split(' ').map((name) => ({ name: name.replaceAll('`', ''), value: value?.replaceAll('`', '') })),
  )

  it('are all of the settings, and only those', () => {
    const schema = readFileSync(join(root, 'apps/server/src/platform/config.ts'), 'utf8')
    const known = [...schema.matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
    expect(known.length).toBeGreaterThan(5)
    expect(documented.map(({ name }) => name).sort()).toEqual(known.sort())
  })

  it('have the defaults that it says', () => {
    const stated = Object.fromEntries(
      documented.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    )
    expect(readConfig({})).toEqual(readConfig(stated))
  })
})

it('the links of the documents lead somewhere', () => {
  const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/glossary.md']
  const broken = documents.flatMap((document) => {
    const text = readFileSync(join(root, document), 'utf8')
    const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = '']) => target)
    return targets.filter((target) => !existsSync(join(root, document, '..', target)))
  })
  expect(broken).toEqual([])
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
