import { fileURLToPath } from 'node:url'
import type { Demo } from '@maillage/contract/demo'
import type { Command } from 'commander'
import { furnish, openServices, serverOver } from '../open.ts'
import { type Config, readConfig } from '../platform/config.ts'
import type { Cli } from './cli.ts'
import type { Terminal } from './terminal.ts'

/** `maillage start` */
export function addStart(program: Command, { terminal, environment }: Cli): void {
  program
    .command('start')
    .description(terminal.say('helpStart'))
    .action(async () => {
      const running = await startServer(readConfig(environment))
      const { address, demo } = running
      const lines = [terminal.say('listening', { address }), ...(demo ? demoLines(terminal, demo) : [])]
      terminal.answer({ address, demo }, lines.join('\n'))
      await toldToStop()
      terminal.note(terminal.say('stopping'))
      await running.stop()
    })
}

/** Who can be tried, and how. */
export function demoLines(terminal: Terminal, { password, people }: Demo): string[] {
  const width = Math.max(...people.map(({ email }) => email.length))
  const lines = people.map(
    ({ email, role, structure }) => `  ${email.padEnd(width)}  ${role}${structure ? `, ${structure}` : ''}`,
  )
  return [terminal.say('demoAccounts', { password }), ...lines]
}

/** Where the built page is. */
export const webDir: string = fileURLToPath(new URL('../../../web/dist', import.meta.url))

/** A server that listens. */
interface Running {
  /** The address people type. */
  readonly address: string
  /** Who can be tried; null when there is no demonstration. */
  readonly demo: Demo | null
  /** Answers what is under way, then closes the server and the database. */
  stop(): Promise<void>
}

/** How long requests under way may take to be answered when the server is told to stop. */
const drainMs = 10_000

/** Opens the database, brings everything to this version, and listens; whatever fails, nothing stays open. */
async function startServer(config: Config): Promise<Running> {
  const services = await openServices(config)
  try {
    const demo = await furnish(services)
    const server = await serverOver(services, webDir)
    const address = await server.listen({ port: config.port, host: config.host })
    const stop = async () => {
      const impatience = setTimeout(() => server.server.closeAllConnections(), drainMs)
      await server.close()
      clearTimeout(impatience)
      await services.close()
    }
    return { address: config.publicUrl ?? address, demo, stop }
  } catch (error) {
    await services.close()
    throw error
  }
}

/** Resolves when the process is told to stop; a second time, it stops at once. */
const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
