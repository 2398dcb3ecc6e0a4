import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { onCommonGrid, openSearcher, readSpectra, SpectrumProblem, search, unmix } from '@maillage/spectra'
import type { Cli } from '../cli.ts'
import { failed } from '../failure.ts'
import { noteRefused } from './answers.ts'
import { openLibrary } from './library.ts'
import { numbersOf } from './numbers.ts'
import { unmixingLibrary } from './unmixing-library.ts'

const ROUNDS = 20

/** `maillage spectra bench FILES… --library DIR|FILE`: how long each step takes on this machine with these files. */
export async function benchFiles(
  cli: Cli,
  files: readonly string[],
  { library }: { library: string },
): Promise<void> {
  const { terminal } = cli
  const number = numbersOf(terminal.locale)
  const { index, refused } = await openLibrary(library)
  noteRefused(cli, refused)
  const searcher = openSearcher(index)
  const { prepared } = unmixingLibrary(index, library)
  const contents = await Promise.all(files.map(async (file) => new Uint8Array(await readFile(file))))
  const readable = contents.filter(isReadable)
  if (readable.length === 0) throw failed('spectraNoneReadable')
  const samples = readable.flatMap((bytes) => readSpectra(bytes).slice(0, 1))
  const onGrid = samples.map((spectrum) => onCommonGrid(spectrum).values)
  const cases = {
    read: () => readable.map(readSpectra),
    process: () => samples.map((spectrum) => onCommonGrid(spectrum)),
    identify: () => onGrid.map((values) => search(searcher, values)),
    unmix: () => onGrid.map((values) => unmix(prepared, values)),
  }
  const results = Object.entries(cases).map(([name, work]) => ({
    case: name,
    value: medianMs(work) / readable.length,
    unit: 'ms a spectrum',
    goal: null,
    peer: null,
  }))
  const conditions = {
    files: readable.length,
    references: index.size,
    rounds: ROUNDS,
    kernels: searcher.kernels,
    cpu: cpus()[0]?.model ?? 'unknown',
    node: process.versions.node,
  }
  const lines = results.map(({ case: name, value }) => `  ${name.padEnd(10)}${number(value, 3)} ms`)
  terminal.answer(
    { bench: 'spectra-files', conditions, results },
    [terminal.say('spectraBenched', { files: readable.length, references: index.size }), ...lines].join('\n'),
  )
}

function isReadable(bytes: Uint8Array): boolean {
  try {
    return readSpectra(bytes).some((spectrum) => onCommonGrid(spectrum).coverageRatio === 1)
  } catch (error) {
    if (error instanceof SpectrumProblem) return false
    throw error
  }
}

function medianMs(work: () => unknown): number {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)] ?? Number.NaN
}
