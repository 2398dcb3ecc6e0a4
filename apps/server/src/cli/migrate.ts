import type { Command } from 'commander'
import { migrate, migrationLevel } from '../platform/db/migrate.ts'
import type { Cli } from './cli.ts'
import { withDatabase } from './opening.ts'

/** `maillage migrate` */
export function addMigrate(program: Command, cli: Cli): void {
  const { terminal } = cli
  program
    .command('migrate')
    .description(terminal.say('helpMigrate'))
    .action(() =>
      withDatabase(cli, async (database) => {
        const applied = await migrate(database)
        const level = await migrationLevel(database)
        terminal.answer(
          { applied, level },
          applied.length > 0
            ? terminal.say('migrated', { names: applied })
            : terminal.say('nothingToMigrate', { level }),
        )
      }),
    )
}
