import { SpectrumProblem } from '../../problem.ts'
import type { Spectrum } from '../../spectrum.ts'
import { MemoryBudget, maxSpectra } from '../memory-budget.ts'
import { type Block, blocksOf } from './blocks.ts'
import { readBlock } from './read-block.ts'

/** What another kind of measurement in the same file may be without harm to the infrared spectra beside it. */
const otherMeasurements = new Set([
  'file.not_infrared',
  'file.raman',
  'file.interferogram',
  'file.single_beam',
  'jcamp.peak_table',
])

/**
 * The infrared spectra of JCAMP-DX text (4.24, 5.01), linked blocks and NTUPLES pages each as one. Throws a
 * `SpectrumProblem` when one of them is damaged, or when there is none.
 */
export function readJcamp(bytes: Uint8Array): readonly Spectrum[] {
  const budget = new MemoryBudget(bytes.length)
  const spectra: Spectrum[] = []
  const skipped: SpectrumProblem[] = []
  for (const block of blocksOf(bytes)) {
    for (const found of spectraOf(bytes, block, budget)) {
      if (found instanceof SpectrumProblem) skipped.push(found)
      else spectra.push(found)
      if (spectra.length + skipped.length > maxSpectra)
        throw new SpectrumProblem('file.too_many', { line: block.line, detail: String(maxSpectra) })
    }
  }
  const [reason] = skipped
  if (spectra.length === 0) throw reason ?? new SpectrumProblem('file.no_spectrum')
  if (reason === undefined) return spectra
  const warning = { code: 'blocks.skipped', detail: String(skipped.length) }
  return spectra.map((spectrum) => ({ ...spectrum, warnings: [...spectrum.warnings, warning] }))
}

function* spectraOf(bytes: Uint8Array, block: Block, budget: MemoryBudget) {
  for (const table of block.tables) {
    try {
      yield readBlock(bytes, { block, table, budget })
    } catch (problem) {
      if (!(problem instanceof SpectrumProblem) || !otherMeasurements.has(problem.code)) throw problem
      yield problem
    }
  }
}
