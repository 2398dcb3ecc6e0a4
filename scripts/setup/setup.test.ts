import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { missingDependency } from './dependencies.mjs'
import { nodeRefusal } from './node-version.mjs'
import { sourceHash } from './web-build.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'maillage-setup-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content))
}

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0'])('accepts %s', (version) => {
    expect(nodeRefusal(version)).toBeNull()
  })
  it.each(['20.18.3', '18.20.0'])('refuses %s in a sentence', (version) => {
    expect(nodeRefusal(version)).toMatch(
      new RegExp(`^Maillage needs Node 20.19 or later and found ${version}: `),
    )
  })
})

describe('dependencies', () => {
  const locked = {
    '': {},
    'apps/a': { version: '1.0.0' },
    'node_modules/a': { resolved: 'apps/a', link: true },
    'node_modules/b': { version: '1.0.0', integrity: 'x' },
    'node_modules/for-another-platform': { version: '1.0.0', optional: true },
  }
  const { 'node_modules/for-another-platform': _, ...installed } = locked

  function install(packages: object): void {
    write('package-lock.json', { packages: locked })
    write('node_modules/.package-lock.json', { packages })
    write('node_modules/a/x', '')
    write('node_modules/b/x', '')
  }

  it('finds nothing missing once npm has ended', () => {
    install(installed)
    expect(missingDependency(root)).toBeNull()
  })
  it('sees that nothing was installed, or not to the end', () => {
    write('package-lock.json', { packages: locked })
    expect(missingDependency(root)).toBe('everything')
  })
  it('sees another version, a package that is not there, and a folder taken away', () => {
    install({ ...installed, 'node_modules/b': { version: '1.0.1', integrity: 'y' } })
    expect(missingDependency(root)).toBe('b')
    install({ 'node_modules/b': installed['node_modules/b'] })
    expect(missingDependency(root)).toBe('a')
    install(installed)
    rmSync(join(root, 'node_modules/b'), { recursive: true })
    expect(missingDependency(root)).toBe('b')
  })
})

describe('sources of the page', () => {
  it('change with a name or a content, not with what is generated', () => {
    write('apps/web/src/main.tsx', 'a')
    write('packages/contract/src/day.ts', 'b')
    const before = sourceHash(root)
    write('apps/web/dist/index.html', 'built')
    write('apps/web/src/paraglide/messages.js', 'compiled')
    write('apps/web/project.inlang/cache/plugin', 'compiled')
    expect(sourceHash(root)).toBe(before)
    write('apps/web/project.inlang/settings.json', '{}')
    expect(sourceHash(root)).not.toBe(before)
    write('packages/contract/src/day.ts', 'c')
    const changed = sourceHash(root)
    expect(changed).not.toBe(before)
    write('packages/contract/src/week.ts', '')
    expect(sourceHash(root)).not.toBe(changed)
  })
})
