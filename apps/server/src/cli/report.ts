import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { ExportFormat } from '@maillage/contract/report-document'
import { Locale } from '@maillage/contract/values'
import type { Command } from 'commander'
import { readCatalogueFiles } from '../slices/catalogue/import.ts'
import { exportReport } from '../slices/report/export.ts'
import { readingAll } from './as-installation.ts'
import { chosenNetwork, chosenStructure } from './chosen.ts'
import type { Cli } from './cli.ts'
import { exitCodes, failed } from './failure.ts'
import { withServices } from './opening.ts'
import { oneOf, yearOf } from './option-values.ts'

interface Options {
  readonly template: string
  readonly year: string
  readonly structure?: string
  readonly network?: string
  readonly format?: string
  readonly locale: string
  readonly submission?: string
  readonly output?: string
}

/** `maillage report build` */
export function addReport(program: Command, cli: Cli): void {
  const { terminal } = cli
  const report = program.command('report').description(terminal.say('helpReport'))
  report
    .command('build')
    .description(terminal.say('helpReportBuild'))
    .requiredOption('--template <code>', terminal.say('optTemplate', { templates: templateCodes() }))
    .requiredOption('--year <year>', terminal.say('optYear'))
    .option('--structure <structure>', terminal.say('optStructure'))
    .option('--network <network>', terminal.say('optNetwork'))
    .option('--format <format>', terminal.say('optFormat', { formats: [...ExportFormat.options] }))
    .option('--locale <fr|en>', terminal.say('optLocale'), terminal.locale)
    .option('--submission <number>', terminal.say('optSubmission'))
    .option('--output <file>', terminal.say('optOutput'))
    .action((options: Options) => build(cli, options))
}

const templateCodes = (): string[] => [...new Set(readCatalogueFiles().templates.map(({ code }) => code))]

async function build(cli: Cli, options: Options): Promise<void> {
  const wanted = {
    template: options.template,
    year: yearOf(options.year),
    format: formatOf(options),
    locale: oneOf(Locale.options, options.locale),
    submission: submissionOf(options.submission),
  }
  await withServices(cli, async (services) => {
    const network = await chosenNetwork(services, options.network)
    const { structure: named } = options
    const structure = named === undefined ? null : await chosenStructure(services, network, named)
    const { bytes, fileName, mediaType } = await readingAll(services, network, (run) =>
      exportReport(run, { ...wanted, structureId: structure?.id ?? null }),
    )
    const file = options.output ?? fileName
    await writeFile(file, bytes, { flag: 'wx' })
    cli.terminal.answer({ file, bytes: bytes.length, mediaType }, cli.terminal.say('written', { file }))
  })
}

/** The format asked for, else the one that the file's name says; a name that says another is refused. */
function formatOf({ format, output }: Options): ExportFormat {
  const asked = format === undefined ? null : oneOf(ExportFormat.options, format)
  if (output === undefined) return asked ?? 'docx'
  const named = ExportFormat.options.find((each) => extname(output).toLowerCase() === `.${each}`)
  if (named !== undefined && (asked === null || asked === named)) return named
  const names = asked === null ? ExportFormat.options : [asked]
  throw failed('extensionWanted', { file: output, names: names.map((each) => `.${each}`) }, exitCodes.usage)
}

function submissionOf(typed: string | undefined): number | undefined {
  if (typed === undefined) return undefined
  const number = Number(typed)
  if (!Number.isInteger(number) || number < 1) {
    throw failed('invalidArgument', { detail: `--submission ${typed}` }, exitCodes.usage)
  }
  return number
}
