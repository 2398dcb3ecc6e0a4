import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSatisfied } from './licence-expression.ts'
import type { Check, Finding, Repository } from './repository.ts'

/** Free software, and compatible with an application under AGPL-3.0-or-later. The reasons are in decision 0006. */
const FREE = new Set(
  `0BSD AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 Artistic-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause BSL-1.0
   CC-BY-3.0 CC-BY-4.0 CC0-1.0 etalab-2.0 GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later ISC LGPL-2.1-only
   LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0 MPL-2.0 OFL-1.1 PostgreSQL PSF-2.0 Python-2.0
   Unicode-3.0 Unicode-DFS-2016 Unlicense W3C-20150513 WTFPL X11 Zlib`.split(/\s+/),
)

/** Why some well-known licences are refused, in words that help; any other gets the general sentence. */
const REFUSED: [RegExp, string][] = [
  [/-NC(-|$)/, 'forbids commercial use, which is not free software'],
  [/-ND(-|$)/, 'forbids changes, which is not free software'],
  [/^(BUSL|SSPL|Elastic|PolyForm|FSL|RSAL)/, 'shows its source without being free software'],
  [/^(A?GPL|LGPL)-2(\.\d)?-only$/, 'cannot be combined with AGPL-3.0-or-later'],
  [/^UNLICENSED$/, 'gives nobody any right'],
]

/** Versions whose declared licence does not tell the whole story. */
const BANNED = [
  {
    name: 'jcampconverter',
    from: 11,
    message: 'is not free software from version 11 on: read JCAMP-DX with packages/spectra',
  },
]

/** Packages that forgot to say their licence in package.json, and where it was found. */
const FOUND_ELSEWHERE: Record<string, string> = {
  // the native half of @lix-js/sdk (MIT), published from the same repository
  '@lix-js/sdk-linux-x64': 'MIT',
}

/** Texts by which a LICENSE file is recognised when package.json says nothing. */
const TEXTS: [RegExp, string][] = [
  [/^\s*(The )?MIT License/i, 'MIT'],
  [/^\s*Apache License\s+Version 2\.0/i, 'Apache-2.0'],
  [/^\s*(The )?ISC License/i, 'ISC'],
]

type Manifest = {
  name?: string
  version?: string
  license?: string | { type?: string }
  licenses?: { type?: string }[]
}
type Locked = { version?: string; license?: string; link?: boolean; optional?: boolean }

/** Every locked package, of production and of development, is free software. */
export const checkLicences: Check = (repository) => {
  const locked: Record<string, Locked> = JSON.parse(repository.text('package-lock.json')).packages
  return Object.entries(locked)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link)
    .flatMap(([path, entry]) => refusedPackage(repository, path, entry))
}

function refusedPackage({ root }: Repository, path: string, entry: Locked): Finding[] {
  const folder = join(root, path)
  const name = path.replace(/^.*node_modules\//, '')
  const found = (message: string): Finding[] => [{ path, message: `${name} ${entry.version} ${message}` }]
  const installed = existsSync(join(folder, 'package.json'))
  // A package for another platform is judged where it is installed, or by what the lock says of it.
  if (!installed && entry.license === undefined) {
    return entry.optional ? [] : found('is not installed: run npm install')
  }
  const ban = BANNED.find((banned) => banned.name === name)
  if (ban && Number.parseInt(entry.version ?? '', 10) >= ban.from) return found(ban.message)
  const licence =
    (installed ? declared(folder) : null) ?? entry.license ?? FOUND_ELSEWHERE[name] ?? fromFile(folder)
  if (licence === null)
    return found('does not say its licence: find it at its source and note it in FOUND_ELSEWHERE')
  if (isSatisfied(licence, (id) => FREE.has(id))) return []
  return found(`is under ${licence}, which ${reasonAgainst(licence)}: choose another package`)
}

function declared(folder: string): string | null {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const single = typeof manifest.license === 'string' ? manifest.license : manifest.license?.type
  if (single !== undefined) return single
  const several = manifest.licenses?.flatMap(({ type }) => type ?? [])
  return several === undefined || several.length === 0 ? null : several.join(' OR ')
}

function fromFile(folder: string): string | null {
  if (!existsSync(folder)) return null
  const file = readdirSync(folder).find((name) => /^licen[cs]e(\.(md|txt))?$/i.test(name))
  if (file === undefined) return null
  const text = readFileSync(join(folder, file), 'utf8')
  return TEXTS.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

function reasonAgainst(licence: string): string {
  return (
    REFUSED.find(([pattern]) => pattern.test(licence))?.[1] ??
    'is not among the free licences we accept (decision 0006)'
  )
}
