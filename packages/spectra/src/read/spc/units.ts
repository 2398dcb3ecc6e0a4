import { SpectrumProblem } from '../../problem.ts'
import { type AxisUnit, axisUnitOf } from '../axis-unit.ts'
import { type KindFinding, kindOfUnit } from '../kind-of-unit.ts'
import type { SpcHeader } from './header.ts'

const xUnits: Readonly<Record<number, AxisUnit>> = { 1: 'cm-1', 2: 'um', 3: 'nm' }
const xNames: Readonly<Record<number, string>> = {
  ...{ 4: 's', 5: 'min', 6: 'Hz', 7: 'kHz', 8: 'MHz', 9: 'm/z', 10: 'ppm', 14: 'eV', 16: 'diode' },
  ...{ 17: 'channel', 18: '°', 19: '°F', 20: '°C', 21: 'K', 23: 'ms', 24: 'µs', 26: 'GHz', 30: 'h' },
}
const [ramanShift, doubleInterferogram] = [13, 255]
/** Kinds of experiment that are not absorption in the infrared, whatever their axis. */
const otherExperiments: Readonly<Record<number, string>> = {
  ...{
    1: 'GC',
    2: 'chromatogram',
    3: 'HPLC',
    7: 'X-ray',
    8: 'MS',
    9: 'NMR',
    11: 'fluorescence',
    12: 'atomic',
  },
}
const ramanExperiment = 10

const absorbance = (code?: string): KindFinding => ({
  kind: 'absorbance',
  isPercent: false,
  warnings: code === undefined ? [] : [{ code }],
})

const yKinds: Readonly<Record<number, KindFinding>> = {
  2: absorbance(),
  3: absorbance('kind.kubelka_munk'),
  10: absorbance('kind.log_reflectance'),
  11: { kind: 'transmittance', isPercent: true, warnings: [{ code: 'kind.guessed', detail: '%' }] },
  23: absorbance('kind.absorption_coefficient'),
  128: { kind: 'transmittance', isPercent: null, warnings: [] },
  129: { kind: 'reflectance', isPercent: null, warnings: [] },
}
const interferogramValues = 1
/** Single beam, emission. */
const singleBeamValues = [130, 131]
const arbitraryValues = [0, 12, 13]

/** The unit of the abscissas. Throws `file.raman`, `file.interferogram` or `file.not_infrared`. */
export function spcAxisUnit(header: SpcHeader): AxisUnit {
  const about = { byte: header.isOld ? 16 : 28 }
  const experiment = otherExperiments[header.experiment]
  if (header.xCode === ramanShift || header.experiment === ramanExperiment)
    throw new SpectrumProblem('file.raman', about)
  if (header.xCode === doubleInterferogram) throw new SpectrumProblem('file.interferogram', about)
  if (experiment !== undefined)
    throw new SpectrumProblem('file.not_infrared', { byte: 2, detail: experiment })
  const unit = xUnits[header.xCode] ?? (header.xLabel === '' ? null : axisUnitOf(header.xLabel))
  if (unit !== null) return unit
  const detail = header.xLabel || xNames[header.xCode] || `x ${header.xCode}`
  throw new SpectrumProblem('file.not_infrared', { ...about, detail })
}

/** What the values are, null when only they can tell. Throws `file.interferogram`, `file.single_beam`, `file.not_infrared`. */
export function spcKind(header: SpcHeader): KindFinding | null {
  const about = { byte: header.isOld ? 17 : 29 }
  const labelled = header.yLabel === '' ? null : kindOfUnit(header.yLabel)
  if (labelled !== null) return labelled
  if (header.yCode === interferogramValues) throw new SpectrumProblem('file.interferogram', about)
  if (singleBeamValues.includes(header.yCode)) throw new SpectrumProblem('file.single_beam', about)
  const kind = yKinds[header.yCode]
  if (kind !== undefined) return kind
  if (arbitraryValues.includes(header.yCode)) return null
  throw new SpectrumProblem('file.not_infrared', { ...about, detail: `y ${header.yCode}` })
}
