import { SpectrumProblem } from '../../problem.ts'
import type { Spectrum } from '../../spectrum.ts'
import { MemoryBudget, maxSpectra } from '../memory-budget.ts'
import { blocksOf } from './blocks.ts'
import { readBlock } from './read-block.ts'
import type { Place } from './read-table.ts'

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
  let skipped = 0
  let reason: SpectrumProblem | null = null
  for (const block of blocksOf(bytes)) {
    if (!block.isEnded && block.tables.length === 0 && block.labels.get('DATATYPE')?.toUpperCase() !== 'LINK')
      throw new SpectrumProblem('file.cut', { line: block.line })
    for (const table of block.tables) {
      const found = readUnlessOther(bytes, { block, table, budget })
      if (found instanceof SpectrumProblem) {
        reason ??= found
        skipped += 1
      } else spectra.push(found)
      if (spectra.length + skipped > maxSpectra)
        throw new SpectrumProblem('file.too_many', { line: table.line, detail: String(maxSpectra) })
    }
  }
  if (spectra.length === 0) throw reason ?? new SpectrumProblem('file.no_spectrum')
  if (skipped === 0) return spectra
  const warning = { code: 'blocks.skipped', detail: String(skipped) }
  return spectra.map((spectrum) => ({ ...spectrum, warnings: [...spectrum.warnings, warning] }))
}

/** The spectrum of a table, or the problem that it is a measurement of another kind. */
function readUnlessOther(bytes: Uint8Array, place: Place): Spectrum | SpectrumProblem {
  try {
    return readBlock(bytes, place)
  } catch (problem) {
    if (problem instanceof SpectrumProblem && otherMeasurements.has(problem.code)) return problem
    throw problem
  }
}
