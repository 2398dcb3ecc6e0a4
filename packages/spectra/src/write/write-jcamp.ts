import { SpectrumProblem } from '../problem.ts'
import { evenAxis } from '../read/even-axis.ts'
import type { Spectrum } from '../spectrum.ts'

/** What a JCAMP-DX file must say and a spectrum does not know. */
export interface WriteJcampOptions {
  /** Where the spectrum comes from; default `Maillage`. */
  readonly origin?: string
  /** Whose it is; default `unknown`. */
  readonly owner?: string
}

/** JCAMP-DX asks for lines of at most 80 characters. */
const longestLine = 78
const yUnits = {
  absorbance: 'ABSORBANCE',
  transmittance: 'TRANSMITTANCE',
  reflectance: 'REFLECTANCE',
} as const

/**
 * A spectrum as JCAMP-DX 4.24 text: `(X++(Y..Y))` when its wavenumbers are exactly equally spaced, else `(XY..XY)`. Every
 * number is printed with the digits that read back to the same number, so that reading it again gives the same spectrum.
 * Throws `write.empty` for fewer than two points.
 */
export function writeJcamp(spectrum: Spectrum, options: WriteJcampOptions = {}): string {
  const { wavenumbersCm1: axis, values } = spectrum
  const [first, last] = [axis[0], axis[axis.length - 1]]
  if (axis.length < 2 || first === undefined || last === undefined) throw new SpectrumProblem('write.empty')
  const isEven = evenAxis(first, last, axis.length).every((at, index) => at === axis[index])
  const rows = isEven ? evenRows(axis, values) : pairRows(axis, values)
  const extremes = extremesOf(values)
  const lines = [
    ['TITLE', oneLine(spectrum.title)],
    ['JCAMP-DX', '4.24'],
    ['DATA TYPE', 'INFRARED SPECTRUM'],
    ['ORIGIN', oneLine(options.origin ?? 'Maillage')],
    ['OWNER', oneLine(options.owner ?? 'unknown')],
    ...about(spectrum),
    ['XUNITS', '1/CM'],
    ['YUNITS', `${spectrum.isPercent ? 'PERCENT ' : ''}${yUnits[spectrum.kind]}`],
    ['XFACTOR', '1'],
    ['YFACTOR', '1'],
    ['FIRSTX', String(first)],
    ['LASTX', String(last)],
    ['FIRSTY', String(values[0])],
    ['MAXY', String(extremes.max)],
    ['MINY', String(extremes.min)],
    ['NPOINTS', String(axis.length)],
    isEven ? ['XYDATA', '(X++(Y..Y))'] : ['XYPOINTS', '(XY..XY)'],
  ]
  return `${lines.map(([label, value]) => `##${label}=${value}`).join('\n')}\n${rows.join('\n')}\n##END=\n`
}

function about(spectrum: Spectrum): string[][] {
  const [day, time] = spectrum.measuredOn?.split('T') ?? []
  return [
    ...(day === undefined ? [] : [['LONGDATE', day.replaceAll('-', '/')]]),
    ...(time === undefined ? [] : [['TIME', time.slice(0, 8)]]),
    ...(spectrum.instrument === null ? [] : [['SPECTROMETER/DATA SYSTEM', oneLine(spectrum.instrument)]]),
    ...(spectrum.resolutionCm1 === null ? [] : [['RESOLUTION', String(spectrum.resolutionCm1)]]),
    ...(spectrum.scans === null ? [] : [['$SCANS', String(spectrum.scans)]]),
  ]
}

/** A text that can neither begin a label nor a comment. */
const oneLine = (text: string): string =>
  text
    .replace(/\$\$|##|[\s\p{Cc}]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()

function evenRows(axis: Float64Array, values: Float64Array): string[] {
  const rows: string[] = []
  let row = ''
  for (const [index, value] of values.entries()) {
    const printed = ` ${value}`
    if (row !== '' && row.length + printed.length > longestLine) {
      rows.push(row)
      row = ''
    }
    row = (row === '' ? String(axis[index]) : row) + printed
  }
  return [...rows, row]
}

const pairRows = (axis: Float64Array, values: Float64Array): string[] =>
  Array.from(axis, (at, index) => `${at}, ${values[index]}`)

function extremesOf(values: Float64Array): { min: number; max: number } {
  const found = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }
  for (const value of values) {
    if (value < found.min) found.min = value
    if (value > found.max) found.max = value
  }
  return found
}
