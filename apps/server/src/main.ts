import { fileURLToPath } from 'node:url'
import type { Demo } from '@maillage/contract/demo'
import { furnish, openServices, serverOver } from './open.ts'
import { ConfigError, readConfig } from './platform/config.ts'
import { DatabaseInUseError, MigrationError } from './platform/db/errors.ts'

const webDir = fileURLToPath(new URL('../../web/dist', import.meta.url))

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const services = await openServices(config)
  const demo = await furnish(services)
  const server = await serverOver(services, webDir)
  const address = await server.listen({ port: config.port, host: config.host })
  process.stdout.write(`Maillage: ${config.publicUrl ?? address}\n`)
  if (demo) process.stdout.write(demoLines(demo))
  const stop = async () => {
    await server.close()
    await services.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** Who can be tried, and how. */
function demoLines({ password, people }: Demo): string {
  const width = Math.max(...people.map(({ email }) => email.length))
  const lines = people.map(
    ({ email, role, structure }) => `  ${email.padEnd(width)}  ${role}${structure ? `, ${structure}` : ''}`,
  )
  return `Demonstration accounts (password ${password}):\n${lines.join('\n')}\n`
}

start().catch((error: unknown) => {
  const expected =
    error instanceof ConfigError || error instanceof DatabaseInUseError || error instanceof MigrationError
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
})
