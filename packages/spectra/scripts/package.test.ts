import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writePublishable } from './publishable.ts'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const examples = [...readme.matchAll(/^```js run\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

describe('the examples of the README', () => {
  it('are there', () => expect(examples.length).toBeGreaterThanOrEqual(3))

  it.each(examples)('print what they say: %s', (code) => {
    const said = [...code.matchAll(/^\/\/ → (.*)$/gm)].map(([, line]) => line)
    const ran = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(ran.stderr).toBe('')
    expect(ran.stdout.trimEnd().split('\n')).toEqual(said)
  })
})

describe('the package as it is published', () => {
  let home: string
  let dist: string
  beforeAll(() => {
    // Somewhere under the package, so that its dependencies are found; installed as one of a project's own.
    home = mkdtempSync(join(root, 'src/.installed-'))
    dist = join(home, 'node_modules/@maillage/spectra')
    mkdirSync(dist, { recursive: true })
    writeFileSync(join(home, 'package.json'), '{ "name": "somebody" }')
    writePublishable(dist)
  }, 60_000)
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it('is found by its name, and gives what the sources give', async () => {
    const code =
      "import('@maillage/spectra').then((built) => console.log(JSON.stringify(Object.keys(built))))"
    const ran = spawnSync(process.execPath, ['-e', code], { cwd: home, encoding: 'utf8' })
    expect(ran.stderr).toBe('')
    const source = await import('../src/index.ts')
    expect(JSON.parse(ran.stdout).sort()).toEqual(Object.keys(source).sort())
  })

  it('has the types of every script, and its papers', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    const scripts = files.filter((file) => file.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(50)
    expect(scripts.filter((file) => !files.includes(file.replace(/\.js$/, '.d.ts')))).toEqual([])
    expect(files).toEqual(expect.arrayContaining(['README.md', 'CHANGELOG.md', 'CITATION.cff', 'LICENSE']))
  })

  it('runs in a browser: nothing of Node is in it', async () => {
    const { metafile } = await bundled('browser')
    const imports = Object.values(metafile.inputs).flatMap((input) => input.imports)
    expect(imports.filter((each) => each.external).map(({ path }) => path)).toEqual([])
  })

  it('is at most 60 kB, gzip, without the kernels', async () => {
    const { outputFiles } = await bundled('browser', [withoutKernels])
    const bytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThanOrEqual(60_000)
  })
})

const withoutKernels: Plugin = {
  name: 'without-kernels',
  setup: ({ onLoad }) => {
    onLoad({ filter: /kernel-bytes\.ts$/ }, () => ({ contents: "export const KERNEL_BYTES = ''" }))
  },
}

const bundled = (platform: 'browser', plugins: Plugin[] = []) =>
  build({
    entryPoints: [join(root, 'src/index.ts')],
    outdir: tmpdir(),
    ...{ bundle: true, minify: true, write: false, metafile: true, format: 'esm', platform, plugins },
  })
