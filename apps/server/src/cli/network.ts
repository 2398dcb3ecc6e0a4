import type { Command } from 'commander'
import { furnish } from '../open.ts'
import { instantOf } from '../platform/time/zone.ts'
import { openNetwork } from '../slices/network/port.ts'
import type { Cli } from './cli.ts'
import { failed } from './failure.ts'
import { withServices } from './opening.ts'

/** `maillage network add` */
export function addNetwork(program: Command, cli: Cli): void {
  const { terminal } = cli
  program
    .command('network')
    .description(terminal.say('helpNetwork'))
    .command('add')
    .description(terminal.say('helpNetworkAdd'))
    .argument('<name>', terminal.say('argName'))
    .option('--zone <zone>', terminal.say('optZone'), 'Europe/Paris')
    .action((name: string, { zone }: { zone: string }) => {
      if (!isZone(zone)) throw failed('zoneUnknown', { zone })
      return withServices(cli, async (services) => {
        const { database, config } = services
        const id = await openNetwork(database, { name, zone, at: instantOf(new Date()) })
        await furnish({ ...services, config: { ...config, demo: false } })
        terminal.answer({ id, name, zone }, terminal.say('networkAdded', { name, id }))
      })
    })
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}
