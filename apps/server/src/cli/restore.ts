import { rm } from 'node:fs/promises'
import type { Command } from 'commander'
import { knownHeadsFile, verifyChains } from '../platform/audit/known-heads.ts'
import { type Manifest, rowsIn } from '../platform/backup/backup-format.ts'
import { verifyBackup } from '../platform/backup/read-backup.ts'
import { restoreBackup } from '../platform/backup/restore-backup.ts'
import { type Config, readConfig } from '../platform/config.ts'
import type { Cli } from './cli.ts'
import { exitCodes, failed } from './failure.ts'
import { withDatabase } from './opening.ts'
import { secretMarkOf } from './secret-mark.ts'

interface Options {
  readonly replace?: boolean
  readonly yes?: boolean
}

/** `maillage restore` */
export function addRestore(program: Command, cli: Cli): void {
  const { terminal } = cli
  program
    .command('restore')
    .description(terminal.say('helpRestore'))
    .argument('<file>', terminal.say('argFile'))
    .option('--replace', terminal.say('optReplace'))
    .option('--yes', terminal.say('optYes'))
    .action((file: string, options: Options) => restore(cli, file, options))
}

async function restore(cli: Cli, file: string, { replace = false, yes = false }: Options): Promise<void> {
  const { terminal } = cli
  if (replace && !yes) await askFirst(cli, await verifyBackup(file))
  await withDatabase(cli, async (database, config) => {
    const progress = (rows: number, of: number) =>
      terminal.progress(terminal.say('restoreProgress', { rows, of }))
    const manifest = await restoreBackup(database, { file, replace, progress })
    // The journals are now those of the backup: they may well end earlier than those that were known here.
    await rm(knownHeadsFile(config.dataDir), { force: true })
    await verifyChains(database, config.dataDir)
    const isSameSecret = manifest.secretMark === (await secretMarkOf(config))
    if (!isSameSecret && hasSecondFactors(manifest)) terminal.note(terminal.say('restoreOtherSecret'))
    const rows = rowsIn(manifest)
    const { madeAt, version, engine } = manifest
    terminal.answer({ rows, madeAt, version, engine, isSameSecret }, terminal.say('restoreDone', { rows }))
  })
}

const hasSecondFactors = ({ sections }: Manifest): boolean =>
  sections.some(({ table, rows }) => table === 'auth.two_factor' && rows > 0)

async function askFirst({ terminal, environment }: Cli, { madeAt }: Manifest): Promise<void> {
  if (!terminal.canAsk) throw failed('restoreUnanswered', {}, exitCodes.usage)
  const place = placeOf(readConfig(environment))
  const answer = await terminal.ask(terminal.say('restoreQuestion', { place, day: madeAt.slice(0, 10) }))
  if (answer.toLowerCase() !== terminal.say('yes')) throw failed('restoreUnanswered')
}

/** Where the data are, without the password of the server. */
function placeOf({ databaseUrl, dataDir }: Config): string {
  if (!databaseUrl) return dataDir
  const { host, pathname } = new URL(databaseUrl)
  return `${host}${pathname}`
}
