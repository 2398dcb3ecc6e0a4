import { describe, expect, it } from 'vitest'
import { isSatisfied } from './licence-expression.ts'
import { checkLicences } from './licences.ts'
import { findingsIn } from './sample-repository.ts'

type Package = { version?: string; license?: unknown; licenses?: unknown }

/** What the check says of one installed package. */
function sayOf(name: string, manifest: Package, licenceFile?: string): string[] {
  const path = `node_modules/${name}`
  const lock = { packages: { '': {}, [path]: { version: manifest.version ?? '1.0.0' } } }
  const file = licenceFile === undefined ? {} : { [`${path}/LICENSE`]: licenceFile }
  return findingsIn(checkLicences, {
    'package-lock.json': JSON.stringify(lock),
    [`${path}/package.json`]: JSON.stringify({ name, ...manifest }),
    ...file,
  })
}

describe('licences', () => {
  it.each([
    'MIT',
    '(MIT OR CC0-1.0)',
    'MPL-2.0',
    'LGPL-3.0-or-later',
    'OFL-1.1',
    'Python-2.0',
    'BlueOak-1.0.0',
  ])('accepts %s', (license) => {
    expect(sayOf('a', { license })).toEqual([])
  })

  it.each([
    ['CC-BY-NC-4.0', 'forbids commercial use'],
    ['BUSL-1.1', 'without being free software'],
    ['GPL-2.0-only', 'cannot be combined'],
    ['MIT AND CC-BY-NC-4.0', 'forbids commercial use'],
    ['UNLICENSED', 'gives nobody any right'],
    ['Made-Up-1.0', 'not among the free licences'],
    ['SEE LICENSE IN LICENSE.md', 'not among the free licences'],
  ])('refuses %s, naming the package and its path', (license, reason) => {
    const said = sayOf('@x/a', { license, version: '2.3.4' })
    expect(said).toEqual([expect.stringContaining(reason)])
    expect(said[0]).toContain('node_modules/@x/a  @x/a 2.3.4')
  })

  it('refuses jcampconverter from 11 on, whatever it declares', () => {
    expect(sayOf('jcampconverter', { version: '9.6.0', license: 'MIT' })).toEqual([])
    expect(sayOf('jcampconverter', { version: '11.0.0', license: 'MIT' })).toEqual([
      expect.stringContaining('read JCAMP-DX with packages/spectra'),
    ])
  })

  it('reads old forms, then the LICENSE file, and refuses silence', () => {
    expect(sayOf('a', { licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] })).toEqual([])
    expect(sayOf('a', { license: { type: 'ISC' } })).toEqual([])
    expect(sayOf('a', {}, 'MIT License\n\nCopyright')).toEqual([])
    expect(sayOf('a', {}, 'All rights reserved')).toEqual([
      expect.stringContaining('does not say its licence'),
    ])
    expect(sayOf('a', {})).toEqual([expect.stringContaining('does not say its licence')])
  })
})

describe('licence expressions', () => {
  const free = (id: string) => id === 'A' || id === 'B'
  it.each([
    ['A', true],
    ['X', false],
    ['A OR X', true],
    ['X OR A', true],
    ['A AND X', false],
    ['A AND B', true],
    ['X AND A OR B', true],
    ['X AND (A OR B)', false],
    ['(A OR X) AND (X OR B)', true],
    ['A WITH exception', true],
    ['X WITH exception', false],
    ['A and a sentence', false],
    ['', false],
  ])('%s → %s', (expression, expected) => {
    expect(isSatisfied(expression, free)).toBe(expected)
  })
})
