import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Measurement, Run } from '../../../scripts/measure.ts'
import { buildIndex } from '../src/compare/build-index.ts'
import { toFixedPoint } from '../src/compare/fixed-point.ts'
import { openSearcher } from '../src/compare/open-searcher.ts'
import { search } from '../src/compare/search.ts'
import { searchVector } from '../src/compare/search-vector.ts'
import type { Searcher } from '../src/compare/searcher.ts'
import type { Reference, SpectralIndex } from '../src/compare/spectral-index.ts'
import { browserSearch } from '../src/testing/browser-search.ts'
import { memoryBandwidth } from '../src/testing/memory-bandwidth.ts'
import { type NumpySearch, numpySearch } from '../src/testing/numpy-search.ts'
import { madeUpReferences, madeUpSamples, WHOLE_RECIPE } from '../src/testing/search-library.ts'

const sizes = (process.env.SPECTRA_SIZES ?? '10000,100000,1000000').split(',').map(Number)
const seed = Number(process.env.SPECTRA_SEED ?? 20_261_128)
const queryCount = Number(process.env.SPECTRA_QUERIES ?? 60)
const points = 838
const top = 10
const rounds = 5
const goalsMs: Readonly<Record<number, number>> = { 10000: 0.6, 100000: 1.2, 1000000: 7 }

/** Exact top-10 among made-up references, one thread, beside numpy, comparing with every row, and a browser. */
export const run: Run = async () => {
  const bandwidth = memoryBandwidth()
  const loads = [loadavg()[0]]
  const results: Measurement[] = []
  const medians = new Map<number, number>()
  let numpyVersion = 'none'
  for (const size of sizes) {
    const measured = measureSize(size, bandwidth)
    results.push(...measured.results)
    medians.set(size, measured.medianMs)
    numpyVersion = measured.numpyVersion ?? numpyVersion
    loads.push(loadavg()[0])
  }
  const [smallest, largest] = [Math.min(...sizes), Math.max(...sizes)]
  results.push(
    row(
      `growth of time, ${label(smallest)} to ${label(largest)}`,
      (medians.get(largest) ?? 0) / (medians.get(smallest) ?? 1),
      'x',
      { goal: `< ${largest / smallest}` },
    ),
  )
  const browser = await browserSearch({ references: 10_000, samples: 20, seed })
  if (browser !== null)
    results.push(
      row('10,000 in Chromium: exact top-10, median', quantile(browser.nearestMs, 0.5), 'ms', {
        goal: '<= 3',
      }),
      row('10,000 in Chromium: exact top-10, p95', quantile(browser.nearestMs, 0.95), 'ms'),
      row('10,000 in Chromium: with alignment of 50, median', quantile(browser.searchMs, 0.5), 'ms', {
        goal: '<= 3',
      }),
    )
  return {
    conditions: {
      ...{
        seed,
        points,
        queries: `${queryCount} of 1 to 3 references, shifted, noise 1 %`,
        rounds,
        threads: 1,
      },
      numpy: `${numpyVersion}, float32, its BLAS on one thread, OPENBLAS_CORETYPE and OPENBLAS_L2_SIZE unset`,
      browser:
        browser && `Chromium ${browser.version}, ${browser.kernels}, shared memory: ${browser.sharedMemory}`,
      memoryBandwidth: `${(bandwidth / 1e9).toFixed(1)} GB/s read by one thread`,
      loadPerMinute: loads.map((load) => load?.toFixed(1)).join(', '),
    },
    results,
  }
}

interface Measured {
  readonly results: readonly Measurement[]
  readonly medianMs: number
  readonly numpyVersion: string | null
}

function measureSize(size: number, bandwidth: number): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'spectra-bench-'))
  try {
    const rowsPath = join(folder, 'rows.f32')
    const { index, buildSeconds } = buildBoth(size, rowsPath)
    const samples = madeUpSamples(queryCount, { references: size, seed })
    const vectors = samples.map((sample) => searchVector(sample, WHOLE_RECIPE))
    const queriesPath = join(folder, 'queries.f32')
    writeFileSync(
      queriesPath,
      Buffer.concat(vectors.map((vector) => Buffer.from(Float32Array.from(vector).buffer))),
    )
    const searcher = openSearcher(index)
    const ours = timesOf(searcher, vectors.map(toFixedPoint))
    const numpy = numpySearch(rowsPath, queriesPath, points)
    const name = label(size)
    const medianMs = quantile(ours.timesMs, 0.5)
    const goal = goalsMs[size]
    return {
      medianMs,
      numpyVersion: numpy?.version ?? null,
      results: [
        row(`${name}: exact top-10, median`, medianMs, 'ms', {
          goal: goal === undefined ? null : `<= ${goal}`,
          peer: numpy && `numpy ${round(quantile(numpy.timesMs, 0.5))}`,
        }),
        row(`${name}: exact top-10, p95`, quantile(ours.timesMs, 0.95), 'ms', {
          peer: numpy && `numpy ${round(quantile(numpy.timesMs, 0.95))}`,
        }),
        row(`${name}: exact top-10, fastest of ${rounds}, median`, quantile(ours.fastestMs, 0.5), 'ms'),
        row(`${name}: exact top-10, fastest of ${rounds}, p95`, quantile(ours.fastestMs, 0.95), 'ms'),
        ...(numpy === null ? [] : againstNumpy(name, { size, ours, numpy, medianMs })),
        ...againstEveryRow(name, index, { vectors, nearest: ours.nearest, bandwidth }),
        row(`${name}: rows compared in full, median`, quantile(ours.compared, 0.5), 'rows'),
        row(`${name}: rows compared in full, p95`, quantile(ours.compared, 0.95), 'rows'),
        row(
          `${name}: time under that of reading float32 rows`,
          (size * points * 4) / bandwidth / (medianMs / 1000),
          'x',
          {
            goal: size === 1_000_000 ? '>= 10' : null,
          },
        ),
        row(
          `${name}: share of memory bandwidth, first stage`,
          (size * 80) / (medianMs / 1000) / bandwidth,
          'ratio',
        ),
        row(`${name}: with alignment of 50, median`, quantile(alignedTimes(searcher, samples), 0.5), 'ms'),
        ...(size <= 10_000 ? plainTimes(name, index, vectors) : []),
        row(`${name}: build`, buildSeconds, 's'),
        row(`${name}: memory of the first stage`, searcher.memoryBytes / size, 'bytes a reference'),
        row(`${name}: memory of the rows`, index.stride * 2, 'bytes a reference'),
      ],
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The index, and the same search vectors in float32 in a file for numpy; the time is that of the index alone. */
function buildBoth(size: number, rowsPath: string): { index: SpectralIndex; buildSeconds: number } {
  const file = openSync(rowsPath, 'w')
  const waiting: Buffer[] = []
  let otherMs = 0
  const flush = () => {
    if (waiting.length > 0) writeSync(file, Buffer.concat(waiting))
    waiting.length = 0
  }
  function* references(): Generator<Reference> {
    let left = performance.now()
    for (const reference of madeUpReferences(size, seed)) {
      waiting.push(Buffer.from(Float32Array.from(searchVector(reference.values, WHOLE_RECIPE)).buffer))
      if (waiting.length === 1024) flush()
      otherMs += performance.now() - left
      yield reference
      left = performance.now()
    }
  }
  const began = performance.now()
  const index = buildIndex(references(), { recipe: WHOLE_RECIPE, keepAbsorbance: false })
  const buildSeconds = (performance.now() - began - otherMs) / 1000
  flush()
  closeSync(file)
  return { index, buildSeconds }
}

interface Answers {
  readonly timesMs: readonly number[]
  /** The fastest round of each query: what other programs on the machine took from the others is not in it. */
  readonly fastestMs: readonly number[]
  readonly compared: readonly number[]
  readonly nearest: readonly (readonly number[])[]
}

function timesOf(searcher: Searcher, queries: readonly Int16Array[]): Answers {
  const timesMs: number[] = []
  const fastestMs = queries.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round <= rounds; round += 1) {
    queries.forEach((query, k) => {
      const began = performance.now()
      searcher.nearest(query, top)
      const took = performance.now() - began
      // The first round lets the compilers finish.
      if (round === 0) return
      timesMs.push(took)
      fastestMs[k] = Math.min(took, fastestMs[k] ?? took)
    })
  }
  const answers = queries.map((query) => searcher.nearest(query, top))
  return {
    timesMs,
    fastestMs,
    compared: answers.map(({ compared }) => compared),
    nearest: answers.map(({ neighbours }) => neighbours.map(({ position }) => position)),
  }
}

function againstNumpy(
  name: string,
  about: { size: number; ours: Answers; numpy: NumpySearch; medianMs: number },
): Measurement[] {
  const { size, ours, numpy, medianMs } = about
  return [
    row(`${name}: times faster than numpy`, quantile(numpy.timesMs, 0.5) / medianMs, 'x', {
      goal: size === 1_000_000 ? '>= 15' : null,
    }),
    row(`${name}: recall against float32`, recall(ours.nearest, numpy.nearest), 'ratio', { goal: 1 }),
    row(`${name}: same order as float32`, sameOrder(ours.nearest, numpy.nearest), 'ratio'),
  ]
}

function againstEveryRow(
  name: string,
  index: SpectralIndex,
  about: { vectors: readonly Float64Array[]; nearest: Answers['nearest']; bandwidth: number },
): Measurement[] {
  const searcher = openSearcher(index, { exhaustive: true })
  const isResident = searcher.memoryBytes > index.size * index.stride * 2
  const timesMs: number[] = []
  const nearest = about.vectors.map(toFixedPoint).map((query) => {
    const began = performance.now()
    const { neighbours } = searcher.nearest(query, top)
    timesMs.push(performance.now() - began)
    return neighbours.map(({ position }) => position)
  })
  const medianMs = quantile(timesMs, 0.5)
  const rate = (index.size * index.stride * 2) / (medianMs / 1000)
  return [
    row(`${name}: recall against every row`, recall(about.nearest, nearest), 'ratio', { goal: 1 }),
    row(`${name}: same order as every row`, sameOrder(about.nearest, nearest), 'ratio', { goal: 1 }),
    // A library that does not stay in the memory of the kernels is copied in for each query: no figure of the kernel.
    ...(isResident
      ? [
          row(`${name}: every row in int16, median`, medianMs, 'ms'),
          row(`${name}: share of memory bandwidth, every row`, rate / about.bandwidth, 'ratio'),
        ]
      : []),
  ]
}

function alignedTimes(searcher: Searcher, samples: readonly Float64Array[]): number[] {
  return samples.map((sample) => {
    search(searcher, sample)
    const began = performance.now()
    search(searcher, sample)
    return performance.now() - began
  })
}

function plainTimes(name: string, index: SpectralIndex, vectors: readonly Float64Array[]): Measurement[] {
  const { timesMs } = timesOf(openSearcher(index, { plain: true }), vectors.map(toFixedPoint))
  return [row(`${name}: in plain JavaScript, median`, quantile(timesMs, 0.5), 'ms')]
}

function recall(found: Answers['nearest'], expected: Answers['nearest']): number {
  let right = 0
  found.forEach((positions, k) => {
    right += positions.filter((position) => expected[k]?.includes(position)).length
  })
  return right / (top * found.length)
}

function sameOrder(found: Answers['nearest'], expected: Answers['nearest']): number {
  return found.filter((positions, k) => positions.join() === expected[k]?.join()).length / found.length
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(at * sorted.length))] ?? Number.NaN
}

const label = (size: number): string => size.toLocaleString('en')

const round = (value: number): number => Number(value.toPrecision(4))

function row(
  name: string,
  value: number,
  unit: string,
  held: { goal?: Measurement['goal']; peer?: Measurement['peer'] } = {},
): Measurement {
  return { case: name, value: round(value), unit, goal: held.goal ?? null, peer: held.peer ?? null }
}
