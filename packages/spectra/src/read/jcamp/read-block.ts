import { SpectrumProblem } from '../../problem.ts'
import type { Spectrum, SpectrumWarning } from '../../spectrum.ts'
import { type AxisUnit, axisUnitOf } from '../axis-unit.ts'
import { finishSpectrum } from '../finish-spectrum.ts'
import { isoDate } from '../iso-date.ts'
import { kindOfUnit } from '../kind-of-unit.ts'
import type { Block, Table } from './blocks.ts'
import { checkHeader } from './check-header.ts'
import { type Place, readTable } from './read-table.ts'

/** The spectrum of one data table of a block. Throws a `SpectrumProblem` when it is not infrared or is damaged. */
export function readBlock(bytes: Uint8Array, place: Place): Spectrum {
  const { block, table } = place
  const isInfrared = checkType(block, table)
  const points = readTable(bytes, place)
  const warnings: SpectrumWarning[] = [...points.warnings]
  const unit = unitOf(points.header.xUnit, { isInfrared, line: table.line }, warnings)
  const kind = kindOfUnit(points.header.yUnit)
  warnings.push(...checkHeader(points, block, table))
  const text = (name: string) => block.labels.get(name) ?? ''
  return finishSpectrum({
    axis: points.axis,
    unit,
    values: points.values,
    kind,
    title: text('TITLE'),
    instrument: text('SPECTROMETERDATASYSTEM') || text('SPECTROMETER') || text('INSTRUMENT') || null,
    measuredOn: isoDate(text('LONGDATE') || text('DATE'), text('TIME')),
    resolutionCm1: firstNumber(text('RESOLUTION')),
    scans: scansOf(block),
    warnings,
    where: { line: table.line },
  })
}

/** True when the block says that it is infrared, false when it does not say what it is. */
function checkType(block: Block, table: Table): boolean {
  const type = block.labels.get('DATATYPE') ?? ''
  const refuse = (code: string) =>
    new SpectrumProblem(code, { line: table.line, detail: type || table.label })
  if (/raman/i.test(type)) throw refuse('file.raman')
  if (/interferogram/i.test(type)) throw refuse('file.interferogram')
  const isInfrared = /infra.?red|\bF?T?-?N?IR\b/i.test(type)
  if (!isInfrared && !/^(spectrum|ir|)$/i.test(type)) throw refuse('file.not_infrared')
  if (/peak|assign|RADATA|STRUCTURE/i.test(`${type} ${table.label}`) || /PEAK/.test(table.form))
    throw refuse('jcamp.peak_table')
  return isInfrared
}

function unitOf(
  text: string,
  { isInfrared, line }: { isInfrared: boolean; line: number },
  warnings: SpectrumWarning[],
): AxisUnit {
  const unit = axisUnitOf(text)
  if (unit !== null) return unit
  if (text !== '' || !isInfrared) throw new SpectrumProblem('file.not_infrared', { line, detail: text })
  warnings.push({ code: 'axis.guessed' })
  return 'cm-1'
}

const firstNumber = (text: string): number | null => {
  const found = /\d+(?:[.,]\d+)?|\.\d+/.exec(text)
  return found === null ? null : Number(found[0].replace(',', '.'))
}

/** The number of scans from its own label, or from where Nicolet and PerkinElmer print it in free text. */
function scansOf(block: Block): number | null {
  const own = ['AVERAGES', 'SCANS', 'NSCANS', 'NUMBEROFSCANS'].map((name) => block.labels.get(name) ?? '')
  const free = ['COMMENTS', 'INSTRUMENTPARAMETERS', 'INSTRUMENTALPARAMETERS']
    .map((name) => block.labels.get(name) ?? '')
    .join('\n')
  const printed =
    /(?:number of (?:sample )?scans|scans)\s*[:=]\s*(\d{1,7})/i.exec(free) ??
    /(\d{1,7})\s*scans?\b/i.exec(free)
  const found = own.map(firstNumber).find((scans) => scans !== null) ?? Number(printed?.[1] ?? Number.NaN)
  return Number.isInteger(found) ? found : null
}
