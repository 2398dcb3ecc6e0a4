import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { access, constants, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PgliteThread } from './pglite-thread.ts'

const require = createRequire(import.meta.url)

/** The folder of packages that holds PGlite, found from its entry file. */
function packagesFolder(): string {
  const entry = require.resolve('@electric-sql/pglite')
  return entry.slice(0, entry.lastIndexOf('@electric-sql'))
}

/** Where derived files that are dear to make are kept from one start to the next. */
export function cacheDirectory(): string {
  return join(packagesFolder(), '.cache', 'maillage')
}

/** The installed version of PGlite: an image is only read by the version that wrote it. */
export function pgliteVersion(): string {
  const manifest = readFileSync(join(packagesFolder(), '@electric-sql', 'pglite', 'package.json'), 'utf8')
  return JSON.parse(manifest).version
}

/** Makes `directory` a new, empty database if there is none; an interruption at any moment leaves none or a whole one. */
export async function ensurePgliteDirectory(directory: string): Promise<void> {
  if (existsSync(directory)) return
  const part = `${directory}.part`
  await rm(part, { recursive: true, force: true })
  // As PostgreSQL demands of its own: nobody else on the machine reads the data.
  await mkdir(part, { recursive: true, mode: 0o700 })
  const cached = await writable(cacheDirectory())
  const thread = await PgliteThread.open({
    directory: part,
    ...(cached && { imageFile: await emptyImage() }),
  })
  await thread.close()
  await syncTree(part)
  await rename(part, directory)
  await sync(dirname(directory))
}

/** The image of an empty database: creating one takes seconds, copying one does not. */
export async function emptyImage(): Promise<string> {
  const file = join(cacheDirectory(), `empty-${pgliteVersion()}.tar`)
  return cachedImage(file, () => PgliteThread.open({}))
}

/** The image `file`, made once from the database that `make` opens. */
export async function cachedImage(file: string, make: () => Promise<PgliteThread>): Promise<string> {
  if (existsSync(file)) return file
  await mkdir(dirname(file), { recursive: true })
  const thread = await make()
  const own = `${file}.${randomUUID()}`
  await writeFile(own, await thread.image())
  await thread.close()
  await rename(own, file)
  return file
}

async function writable(directory: string): Promise<boolean> {
  try {
    await mkdir(directory, { recursive: true })
    await access(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}

async function syncTree(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    await (entry.isDirectory() ? syncTree(path) : sync(path))
  }
  await sync(directory)
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync()
  await file.close()
}
