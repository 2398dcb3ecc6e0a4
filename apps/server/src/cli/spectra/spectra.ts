import { type Command, InvalidArgumentError } from 'commander'
import type { Cli } from '../cli.ts'
import { benchFiles } from './bench.ts'
import { identifyFiles } from './identify.ts'
import { buildIndexFile } from './index-file.ts'
import { linkFiles } from './link.ts'
import { readFiles } from './read.ts'
import { unmixFiles } from './unmix.ts'

/** `maillage spectra read`, `identify`, `unmix`, `link`, `index`, `bench` */
export function addSpectra(program: Command, cli: Cli): void {
  const say = cli.terminal.say
  const all = program.command('spectra').description(say('helpSpectra'))
  all
    .command('read')
    .description(say('helpSpectraRead'))
    .argument('<files...>', say('argSpectra'))
    .action((files: string[]) => readFiles(cli, files))
  all
    .command('identify')
    .description(say('helpSpectraIdentify'))
    .argument('<files...>', say('argSpectra'))
    .requiredOption('--library <folder|index>', say('optLibrary'))
    .option('--top <count>', say('optTop'), countOf, 10)
    .action((files: string[], options: { library: string; top: number }) =>
      identifyFiles(cli, files, options),
    )
  all
    .command('unmix')
    .description(say('helpSpectraUnmix'))
    .argument('<files...>', say('argSpectra'))
    .requiredOption('--library <folder|index>', say('optLibrary'))
    .action((files: string[], options: { library: string }) => unmixFiles(cli, files, options))
  all
    .command('link')
    .description(say('helpSpectraLink'))
    .argument('<files...>', say('argSpectra'))
    .action((files: string[]) => linkFiles(cli, files))
  all
    .command('index')
    .description(say('helpSpectraIndex'))
    .argument('[folders...]', say('argSpectraFolders'))
    .requiredOption('--output <file>', say('optIndexOutput'))
    .option('--library <index>', say('optIndexFrom'))
    .option('--remove <names...>', say('optIndexRemove'))
    .action((folders: string[], options) => buildIndexFile(cli, folders, options))
  all
    .command('bench')
    .description(say('helpSpectraBench'))
    .argument('<files...>', say('argSpectra'))
    .requiredOption('--library <folder|index>', say('optLibrary'))
    .action((files: string[], options: { library: string }) => benchFiles(cli, files, options))
}

function countOf(text: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('1, 2, 3…')
  return count
}
