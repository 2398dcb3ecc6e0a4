/**
 * A throw-away PostgreSQL cluster for tests: `node scripts/postgres.mjs -- command args` runs the command with
 * TEST_DATABASE_URL set to the cluster's address, and leaves nothing behind.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const debianHome = '/usr/lib/postgresql'
const oldestVersion = 15
const isRoot = process.getuid?.() === 0

/** Runs `work` with the address of a new, empty cluster; stops and deletes it afterwards, also when the process is told to stop. */
export async function withPostgres(work) {
  const cluster = await startCluster()
  const stopAndLeave = (signal) => {
    cluster.stop()
    process.exit(128 + signal)
  }
  const onInterrupt = () => stopAndLeave(2)
  const onTerminate = () => stopAndLeave(15)
  process.once('SIGINT', onInterrupt).once('SIGTERM', onTerminate).once('exit', cluster.stop)
  try {
    return await work(cluster.url)
  } finally {
    process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate).off('exit', cluster.stop)
    cluster.stop()
  }
}

async function startCluster() {
  const programs = findPrograms()
  const directory = mkdtempSync(join(tmpdir(), 'maillage-postgres-'))
  const data = join(directory, 'data')
  if (isRoot) chownSync(directory, ...idsOf('postgres'))
  const port = await freePort()
  let server = null
  let stopped = false
  const stop = () => {
    if (stopped) return
    stopped = true
    if (server) runAs(join(programs, 'pg_ctl'), ['stop', '-D', data, '-m', 'immediate', '-s'])
    rmSync(directory, { recursive: true, force: true })
  }
  try {
    runAs(join(programs, 'initdb'), [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C.UTF-8',
      '-N',
    ])
    const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
    const options = settings.flatMap((setting) => ['-c', setting])
    const [program, args] = asPostgres(join(programs, 'postgres'), [
      ...['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', directory],
      ...options,
    ])
    server = spawn(program, args, { stdio: 'ignore' })
    await accepting(programs, port)
  } catch (error) {
    stop()
    throw error
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** The folder of `initdb` and `postgres`: the newest installed. */
function findPrograms() {
  const versions = existsSync(debianHome)
    ? readdirSync(debianHome)
        .map(Number)
        .sort((a, b) => b - a)
    : []
  const newest = versions.find((version) => existsSync(join(debianHome, String(version), 'bin', 'postgres')))
  if (newest === undefined || newest < oldestVersion) {
    throw new Error(
      `PostgreSQL ${oldestVersion} or later is needed for these tests. On Debian, as root: apt-get install postgresql`,
    )
  }
  return join(debianHome, String(newest), 'bin')
}

/** PostgreSQL refuses to run as root: root lends it the user that the Debian package made. */
function asPostgres(program, args) {
  return isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]
}

function runAs(program, args) {
  const [command, all] = asPostgres(program, args)
  execFileSync(command, all, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
}

function idsOf(user) {
  const id = (flag) => Number(execFileSync('id', [flag, user], { encoding: 'utf8' }))
  return [id('-u'), id('-g')]
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

async function accepting(programs, port) {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    try {
      execFileSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-q'], {
        stdio: 'ignore',
      })
      return
    } catch {
      await sleep(50)
    }
  }
  throw new Error('The test cluster of PostgreSQL did not start within 10 seconds.')
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
    return new Promise((resolve, reject) => {
      child.once('error', reject).once('close', (code) => resolve(code ?? 1))
    })
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
