import {
  buildIndex,
  COMMON_GRID,
  onCommonGrid,
  openSearcher,
  type PreparedLibrary,
  prepareUnmixing,
  qualityOf,
  type Reference,
  readIndex,
  readSpectra,
  type Searcher,
  type SpectralIndex,
  type Spectrum,
  SpectrumProblem,
  search,
  simulateLibrary,
  simulateMixture,
  strongestBands,
  unmix,
  unmixableReferences,
  wavenumberAt,
} from '@maillage/spectra'
import type { Answered, Asked, ChosenFile, Curve, LibraryAnswer, Looked, Sayable } from './spectrum-work.ts'

/** Reads, compares and unmixes beside the page, so that the page never waits. One question at a time, in order. */

interface Library {
  readonly searcher: Searcher
  readonly names: readonly string[]
  readonly prepared: PreparedLibrary | null
}

let library: Library | null = null

const scope = globalThis as unknown as {
  addEventListener(type: 'message', listener: (event: MessageEvent<Asked>) => void): void
  postMessage(answer: Answered): void
}
scope.addEventListener('message', ({ data }) => scope.postMessage(answerTo(data)))

function answerTo(asked: Asked): Answered {
  try {
    switch (asked.ask) {
      case 'openLibrary':
        return { library: openLibrary(asked.files) }
      case 'openTrial':
        return { library: { ...opened(buildIndex(trialReferences())), isTrial: true, refused: [] } }
      case 'look':
        return { looked: lookAt(asked.file.name, firstOf(asked.file.bytes)) }
      case 'lookAtTrial':
        return { looked: lookAt('', trialSample()) }
    }
  } catch (error) {
    return { refused: sayable(error) }
  }
}

function sayable(error: unknown): Sayable {
  if (!(error instanceof SpectrumProblem)) throw error
  const { code, detail, where } = error
  return { code, detail, where }
}

function firstOf(bytes: Uint8Array): Spectrum {
  const [spectrum] = readSpectra(bytes)
  if (!spectrum) throw new SpectrumProblem('file.no_spectrum')
  return spectrum
}

/** A built index when the one file is that, else a reference from each file. */
function openLibrary(files: readonly ChosenFile[]): LibraryAnswer {
  const [first] = files
  const built = files.length === 1 && first ? indexIn(first.bytes) : null
  if (built) return { ...opened(built), isTrial: false, refused: [] }
  const references: Reference[] = []
  const refused: { file: string; why: Sayable }[] = []
  for (const { name, bytes } of files) {
    try {
      const reference = name.replace(/\.[^.]+$/, '')
      const { values } = onCommonGrid(firstOf(bytes))
      references.push({ name: reference, substance: reference, values })
    } catch (error) {
      refused.push({ file: name, why: sayable(error) })
    }
  }
  if (references.length === 0 && refused[0]) throw new SpectrumProblem('index.empty')
  return { ...opened(buildIndex(references)), isTrial: false, refused }
}

function indexIn(bytes: Uint8Array): SpectralIndex | null {
  try {
    return readIndex(bytes)
  } catch (error) {
    if (error instanceof SpectrumProblem && error.code === 'index.not_an_index') return null
    throw error
  }
}

function opened(index: SpectralIndex): Pick<LibraryAnswer, 'references' | 'unmixable'> {
  const references = unmixableReferences(index)
  library = {
    searcher: openSearcher(index),
    names: references.map(({ name }) => name),
    prepared: references.length > 0 ? prepareUnmixing(references.map(({ values }) => values)) : null,
  }
  return { references: index.size, unmixable: references.length }
}

function lookAt(name: string, spectrum: Spectrum): Looked {
  const onGrid = onCommonGrid(spectrum)
  const { verdicts } = qualityOf(onGrid)
  const problems: Sayable[] = []
  const tried = <Value>(work: () => Value): Value | null => {
    try {
      return work()
    } catch (error) {
      problems.push(sayable(error))
      return null
    }
  }
  const found = library && tried(() => library && search(library.searcher, onGrid.values, { top: 8 }))
  const { title, instrument, measuredOn, wavenumbersCm1, values, kind } = spectrum
  return {
    ...{ name, title, instrument, measuredOn, problems },
    curve: { wavenumbersCm1, values },
    kind,
    bands: strongestBands(onGrid.values, COMMON_GRID),
    remarks: [...onGrid.warnings, ...verdicts].map(({ code, detail = null }) => ({
      code,
      detail,
      where: null,
    })),
    hits: found?.hits ?? null,
    gap: found?.gap ?? null,
    unmixed: tried(() => unmixed(onGrid.values)),
  }
}

function unmixed(values: Float64Array): Looked['unmixed'] {
  if (!library?.prepared) return null
  const { names } = library
  const nameOf = (reference: number) => names[reference] ?? ''
  const { components, residual, explainedRatio, unknown, notes } = unmix(library.prepared, values)
  return {
    components: components.map(({ reference, alternatives, ...shares }) => ({
      ...shares,
      reference: nameOf(reference),
      alternatives: alternatives.map(nameOf),
    })),
    ...{ explainedRatio, unknown, notes },
    residual: curveOnGrid(residual),
  }
}

const curveOnGrid = (values: Float64Array): Curve => ({
  wavenumbersCm1: Float64Array.from(values, (_, point) => wavenumberAt(COMMON_GRID, point)),
  values,
})

/** Made-up substances and a mixture of three of them, to try the page without a file. */
const trial = simulateLibrary({ count: 200, seed: 2026 })
const trialName = (index: number) => `S-${String(index + 1).padStart(3, '0')}`

const trialReferences = (): Reference[] =>
  trial.spectra.map((values, index) => ({ name: trialName(index), substance: trialName(index), values }))

function trialSample(): Spectrum {
  const { absorbance } = simulateMixture(trial, {
    ...{ seed: 7, condition: 'field', snr: 150 },
    references: [11, 42, 77],
    sharesRatio: [0.5, 0.3, 0.2],
  })
  return {
    ...curveOnGrid(absorbance),
    ...{ kind: 'absorbance', isPercent: false, title: '', instrument: null, measuredOn: null },
    ...{ resolutionCm1: null, scans: null, warnings: [] },
  }
}
