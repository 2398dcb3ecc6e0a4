import type { Locale } from '@maillage/contract/values'
import { Command, CommanderError, Option } from 'commander'
import { productVersion } from '../platform/version.ts'
import { addBackup } from './backup.ts'
import type { Cli } from './cli.ts'
import { addDemo } from './demo.ts'
import { addDoctor } from './doctor.ts'
import { addExport } from './export.ts'
import { exitCodes, failed } from './failure.ts'
import { addImport } from './import.ts'
import { addMigrate } from './migrate.ts'
import { addNetwork } from './network.ts'
import { addReport } from './report.ts'
import { addRestore } from './restore.ts'
import { addSpectra } from './spectra/spectra.ts'
import { addStart } from './start.ts'
import { localesOf, openTerminal } from './terminal.ts'
import { addUser } from './user.ts'
import { say } from './words.ts'

const commands = [
  addStart,
  addDemo,
  addMigrate,
  addNetwork,
  addUser,
  addReport,
  addImport,
  addExport,
  addBackup,
  addRestore,
  addDoctor,
  addSpectra,
]

/** Runs one command and gives its exit code. */
export async function runCli(args: readonly string[], environment: Cli['environment']): Promise<number> {
  const terminal = openTerminal({ json: args.includes('--json'), locales: localesOf(args, environment) })
  const cli: Cli = { terminal, environment, exitCode: 0 }
  const program = newProgram(terminal.locale)
  for (const add of commands) add(program, cli)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return cli.exitCode
  } catch (error) {
    if (isHelp(error)) return 0
    // The list of commands was shown already.
    return terminal.fail(lacksCommand(error) ? failed('missingCommand', {}, exitCodes.usage) : error)
  }
}

function newProgram(locale: Locale): Command {
  const program = new Command('maillage')
  translate(program, locale)
  return program
    .description(say('about', locale))
    .version(productVersion, '-v, --version', say('optionVersion', locale))
    .addOption(new Option('--json', say('optionJson', locale)))
    .addOption(new Option('--lang <fr|en>', say('optionLang', locale)).choices(['fr', 'en']))
    .addHelpText('after', `\n${say('exitCodesHelp', locale)}`)
}

const titles = {
  'Usage:': 'usageTitle',
  'Commands:': 'commandsTitle',
  'Options:': 'optionsTitle',
  'Arguments:': 'argumentsTitle',
  'Global Options:': 'globalTitle',
} as const

/** Commands made from this one inherit its language; what is wrong is said by the terminal, not by the library. */
function translate(program: Command, locale: Locale): void {
  program
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (title) => (title in titles ? say(titles[title as keyof typeof titles], locale) : title),
    })
    .helpOption('-h, --help', say('optionHelp', locale))
    .helpCommand('help [command]', say('commandHelp', locale))
}

const isHelp = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['commander.helpDisplayed', 'commander.help', 'commander.version'].includes(String(error.code)) &&
  !lacksCommand(error)

/** Whether help was shown because no command was typed where one is needed. */
const lacksCommand = (error: unknown): boolean =>
  error instanceof CommanderError && error.code === 'commander.help' && error.exitCode !== 0
