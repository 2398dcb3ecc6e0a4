import { onCommonGrid, type UnmixedComponent, unmix } from '@maillage/spectra'
import type { Cli } from '../cli.ts'
import { answerForEach, noteRefused } from './answers.ts'
import { openLibrary } from './library.ts'
import { numbersOf } from './numbers.ts'
import { answered } from './spectrum-files.ts'
import { unmixingLibrary } from './unmixing-library.ts'

/** `maillage spectra unmix FILES… --library DIR|FILE` */
export async function unmixFiles(
  cli: Cli,
  files: readonly string[],
  { library }: { library: string },
): Promise<void> {
  const { terminal } = cli
  const { index, refused } = await openLibrary(library)
  noteRefused(cli, refused)
  const { prepared, nameOf, leftOut } = unmixingLibrary(index, library)
  if (leftOut > 0) terminal.note(terminal.say('spectraLeftOut', { count: leftOut }))
  await answerForEach(cli, files, ({ file, spectrum }) =>
    answered(file, () => {
      const found = unmix(prepared, onCommonGrid(spectrum).values)
      const components = found.components.map((component) => namedComponent(component, nameOf))
      const { explainedRatio: explained, unknown, notes, sharesOf, shiftCm1 } = found
      return {
        value: { file, components, explained, unknown, sharesOf, shiftCm1, notes },
        text: [file, ...linesOf(cli, { components, explained, unknown, notes })].join('\n'),
      }
    }),
  )
}

type NamedComponent = ReturnType<typeof namedComponent>

const namedComponent = (
  { reference, shareRatio, lowRatio, highRatio, margin, alternatives }: UnmixedComponent,
  nameOf: (reference: number) => string,
) => ({
  reference: nameOf(reference),
  share: shareRatio,
  low: lowRatio,
  high: highRatio,
  margin,
  alternatives: alternatives.map(nameOf),
})

interface Lines {
  readonly components: readonly NamedComponent[]
  readonly explained: number
  readonly unknown: boolean
  readonly notes: readonly string[]
}

/** A share is of infrared signal, and says so wherever it is written. */
function linesOf({ terminal }: Cli, { components, explained, unknown, notes }: Lines): string[] {
  const percent = new Intl.NumberFormat(terminal.locale, { style: 'percent', maximumFractionDigits: 0 })
    .format
  const number = numbersOf(terminal.locale)
  const shares = components.map(({ reference, share, low, high, margin, alternatives }) =>
    [
      `  ${terminal.say('spectraShare', { reference, share: percent(share), low: percent(low), high: percent(high), margin: number(margin, 2) })}`,
      ...(alternatives.length > 0 ? [`    ${terminal.say('spectraOr', { names: alternatives })}`] : []),
    ].join('\n'),
  )
  return [
    ...shares,
    ...(components.length === 0 ? [`  ${terminal.say('spectraNothingFound')}`] : []),
    `  ${terminal.say('spectraExplained', { explained: percent(explained) })}`,
    ...(unknown ? [`  ${terminal.say('spectraUnknown')}`] : []),
    ...(notes.includes('below_five_percent') ? [`  ${terminal.say('spectraBelowFive')}`] : []),
  ]
}
