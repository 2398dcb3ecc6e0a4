import type { Spectrum } from '@maillage/spectra'
import type { Cli } from '../cli.ts'
import { answerForEach, warningsOf } from './answers.ts'
import { numbersOf } from './numbers.ts'

/** `maillage spectra read FILES…` */
export async function readFiles(cli: Cli, files: readonly string[]): Promise<void> {
  const { terminal } = cli
  const number = numbersOf(terminal.locale)
  await answerForEach(cli, files, ({ file, spectrum, others }) => {
    const { points, firstCm1, lastCm1, maxY } = extentOf(spectrum)
    const { kind, title, instrument, measuredOn, resolutionCm1, scans } = spectrum
    const warnings = warningsOf(cli, spectrum.warnings)
    if (others > 0) warnings.push(terminal.say('spectraOthers', { count: others }))
    const about = { title, instrument, measuredOn, resolutionCm1, scans }
    const text = terminal.say('spectraRead', {
      file,
      points: number(points, 0),
      first: number(firstCm1, 1),
      last: number(lastCm1, 1),
      kind: terminal.say(kindWords[kind]),
      max: number(maxY, 4),
    })
    return {
      value: { file, points, firstCm1, lastCm1, kind, maxY, warnings, ...about },
      text: [text, ...warnings.map((warning) => `  ${warning}`)].join('\n'),
    }
  })
}

const kindWords = {
  absorbance: 'spectraAbsorbance',
  transmittance: 'spectraTransmittance',
  reflectance: 'spectraReflectance',
} as const

/** Points, both ends, and the greatest value as the file prints it. */
function extentOf({ wavenumbersCm1, values }: Spectrum) {
  return {
    points: values.length,
    firstCm1: wavenumbersCm1[0] ?? Number.NaN,
    lastCm1: wavenumbersCm1.at(-1) ?? Number.NaN,
    maxY: values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
  }
}
