import { batchLink, meanOfReplicates, onCommonGrid } from '@maillage/spectra'
import type { Cli } from '../cli.ts'
import { exitCodes, failed } from '../failure.ts'
import { noteRefused, refusedValue } from './answers.ts'
import type { Refused } from './library.ts'
import { numbersOf } from './numbers.ts'
import { answered, filesUnder, readSpectrumFile } from './spectrum-files.ts'

/** `maillage spectra link FILES…`: each pair, whether they look like one batch; a folder is the replicates of one tablet. */
export async function linkFiles(cli: Cli, files: readonly string[]): Promise<void> {
  const { terminal } = cli
  if (files.length < 2) throw failed('spectraTwoWanted', {}, exitCodes.usage)
  const number = numbersOf(terminal.locale)
  const read = await Promise.all(files.map(readTablet))
  const usable = read.flatMap(({ tablet }) => tablet ?? [])
  const refused = read.flatMap((each) => each.refused)
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

interface Tablet {
  readonly file: string
  readonly values: Float64Array
}

/** A tablet by its one file, or by the mean of those in its folder, which links it more surely. */
async function readTablet(path: string): Promise<{ tablet: Tablet | null; refused: Refused[] }> {
  const read = await Promise.all((await filesUnder(path)).map(readSpectrumFile))
  const replicates = read.map((each) =>
    'problem' in each ? each : answered(each.file, () => onCommonGrid(each.spectrum).values),
  )
  const values = replicates.filter((each) => each instanceof Float64Array)
  const refused = replicates.flatMap((each) => ('problem' in each ? [each] : []))
  const tablet = values.length > 0 ? { file: path, values: meanOfReplicates(values).mean } : null
  return { tablet, refused }
}
