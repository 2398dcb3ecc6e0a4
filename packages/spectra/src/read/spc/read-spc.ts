import type { Spectrum, SpectrumWarning } from '../../spectrum.ts'
import { finishSpectrum } from '../finish-spectrum.ts'
import { MemoryBudget } from '../memory-budget.ts'
import { type SpcHeader, spcHeader } from './header.ts'
import { spcLog } from './log-text.ts'
import { spcSubfiles } from './subfiles.ts'
import { spcAxisUnit, spcKind } from './units.ts'

/**
 * The spectra of a Galactic SPC file of any sub-format: one or many, equally spaced, with common or own abscissas, as 16 or
 * 32-bit integers or floats, new format in both byte orders and the old one. Throws a `SpectrumProblem`.
 */
export function readSpc(bytes: Uint8Array): readonly Spectrum[] {
  const { file, header } = spcHeader(bytes)
  const unit = spcAxisUnit(header)
  const kind = spcKind(header)
  const log = spcLog(file, header.logAt)
  const warnings: SpectrumWarning[] = header.isOld ? [{ code: 'spc.old_format' }] : []
  const spectra: Spectrum[] = []
  for (const { axis, values, at } of spcSubfiles(file, header, new MemoryBudget(file.length))) {
    spectra.push(
      finishSpectrum({
        axis,
        unit,
        values,
        kind,
        title: header.memo,
        instrument: header.source || log.model,
        measuredOn: header.measuredOn,
        resolutionCm1: log.resolutionCm1 ?? resolutionOf(header),
        scans: log.scans ?? header.scans,
        warnings,
        where: { byte: at },
      }),
    )
  }
  return spectra
}

const resolutionOf = (header: SpcHeader): number | null => {
  const found = /\d+\.?\d*/.exec(header.resolution)
  return found === null ? null : Number(found[0])
}
