import { onCommonGrid, openSearcher, search } from '@maillage/spectra'
import type { Cli } from '../cli.ts'
import { answerForEach, noteRefused } from './answers.ts'
import { openLibrary } from './library.ts'
import { numbersOf } from './numbers.ts'
import { answered } from './spectrum-files.ts'

export interface IdentifyOptions {
  readonly library: string
  readonly top: number
}

/** `maillage spectra identify FILES… --library DIR|FILE` */
export async function identifyFiles(
  cli: Cli,
  files: readonly string[],
  { library, top }: IdentifyOptions,
): Promise<void> {
  const { terminal } = cli
  const number = numbersOf(terminal.locale)
  const { index, refused } = await openLibrary(library)
  noteRefused(cli, refused)
  const searcher = openSearcher(index)
  await answerForEach(cli, files, ({ file, spectrum }) =>
    answered(file, () => {
      const { hits, gap } = search(searcher, onCommonGrid(spectrum).values, { top })
      const lines = hits.map(
        ({ reference, substance, score }) =>
          `  ${number(score, 4).padEnd(7)} ${reference === substance ? reference : `${reference} (${substance})`}`,
      )
      const lead = gap === null ? [] : [terminal.say('spectraGap', { gap: number(gap, 4) })]
      return { value: { file, hits, gap }, text: [file, ...lines, ...lead].join('\n') }
    }),
  )
}
