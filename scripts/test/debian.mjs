// @ts-check
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../setup/run.mjs'

/** @typedef {'checks' | 'unit' | 'pglite' | 'postgres' | 'e2e'} Part */

/** @type {{ name: string, parts: Part[], isPresent: () => boolean }[]} */
const PACKAGES = [
  { name: 'chromium', parts: ['e2e'], isPresent: () => existsSync('/usr/bin/chromium') },
  { name: 'postgresql', parts: ['postgres'], isPresent: hasPostgresServer },
  {
    name: 'libreoffice-writer-nogui',
    parts: ['pglite', 'postgres', 'e2e'],
    isPresent: () => hasOffice('libswlo.so'),
  },
  {
    name: 'libreoffice-calc-nogui',
    parts: ['pglite', 'postgres', 'e2e'],
    isPresent: () => hasOffice('libsclo.so'),
  },
  {
    name: 'poppler-utils',
    parts: ['pglite', 'postgres', 'e2e'],
    isPresent: () => existsSync('/usr/bin/pdftotext'),
  },
]

/**
 * Installs the Debian packages that the parts need and the machine lacks, when root; otherwise says what to install.
 * @param {Part[]} parts
 * @returns {boolean} whether all are there at the end
 */
export function installDebianPackages(parts) {
  const missing = missingPackages(parts)
  if (missing.length === 0) return true
  const install = ['apt-get', 'install', '--yes', '--no-install-recommends', ...missing]
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`The tests need: ${missing.join(', ')}. As root on Debian or Ubuntu:`)
    console.error(`  apt-get update && ${install.join(' ')}`)
    return false
  }
  console.log(`Installing ${missing.join(', ')}…`)
  const options = { cwd: '/', env: { DEBIAN_FRONTEND: 'noninteractive' } }
  // An update may fail for one source of many while the packages can still be had.
  run(['apt-get', 'update', '--quiet'], options)
  return run(install, options) && missingPackages(parts).length === 0
}

/** @param {Part[]} parts */
function missingPackages(parts) {
  return PACKAGES.filter((need) => need.parts.some((part) => parts.includes(part)) && !need.isPresent()).map(
    ({ name }) => name,
  )
}

function hasPostgresServer() {
  const versions = '/usr/lib/postgresql'
  return (
    existsSync(versions) && readdirSync(versions).some((v) => existsSync(join(versions, v, 'bin/postgres')))
  )
}

/** @param {string} library the one that makes the difference between writer and calc */
function hasOffice(library) {
  return existsSync('/usr/bin/soffice') && existsSync(join('/usr/lib/libreoffice/program', library))
}
