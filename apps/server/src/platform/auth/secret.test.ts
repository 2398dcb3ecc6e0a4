import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sessionSecret } from './secret.ts'

it('is made once, kept for the owner of the files only, and gives way to the configured one', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'maillage-secret-'))
  try {
    const made = await sessionSecret({ secret: undefined, dataDir: join(dataDir, 'data') })
    expect(made.length).toBeGreaterThanOrEqual(32)
    expect(await sessionSecret({ secret: undefined, dataDir: join(dataDir, 'data') })).toBe(made)
    expect((await stat(join(dataDir, 'data', 'secret'))).mode & 0o777).toBe(0o600)
    expect(await sessionSecret({ secret: 'x'.repeat(32), dataDir })).toBe('x'.repeat(32))
  } finally {
    await rm(dataDir, { recursive: true })
  }
})
