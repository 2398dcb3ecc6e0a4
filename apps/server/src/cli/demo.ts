import type { Command } from 'commander'
import { furnish } from '../open.ts'
import { networkIds } from '../platform/db/network-ids.ts'
import { demoNetworkId } from '../slices/demo/queries.ts'
import type { Cli } from './cli.ts'
import { failed } from './failure.ts'
import { withServices } from './opening.ts'
import { demoLines } from './start.ts'

/** `maillage demo` */
export function addDemo(program: Command, cli: Cli): void {
  const { terminal } = cli
  program
    .command('demo')
    .description(terminal.say('helpDemo'))
    .action(() =>
      withServices(cli, async (services) => {
        const wasThere = (await networkIds(services.database)).includes(demoNetworkId)
        terminal.progress(terminal.say('demoLoading'))
        const demo = await furnish({ ...services, config: { ...services.config, demo: true } })
        if (!demo) throw failed('demoNotEmpty')
        const said = terminal.say(wasThere ? 'demoThere' : 'demoLoaded')
        terminal.answer({ loaded: !wasThere, ...demo }, [said, ...demoLines(terminal, demo)].join('\n'))
      }),
    )
}
