import { SpectrumProblem } from '../../problem.ts'
import type { Spectrum } from '../../spectrum.ts'
import type { AxisUnit } from '../axis-unit.ts'
import { BinaryFile } from '../binary-file.ts'
import { decodeText } from '../decode-text.ts'
import { evenAxis } from '../even-axis.ts'
import { finishSpectrum } from '../finish-spectrum.ts'
import type { KindFinding } from '../kind-of-unit.ts'
import { MemoryBudget } from '../memory-budget.ts'

/** What a file of Thermo OMNIC begins with. */
export const spaMagic = 'Spectral Data File'

const titleAt = 30
const titleLength = 256
const sectionsAt = 294
const savedAt = 296
const directoryAt = 304
const entryLength = 16
/** Kinds of section. */
const [headerKind, valuesKind, historyKind] = [2, 3, 27] as const
const longestHistory = 20_000

const axisUnits: Readonly<Record<number, AxisUnit>> = { 1: 'cm-1', 3: 'nm', 4: 'um' }
const ramanAxis = 32

const kinds: Readonly<Record<number, KindFinding>> = {
  11: { kind: 'reflectance', isPercent: true, warnings: [] },
  12: { kind: 'absorbance', isPercent: false, warnings: [{ code: 'kind.log_reflectance' }] },
  16: { kind: 'transmittance', isPercent: true, warnings: [] },
  17: { kind: 'absorbance', isPercent: false, warnings: [] },
  20: { kind: 'absorbance', isPercent: false, warnings: [{ code: 'kind.kubelka_munk' }] },
  21: { kind: 'reflectance', isPercent: null, warnings: [] },
}

/**
 * The spectrum of a Thermo OMNIC .SPA file. Layout as described by the documentation of SpectroChemPy's `read_spa`: a
 * directory of sections from byte 304, kind 2 the header (points at 4, units at 8 and 12, first and last abscissa at 16
 * and 20, scans at 36), kind 3 the values as float32, kind 27 the history.
 */
export function readSpa(bytes: Uint8Array): Spectrum {
  const file = new BinaryFile(bytes)
  const sections = sectionsOf(file)
  const header = sections.find((section) => section.kind === headerKind)
  const stored = sections.find((section) => section.kind === valuesKind)
  if (header === undefined || stored === undefined)
    throw new SpectrumProblem('file.no_spectrum', { byte: directoryAt })
  const points = file.uint32(header.at + 4)
  if (points * 4 > stored.length)
    throw new SpectrumProblem('file.lies', {
      byte: header.at + 4,
      detail: `${points} > ${stored.length / 4}`,
    })
  file.need(stored.at, stored.length)
  new MemoryBudget(file.length).take(points, { byte: header.at + 4 })
  const history = historyOf(file, sections)
  const resolution = /Resolution:[ \t]{0,20}(\d{1,6}(?:\.\d{1,8})?)[ \t]{1,20}from/.exec(history)
  return finishSpectrum({
    axis: evenAxis(file.float32(header.at + 16), file.float32(header.at + 20), points),
    unit: unitOf(file, header.at + 8),
    values: Float64Array.from({ length: points }, (_, index) => file.float32(stored.at + 4 * index)),
    kind: kindOf(file, header.at + 12),
    title: decodeText(bytes, titleAt, titleAt + titleLength),
    instrument: null,
    measuredOn: savedOn(file.uint32(savedAt)),
    resolutionCm1: resolution === null ? null : Number(resolution[1]),
    scans: file.uint32(header.at + 36),
    warnings: [],
    where: { byte: stored.at },
  })
}

interface Section {
  readonly kind: number
  readonly at: number
  readonly length: number
}

function sectionsOf(file: BinaryFile): readonly Section[] {
  const count = file.uint16(sectionsAt)
  file.need(directoryAt, count * entryLength)
  return Array.from({ length: count }, (_, index) => {
    const entry = directoryAt + index * entryLength
    return { kind: file.uint8(entry), at: file.uint32(entry + 2), length: file.uint32(entry + 6) }
  })
}

function unitOf(file: BinaryFile, at: number): AxisUnit {
  const code = file.uint8(at)
  if (code === ramanAxis) throw new SpectrumProblem('file.raman', { byte: at })
  const unit = axisUnits[code]
  if (unit === undefined) throw new SpectrumProblem('file.not_infrared', { byte: at, detail: `x ${code}` })
  return unit
}

function kindOf(file: BinaryFile, at: number): KindFinding {
  const code = file.uint8(at)
  const kind = kinds[code]
  if (kind === undefined) throw new SpectrumProblem('file.not_infrared', { byte: at, detail: `y ${code}` })
  return kind
}

/** Read for the resolution only: it may name people. */
function historyOf(file: BinaryFile, sections: readonly Section[]): string {
  const history = sections.find((section) => section.kind === historyKind)
  if (history === undefined) return ''
  return decodeText(file.bytes, history.at, history.at + Math.min(history.length, longestHistory))
}

/** Seconds since the last day of 1899, in UTC. */
function savedOn(seconds: number): string | null {
  if (seconds === 0) return null
  return new Date(Date.UTC(1899, 11, 31) + seconds * 1000).toISOString().replace('.000', '')
}
