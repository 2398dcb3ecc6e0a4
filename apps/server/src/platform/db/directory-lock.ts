import { closeSync, openSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseInUseError } from './errors.ts'

const tries = 4

/** Holds a directory for this process until the returned function is called or the process dies, however it dies; DatabaseInUseError when another process holds it. */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const locks = join(directory, 'lock')
  await mkdir(locks, { recursive: true })
  // A socket's path holds about 100 characters; Linux names an open directory in 20.
  const opened = process.platform === 'linux' ? openSync(locks, 'r') : null
  const near = opened === null ? locks : `/proc/self/fd/${opened}`
  try {
    for (let attempt = 1; ; attempt += 1) {
      const claim = await makeClaim(near)
      const holder = await otherHolder(near, claim.name)
      if (holder === null) return claim.withdraw.bind(null, locks)
      await claim.withdraw(locks)
      if (attempt === tries) throw new DatabaseInUseError(directory, holder)
      // Two processes that start together see each other: unequal pauses let one of them through.
      await sleep(50 + Math.random() * 150)
    }
  } finally {
    if (opened !== null) closeSync(opened)
  }
}

/**
 * A claim is a listening socket: the kernel closes it with the process, so a dead claim refuses connections.
 * It is renamed into view once it listens; of two claims, the later one always sees the earlier.
 */
async function makeClaim(near: string) {
  const name = `${process.pid}-${Math.random().toString(36).slice(2)}`
  const server = createServer((socket) => socket.end())
  await listen(server, join(near, `${name}.new`))
  server.unref()
  await rename(join(near, `${name}.new`), join(near, name))
  const withdraw = async (locks: string) => {
    await rm(join(locks, name), { force: true })
    await new Promise((resolve) => server.close(resolve))
  }
  return { name, withdraw }
}

async function otherHolder(near: string, own: string): Promise<number | null> {
  for (const name of await readdir(near)) {
    if (name === own || name.endsWith('.new')) continue
    if (await answers(join(near, name))) return Number.parseInt(name, 10)
    await rm(join(near, name), { force: true })
  }
  return null
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(path, resolve)
  })
}

/** Only a refusal proves that nobody listens: any other trouble counts as a live holder. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket
      .once('connect', () => resolve(true))
      .once('error', (error: NodeJS.ErrnoException) => {
        resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT')
      })
    socket.once('connect', () => socket.destroy())
  })
}
