import { type SpectrumProblem, type SpectrumWarning, sentenceOf } from '@maillage/spectra'
import type { Cli } from '../cli.ts'
import { exitCodes } from '../failure.ts'
import { readSpectrumFile, type SpectrumFile } from './spectrum-files.ts'

type Readable = Exclude<SpectrumFile, { problem: unknown }>

/** What is said of one file: an object for programs and lines for people. */
export interface Said {
  readonly value: object
  readonly text: string
}

/** A refused file is said in its place, and the others go on. */
export type FileAnswer = Said | { readonly file: string; readonly problem: SpectrumProblem }

/** Answers for each file in turn, in the order given; some refused: exit code `problems`. */
export async function answerForEach(
  cli: Cli,
  files: readonly string[],
  say: (read: Readable) => FileAnswer,
): Promise<void> {
  const { terminal } = cli
  const said: Said[] = []
  for (const [done, file] of files.entries()) {
    if (files.length > 20) terminal.progress(terminal.say('spectraProgress', { done, all: files.length }))
    const read = await readSpectrumFile(file)
    said.push(sayOrRefuse(cli, 'problem' in read ? read : say(read)))
  }
  terminal.answer(
    said.map(({ value }) => value),
    said.map(({ text }) => text).join('\n'),
  )
}

/** Files that could not be used, on the other output; the exit code says that there were some. */
export function noteRefused(
  cli: Cli,
  refused: readonly { readonly file: string; readonly problem: SpectrumProblem }[],
): void {
  for (const each of refused) cli.terminal.note(refusal(cli, each))
  if (refused.length > 0) cli.exitCode = exitCodes.problems
}

/** A warning as a program reads it: its code and its sentence. */
export const warningsOf = (cli: Cli, warnings: readonly SpectrumWarning[]): string[] =>
  warnings.map((warning) => sentenceOf(warning, cli.terminal.locale))

function sayOrRefuse(cli: Cli, answer: FileAnswer): Said {
  if (!('problem' in answer)) return answer
  cli.exitCode = exitCodes.problems
  return { value: refusedValue(cli, answer), text: refusal(cli, answer) }
}

/** A refused file as a program reads it. */
export function refusedValue(
  { terminal }: Cli,
  { file, problem }: { readonly file: string; readonly problem: SpectrumProblem },
): object {
  const { code, where } = problem
  return { file, problem: { code, where, sentence: sentenceOf(problem, terminal.locale) } }
}

const refusal = ({ terminal }: Cli, { file, problem }: { file: string; problem: SpectrumProblem }): string =>
  terminal.say('spectraRefused', { file, sentence: sentenceOf(problem, terminal.locale) })
