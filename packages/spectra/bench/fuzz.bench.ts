import type { Run } from '../../../scripts/measure.ts'
import { fuzz } from '../src/testing/fuzz.ts'
import { isWithoutSharedData } from '../src/testing/shared-data.ts'
import { smallFiles } from '../src/testing/small-files.ts'
import { spectrumFiles } from '../src/testing/spectrum-files.ts'

const files = Number(process.env.FUZZ_FILES ?? 1_000_000)
const seed = Number(process.env.FUZZ_SEED ?? 20_261_128)
/** A real file as large as this takes as long to damage as to read. */
const largestRealFile = 10_000
/** The one of OPUS that is nearest to it. */
const smallestOpus = 'issue81_A1.1.0'

/** Damaged files of every format through all readers, and what is read of some through the writers. */
export const run: Run = async () => {
  const samples = [...smallFiles(), ...realFiles()]
  const before = process.memoryUsage().rss
  const began = performance.now()
  const report = fuzz(samples, { seed, count: files })
  const seconds = (performance.now() - began) / 1000
  for (const crash of report.crashes.slice(0, 20))
    process.stderr.write(`seed ${crash.seed}: ${crash.message}\n`)
  const row = (name: string, value: number, unit: string, goal: string | number | null = null) => ({
    ...{ case: name, value, unit, goal, peer: null },
  })
  return {
    conditions: {
      seed,
      samples: `${samples.length}, made up and real, ${Math.min(...samples.map((one) => one.length))} to ${Math.max(...samples.map((one) => one.length))} bytes`,
      refusals: Object.fromEntries([...report.codes].sort(([, one], [, other]) => other - one)),
    },
    results: [
      row('mutated files', report.files, '', 1_000_000),
      row('read', report.read, ''),
      row('refused with a problem', report.refused, ''),
      row('crashes or broken promises', report.crashes.length, '', 0),
      row('slowest file, least of 4 times', Math.round(report.slowestMs * 10) / 10, 'ms', '<= 1000'),
      row('slowest file, its seed', report.slowestSeed, ''),
      row('memory of the points beyond 64 kB, over the file', ratio(report.largestMemoryRatio), '×', '<= 10'),
      row('memory of the points, largest', report.largestHeldBytes, 'bytes'),
      row('resident memory gained', Math.round((process.memoryUsage().rss - before) / 1e6), 'MB'),
      row('time', Math.round(seconds), 's'),
    ],
  }
}

const ratio = (value: number): number => Math.round(value * 100) / 100

/** Small real files, when the shared data is beside the checkout. */
function realFiles(): readonly Uint8Array[] {
  if (isWithoutSharedData('spectra/formats')) return []
  return ['jcamp', 'spa', 'spc', 'opus']
    .flatMap((folder) => spectrumFiles(`formats/${folder}`))
    .filter((file) => file.bytes.length <= largestRealFile || file.name === smallestOpus)
    .map((file) => file.bytes)
}
