import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'

/** Times of a search in a page, in milliseconds. */
export interface BrowserSearch {
  readonly version: string
  readonly kernels: string
  readonly sharedMemory: boolean
  /** Exact top-10 of the search vectors, one for each sample. */
  readonly nearestMs: readonly number[]
  /** The whole of it: vector, top-10, alignment. */
  readonly searchMs: readonly number[]
}

const FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
]

// A browser's clock is coarse: each sample is searched for this often in a row.
const PAGE = `
import { buildIndex, openSearcher, search, searchVector, toFixedPoint } from '../index.ts'
import { madeUpReferences, madeUpSamples, WHOLE_RECIPE } from './search-library.ts'
const REPEATS = 20
const timed = (work) => {
  const began = performance.now()
  for (let k = 0; k < REPEATS; k += 1) work()
  return (performance.now() - began) / REPEATS
}
globalThis.measureSearch = (references, samples, seed) => {
  const index = buildIndex(madeUpReferences(references, seed), { recipe: WHOLE_RECIPE, keepAbsorbance: false })
  const searcher = openSearcher(index)
  const values = madeUpSamples(samples, { references, seed })
  const queries = values.map((sample) => toFixedPoint(searchVector(sample, WHOLE_RECIPE)))
  for (const query of queries) searcher.nearest(query, 10)
  return {
    kernels: searcher.kernels,
    sharedMemory: typeof SharedArrayBuffer !== 'undefined',
    nearestMs: queries.map((query) => timed(() => searcher.nearest(query, 10))),
    searchMs: values.map((sample) => timed(() => search(searcher, sample))),
  }
}
`

/** Measures a search in Chromium, in a page without shared memory; null where there is no Chromium. */
export async function browserSearch(of: {
  readonly references: number
  readonly samples: number
  readonly seed: number
}): Promise<BrowserSearch | null> {
  const bundled = await build({
    stdin: { contents: PAGE, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'js' },
    ...{ bundle: true, write: false, format: 'iife', target: 'es2022' },
  })
  const executablePath = process.env.MAILLAGE_CHROMIUM ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: FLAGS }).catch(() => null)
  if (browser === null) return null
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? '' })
    const call = `measureSearch(${of.references}, ${of.samples}, ${of.seed})`
    const answer = await page.evaluate<Omit<BrowserSearch, 'version'>>(call)
    return { version: browser.version(), ...answer }
  } finally {
    await browser.close()
  }
}
