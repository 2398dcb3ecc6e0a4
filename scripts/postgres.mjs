// @ts-check
/**
 * A throw-away PostgreSQL cluster for tests: `node scripts/postgres.mjs -- command args` runs the command with
 * TEST_DATABASE_URL set to the cluster's address, and leaves nothing behind.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const debianHome = '/usr/lib/postgresql'
const oldestVersion = 15
const isRoot = process.getuid?.() === 0

const endings = /** @type {const} */ (['SIGHUP', 'SIGINT', 'SIGTERM'])

/** @typedef {{ programs: string, directory: string, data: string, port: number, durable: boolean }} Cluster */

/**
 * Runs `work` with the address of a new, empty cluster; stops and deletes it afterwards, also when the process is told
 * to end.
 * @template Result
 * @param {(url: string) => Promise<Result>} work
 * @param {{ durable?: boolean }} [options] durable: commits wait for the disk, as on a real server; slower
 * @returns {Promise<Result>}
 */
export async function withPostgres(work, { durable = false } = {}) {
  const programs = findPrograms()
  const directory = mkdtempSync(join(tmpdir(), 'maillage-postgres-'))
  const cluster = { programs, directory, data: join(directory, 'data'), port: await freePort(), durable }
  /** @param {NodeJS.Signals} _name @param {number} number */
  const end = (_name, number) => process.exit(128 + number)
  const remove = () => removeCluster(cluster)
  for (const signal of endings) process.on(signal, end)
  process.on('exit', remove)
  try {
    startCluster(cluster)
    return await work(`postgres://postgres@127.0.0.1:${cluster.port}/postgres`)
  } finally {
    for (const signal of endings) process.off(signal, end)
    process.off('exit', remove)
    remove()
  }
}

/** @param {Cluster} cluster */
function startCluster({ programs, directory, data, port, durable }) {
  if (isRoot) chownSync(directory, ...idsOf('postgres'))
  const empty = '-U postgres -A trust -E UTF8 --locale=C.UTF-8 -N'.split(' ')
  runAs(join(programs, 'initdb'), ['-D', data, ...empty])
  // Nothing here outlives the tests: what makes data survive a power cut would only slow them.
  const fast = durable ? '' : '-c fsync=off -c synchronous_commit=off -c full_page_writes=off'
  const options = `-h 127.0.0.1 -p ${port} -k ${directory} -c max_connections=200 ${fast}`
  runAs(join(programs, 'pg_ctl'), [
    'start',
    '-w',
    '-s',
    '-D',
    data,
    '-l',
    join(directory, 'log'),
    '-o',
    options,
  ])
}

/** @param {Cluster} cluster */
function removeCluster({ programs, directory, data }) {
  try {
    runAs(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-s'])
  } catch {
    // It had not started; a server that starts all the same ends by itself when its directory is gone.
  }
  rmSync(directory, { recursive: true, force: true })
}

/** The folder of `initdb` and `postgres`: the newest installed. */
function findPrograms() {
  const folders = existsSync(debianHome) ? readdirSync(debianHome) : []
  const versions = folders.map(Number).filter(Number.isInteger)
  versions.sort((a, b) => b - a)
  const newest = versions.find((version) => existsSync(join(debianHome, String(version), 'bin', 'postgres')))
  if (newest === undefined || newest < oldestVersion) {
    throw new Error(
      `PostgreSQL ${oldestVersion} or later is needed for these tests. On Debian, as root: apt-get install postgresql`,
    )
  }
  return join(debianHome, String(newest), 'bin')
}

/**
 * PostgreSQL refuses to run as root: root lends it the user that the Debian package made.
 * @param {string} program
 * @param {string[]} args
 * @returns {[string, string[]]}
 */
function asPostgres(program, args) {
  return isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function runAs(program, args) {
  const [command, all] = asPostgres(program, args)
  execFileSync(command, all, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
}

/**
 * @param {string} user
 * @returns {[number, number]} user and group
 */
function idsOf(user) {
  /** @param {string} flag */
  const id = (flag) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))
  return [id('-u'), id('-g')]
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function main() {
  const dashes = process.argv.indexOf('--')
  const [command, ...args] = dashes < 0 ? [] : process.argv.slice(dashes + 1)
  if (!command) {
    console.error('Usage: node scripts/postgres.mjs -- command [arguments]')
    process.exitCode = 2
    return
  }
  process.exitCode = await withPostgres((url) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, TEST_DATABASE_URL: url } })
    process.once('exit', () => child.kill())
    return new Promise((resolve, reject) => {
      child.once('error', reject).once('close', (code) => resolve(code ?? 1))
    })
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  })
}
