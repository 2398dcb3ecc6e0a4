import { SpectrumProblem } from '../../problem.ts'
import type { Spectrum, SpectrumWarning } from '../../spectrum.ts'
import type { AxisUnit } from '../axis-unit.ts'
import { BinaryFile } from '../binary-file.ts'
import { evenAxis } from '../even-axis.ts'
import { finishSpectrum } from '../finish-spectrum.ts'
import { isoDate } from '../iso-date.ts'
import type { KindFinding } from '../kind-of-unit.ts'
import { MemoryBudget } from '../memory-budget.ts'
import { type OpusBlock, opusDirectory } from './directory.ts'
import { numberIn, type OpusParameters, opusParameters, textIn } from './parameters.ts'

/** What a Bruker OPUS file begins with. */
export const opusMagic = [0x0a, 0x0a, 0xfe, 0xfe] as const

/** Kinds of data, best first. */
const kinds: readonly (readonly [data: number, finding: KindFinding])[] = [
  [4, { kind: 'absorbance', isPercent: false, warnings: [] }],
  [5, { kind: 'transmittance', isPercent: null, warnings: [] }],
  [12, { kind: 'reflectance', isPercent: null, warnings: [] }],
  [15, { kind: 'absorbance', isPercent: false, warnings: [{ code: 'kind.log_reflectance' }] }],
  [6, { kind: 'absorbance', isPercent: false, warnings: [{ code: 'kind.kubelka_munk' }] }],
]
/** What the file holds when it holds no spectrum. */
const otherData: readonly (readonly [data: number, code: string])[] = [
  [10, 'file.raman'],
  [1, 'file.single_beam'],
  [2, 'file.interferogram'],
]
const axisUnits: Readonly<Record<string, AxisUnit>> = { WN: 'cm-1', MI: 'um', NM: 'nm' }
const [valuesOf, statusOf, instrumentOf, measurementOf, sampleOf] = [0, 1, 2, 3, 10] as const

/**
 * The spectrum of a Bruker OPUS file: absorbance when there is one, else transmittance, reflectance… Where the software
 * compensated for air, its result is read and said so. Layout as documented by brukeropus and opusreader2.
 */
export function readOpus(bytes: Uint8Array): Spectrum {
  const file = new BinaryFile(bytes)
  const blocks = opusDirectory(file)
  const { values, status, finding, warnings } = chosen(file, blocks)
  const points = numberIn(status, 'NPT') ?? -1
  const where = { byte: values.at }
  file.need(values.at, values.length)
  if (points < 0 || points * 4 > values.length)
    throw new SpectrumProblem('file.lies', { ...where, detail: `NPT ${points}, ${values.length / 4}` })
  new MemoryBudget(file.length).take(points, where)
  const unit = axisUnits[textIn(status, 'DXU') ?? '']
  if (unit === undefined)
    throw new SpectrumProblem('file.not_infrared', { ...where, detail: textIn(status, 'DXU') ?? 'DXU' })
  const numbers = valuesIn(file, { values, status, points })
  const found = (parameters: number) => parametersOf(file, blocks, parameters)
  const [instrument, measurement] = [found(instrumentOf), found(measurementOf)]
  return finishSpectrum({
    axis: evenAxis(numberIn(status, 'FXV') ?? Number.NaN, numberIn(status, 'LXV') ?? Number.NaN, points),
    unit,
    values: numbers,
    kind: finding,
    title: textIn(found(sampleOf), 'SNM') ?? '',
    instrument: textIn(instrument, 'INS'),
    measuredOn: isoDate(textIn(status, 'DAT') ?? '', textIn(status, 'TIM') ?? '', { dayFirst: true }),
    resolutionCm1: numberIn(measurement, 'RES'),
    scans: numberIn(measurement, 'NSS'),
    warnings: [...warnings, ...checkExtremes(status, numbers)],
    where,
  })
}

/** The best values there are, with the parameters that describe them. */
function chosen(file: BinaryFile, blocks: readonly OpusBlock[]) {
  for (const [data, finding] of kinds) {
    const fitting = blocks.filter((block) => block.data === data && block.extension === 0)
    const candidates = fitting.filter((block) => block.parameters === valuesOf && block.length > 0)
    const values = candidates.find((block) => !block.isOriginal) ?? candidates[0]
    if (values === undefined) continue
    const status = fitting.find(
      (block) =>
        block.parameters === statusOf &&
        block.isOriginal === values.isOriginal &&
        block.origin === values.origin,
    )
    if (status === undefined) throw new SpectrumProblem('file.no_spectrum', { byte: values.at })
    const warnings: SpectrumWarning[] = candidates.length > 1 ? [{ code: 'opus.compensated' }] : []
    return { values, status: opusParameters(file, status), finding, warnings }
  }
  const other = otherData.find(([data]) => blocks.some((block) => block.data === data))
  throw new SpectrumProblem(other?.[1] ?? 'file.no_spectrum')
}

function valuesIn(
  file: BinaryFile,
  stored: { values: OpusBlock; status: OpusParameters; points: number },
): Float64Array {
  const scale = numberIn(stored.status, 'CSF') ?? 1
  const isInteger = numberIn(stored.status, 'DPF') === 2
  return Float64Array.from({ length: stored.points }, (_, index) => {
    const at = stored.values.at + 4 * index
    return scale * (isInteger ? file.int32(at) : file.float32(at))
  })
}

/** Parameters of one sort, of the sample rather than the reference. */
function parametersOf(
  file: BinaryFile,
  blocks: readonly OpusBlock[],
  parameters: number,
): OpusParameters | null {
  const block = blocks.find((one) => one.parameters === parameters && one.data === 0 && one.origin !== 2)
  return block === undefined ? null : opusParameters(file, block)
}

function checkExtremes(status: OpusParameters, values: Float64Array): SpectrumWarning[] {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < min) min = value
    if (value > max) max = value
  }
  const differs = (name: string, found: number) => {
    const stored = numberIn(status, name)
    return stored !== null && Math.abs(stored - found) > 1e-5 * Math.max(Math.abs(stored), Math.abs(found))
  }
  return [
    ...(differs('MXY', max) ? [{ code: 'header.maxy', detail: `MXY, ${max.toPrecision(7)}` }] : []),
    ...(differs('MNY', min) ? [{ code: 'header.miny', detail: `MNY, ${min.toPrecision(7)}` }] : []),
  ]
}
