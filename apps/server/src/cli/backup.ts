import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { rowsIn } from '../platform/backup/backup-format.ts'
import { writeBackup } from '../platform/backup/write-backup.ts'
import { appliedMigrations } from '../platform/db/migrate.ts'
import type { Cli } from './cli.ts'
import { failed } from './failure.ts'
import { withDatabase } from './opening.ts'
import { secretMarkOf } from './secret-mark.ts'

/** Where an installation remembers its last backup. */
export const lastBackupFile = (dataDir: string): string => join(dataDir, 'last-backup.json')

/** `maillage backup` */
export function addBackup(program: Command, cli: Cli): void {
  const { terminal } = cli
  program
    .command('backup')
    .description(terminal.say('helpBackup'))
    .argument('<file>', terminal.say('argFile'))
    .action((file: string) =>
      withDatabase(cli, async (database, config) => {
        // Read as it is, not migrated first: a backup of nothing would look like a backup.
        if ((await appliedMigrations(database.kysely)).length === 0) throw failed('noNetwork')
        const progress = (rows: number) => terminal.progress(terminal.say('backupProgress', { rows }))
        const manifest = await writeBackup(database, {
          file,
          secretMark: await secretMarkOf(config),
          progress,
        })
        const rows = rowsIn(manifest)
        const done = {
          file: resolve(file),
          at: manifest.madeAt,
          rows,
          migration: manifest.migrations.at(-1)?.name,
        }
        await writeFile(lastBackupFile(config.dataDir), `${JSON.stringify(done)}\n`, { mode: 0o600 })
        terminal.answer(done, terminal.say('backupDone', { rows, file }))
      }),
    )
}
