import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret that signs sessions: the configured one, else one made once and kept in the data directory (mode 600). */
export async function sessionSecret(config: {
  secret: string | undefined
  dataDir: string
}): Promise<string> {
  if (config.secret) return config.secret
  const file = join(config.dataDir, 'secret')
  await mkdir(config.dataDir, { recursive: true })
  try {
    const handle = await open(file, 'wx', 0o600)
    const made = randomBytes(32).toString('base64url')
    await handle.writeFile(`${made}\n`)
    await handle.sync()
    await handle.close()
    return made
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    return (await readFile(file, 'utf8')).trim()
  }
}
