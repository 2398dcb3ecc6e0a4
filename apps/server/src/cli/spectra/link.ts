import { batchLink, onCommonGrid } from '@maillage/spectra'
import type { Cli } from '../cli.ts'
import { exitCodes, failed } from '../failure.ts'
import { noteRefused, refusedValue } from './answers.ts'
import { numbersOf } from './numbers.ts'
import { answered, readSpectrumFile } from './spectrum-files.ts'

/** `maillage spectra link FILES…`: each pair of files, whether they look like one batch. */
export async function linkFiles(cli: Cli, files: readonly string[]): Promise<void> {
  const { terminal } = cli
  if (files.length < 2) throw failed('spectraTwoWanted', {}, exitCodes.usage)
  const number = numbersOf(terminal.locale)
  const read = await Promise.all(files.map(readSpectrumFile))
  const tablets = read.map((each) =>
    'problem' in each
      ? each
      : answered(each.file, () => ({ file: each.file, values: onCommonGrid(each.spectrum).values })),
  )
  const usable = tablets.flatMap((each) => ('problem' in each ? [] : [each]))
  const refused = tablets.flatMap((each) => ('problem' in each ? [each] : []))
  noteRefused(cli, refused)
  const pairs = usable.flatMap((one, place) =>
    usable.slice(place + 1).map((other) => ({
      file: one.file,
      other: other.file,
      ...batchLink(one.values, other.values),
    })),
  )
  const lines = pairs.map(({ file, other, correlation, isLinked }) =>
    terminal.say(isLinked ? 'spectraLinked' : 'spectraNotLinked', {
      file,
      other,
      correlation: number(correlation, 4),
    }),
  )
  const [first] = pairs
  const rates = first && {
    threshold: number(first.threshold, 2),
    truePositive: number(first.truePositiveRatio * 100, 1),
    falsePositive: number(first.falsePositiveRatio * 100, 1),
  }
  terminal.answer(
    [
      ...pairs.map(({ isLinked: linked, ...pair }) => ({ ...pair, linked })),
      ...refused.map((each) => refusedValue(cli, each)),
    ],
    [...lines, ...(rates ? [terminal.say('spectraLinkRates', rates)] : [])].join('\n'),
  )
}
