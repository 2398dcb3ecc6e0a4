import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Locale } from '@maillage/contract/values'
import type { Command } from 'commander'
import { writeOpenFiles } from '../platform/backup/open-files.ts'
import { yearPeriod } from '../platform/time/zone.ts'
import { exportActivities } from '../slices/activity/export.ts'
import { readingAll } from './as-installation.ts'
import { chosenNetwork, chosenStructure } from './chosen.ts'
import type { Cli } from './cli.ts'
import { exitCodes, failed } from './failure.ts'
import { withServices } from './opening.ts'
import { dayOf, oneOf, yearOf } from './option-values.ts'

/** `maillage export activities`, `network` */
export function addExport(program: Command, cli: Cli): void {
  const { terminal } = cli
  const all = program.command('export').description(terminal.say('helpExport'))
  all
    .command('activities')
    .description(terminal.say('helpExportActivities'))
    .requiredOption('--output <file>', terminal.say('optActivitiesOutput'))
    .option('--structure <structure>', terminal.say('optStructure'))
    .option('--year <year>', terminal.say('optYear'))
    .option('--from <day>', terminal.say('optFrom'))
    .option('--to <day>', terminal.say('optTo'))
    .option('--locale <fr|en>', terminal.say('optLocale'), terminal.locale)
    .option('--network <network>', terminal.say('optNetwork'))
    .action((options: ActivityOptions) => activities(cli, options))
  all
    .command('network')
    .description(terminal.say('helpExportNetwork'))
    .argument('<folder>', terminal.say('argFolder'))
    .option('--network <network>', terminal.say('optNetwork'))
    .action((folder: string, { network }: { network?: string }) => wholeNetwork(cli, folder, network))
}

interface ActivityOptions {
  readonly output: string
  readonly structure?: string
  readonly year?: string
  readonly from?: string
  readonly to?: string
  readonly locale: string
  readonly network?: string
}

async function activities(cli: Cli, options: ActivityOptions): Promise<void> {
  const { output: file } = options
  const format = formatOf(file)
  const locale = oneOf(Locale.options, options.locale)
  const period = periodOf(options)
  await withServices(cli, async (services) => {
    const network = await chosenNetwork(services, options.network)
    const { structure: named } = options
    const structure = named === undefined ? null : await chosenStructure(services, network, named)
    const filter = { structureIds: structure ? [structure.id] : null, ...period }
    const done = await readingAll(services, network, (run) =>
      exportActivities(run, { filter, format, locale }),
    )
    await writeFile(file, done.bytes, { flag: 'wx' })
    const counts = { activities: done.activities, rows: done.rows, file }
    cli.terminal.answer(counts, cli.terminal.say('activitiesWritten', counts))
  })
}

function formatOf(file: string): 'csv' | 'xlsx' {
  const format = extname(file).toLowerCase()
  if (format === '.csv') return 'csv'
  if (format === '.xlsx') return 'xlsx'
  throw failed('extensionWanted', { file, names: ['.csv', '.xlsx'] }, exitCodes.usage)
}

function periodOf({ year, from, to }: ActivityOptions): { from: string | null; to: string | null } {
  if (year !== undefined) return yearPeriod(yearOf(year))
  return { from: from === undefined ? null : dayOf(from), to: to === undefined ? null : dayOf(to) }
}

async function wholeNetwork(cli: Cli, folder: string, wanted: string | undefined): Promise<void> {
  const { terminal } = cli
  await withServices(cli, async (services) => {
    const network = await chosenNetwork(services, wanted)
    const progress = (rows: number) => terminal.progress(terminal.say('backupProgress', { rows }))
    const { name, id } = network
    const { tables, rows } = await writeOpenFiles(services.database, {
      network: { id, name },
      folder,
      progress,
    })
    const counts = { tables, rows, folder }
    terminal.answer(counts, terminal.say('networkWritten', counts))
  })
}
