import { convert } from 'jcampconverter'
import { parse as parseSpc } from 'spc-parser'
import { describe, expect, test } from 'vitest'
import { SpectrumProblem } from '../problem.ts'
import type { Spectrum } from '../spectrum.ts'
import { isWithoutSharedData } from '../testing/shared-data.ts'
import { type SpectrumFile, spectrumFiles } from '../testing/spectrum-files.ts'
import { writeCsv } from '../write/write-csv.ts'
import { writeJcamp } from '../write/write-jcamp.ts'
import { readSpectra } from './read-spectra.ts'

/** Every real file that is refused, and why; all others must be read. */
const refused: Readonly<Record<string, string>> = {
  ...{ 'BRUKAFFN.DX': 'NMR Spectrum', 'BRUKNTUP.DX': 'NMR Spectrum', 'BRUKSQZ.DX': 'NMR Spectrum' },
  ...{ 'TEST32.DX': 'NMR SPECTRUM', 'TESTNTUP.DX': 'NMR SPECTRUM', 'sqzdec1.jdx': 'NMR Spectrum' },
  ...{ 'o02.jdx': 'NMR SPECTRUM', 'o04.jdx': 'NMR SPECTRUM', 'o06.jdx': 'NMR SPECTRUM' },
  ...{ 'o08.jdx': 'NMR SPECTRUM', 'o10.jdx': 'NMR SPECTRUM', 'fixdec2.jdx': 'NMR SPECTRUM' },
  ...{ 'ofid2.jdx': 'NMR FID', 'ofid4.jdx': 'NMR FID', 'NMR_FID.SPC': 's' },
  ...{ 'ISAS_MS1.DX': 'MASS SPECTRUM', 'ISAS_MS3.DX': 'MASS SPECTRUM', 'pktab1.jdx': 'MASS SPECTRUM' },
  ...{ 'mactab2.jdx': 'MASS SPECTRUM', 'blckpkt1.jdx': 'MASS SPECTRUM', 'm_xyxy.spc': 'm/z' },
  ...{ 'IMS_TEST1.DX': 'ION MOBILITY SPECTRUM', 'fixinc3.jdx': 'SIMPLE GRAPH' },
  ...{ 'fixinc5.jdx': 'pH TITRATION', 'm_evenz.spc': '12500–50000 cm⁻¹', 'RAMAN.SPC': 'Raman' },
}

/** Where the file's own header does not agree with its values, the warnings that say so. */
const disagreeing: Readonly<Record<string, readonly string[]>> = {
  '1,3-butadiene.jdx': ['header.miny'],
  'tetrachloroethene.jdx': ['header.miny'],
  'compound.jdx': ['header.maxy', 'header.miny'],
  'dupdec2.jdx': ['header.maxy', 'header.miny'],
  'dupinc2.jdx': ['header.miny'],
  'jtpolysd.jdx': ['header.firsty', 'header.maxy', 'header.miny'],
}

/** Files that the other reader of JCAMP-DX reads otherwise, or not at all (XYPOINTS): tests of their own below. */
const readOtherwise = new Set(['dupinc2.jdx', 'example_compound_file.jdx'])

const formats = ['jcamp', 'opus', 'spa', 'spc']
const textOf = (file: SpectrumFile) => new TextDecoder('latin1').decode(file.bytes)
const encode = (text: string) => new TextEncoder().encode(text)
const realFiles = () => [
  ...formats.flatMap((name) => spectrumFiles(`formats/${name}`)),
  ...spectrumFiles('xtc'),
]

/** Each file is read once for all tests, which only look. */
const alreadyRead = new Map<string, readonly Spectrum[]>()

function* readFiles(
  files: readonly SpectrumFile[],
): Generator<{ file: SpectrumFile; spectra: readonly Spectrum[] }> {
  for (const file of files) {
    if (file.name in refused) continue
    const spectra = alreadyRead.get(file.name) ?? readSpectra(file.bytes)
    alreadyRead.set(file.name, spectra)
    yield { file, spectra }
  }
}

/** Exactly equal arrays, told by the first difference. */
function firstDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return -2
  for (let index = 0; index < one.length; index += 1) if (one[index] !== other[index]) return index
  return -1
}

/** The largest difference, as a share of the largest value. */
function largestDifferenceRatio(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) return Number.POSITIVE_INFINITY
  let [difference, size] = [0, 0]
  for (let index = 0; index < one.length; index += 1) {
    difference = Math.max(difference, Math.abs(Number(one[index]) - Number(other[index])))
    size = Math.max(size, Math.abs(Number(other[index])))
  }
  return difference / size
}

describe.skipIf(isWithoutSharedData('spectra'))('on every real file', () => {
  test('each is read, or refused for its reason', () => {
    for (const file of realFiles()) {
      if (!(file.name in refused)) continue
      const why = refused[file.name] as string
      let problem: unknown = null
      try {
        readSpectra(file.bytes)
      } catch (thrown) {
        problem = thrown
      }
      expect(problem, file.name).toBeInstanceOf(SpectrumProblem)
      expect(problem, file.name).toMatchObject(
        why === 'Raman' ? { code: 'file.raman' } : { code: 'file.not_infrared', detail: why },
      )
    }
    const all = [...readFiles(realFiles())]
    expect(all.length).toBe(93 - Object.keys(refused).length + 262)
  })

  test('wavenumbers rise, values are finite, and a warning is only where the header is wrong', () => {
    const byHeader = /^(header|jcamp|values|axis\.(sorted|repeated|guessed)|kind\.guessed)/
    for (const { file, spectra } of readFiles(realFiles())) {
      for (const { wavenumbersCm1: axis, values, warnings } of spectra) {
        expect(axis.length, file.name).toBe(values.length)
        expect(
          axis.every((at, index) => index === 0 || at > (axis[index - 1] as number)),
          file.name,
        ).toBe(true)
        expect(values.every(Number.isFinite), file.name).toBe(true)
        const codes = warnings.map((warning) => warning.code).filter((code) => byHeader.test(code))
        expect(codes, file.name).toEqual(disagreeing[file.name] ?? [])
      }
    }
  })

  test('JCAMP-DX: the values are those of an independent reader', { timeout: 60_000 }, () => {
    let compared = 0
    for (const { file, spectra } of readFiles([...spectrumFiles('formats/jcamp'), ...spectrumFiles('xtc')])) {
      if (readOtherwise.has(file.name)) continue
      const others = convert(textOf(file), { noContour: true })
        .flatten.flatMap((entry) => entry.spectra ?? [])
        .filter((entry) => entry.data !== undefined)
      expect(others.length, file.name).toBe(spectra.length)
      for (const [index, spectrum] of spectra.entries()) {
        const data = others[index]?.data as { x: number[]; y: number[] }
        const isFalling = (data.x[0] as number) > (data.x.at(-1) as number)
        const [x, y] = isFalling ? [data.x.toReversed(), data.y.toReversed()] : [data.x, data.y]
        expect(largestDifferenceRatio(spectrum.values, y), file.name).toBeLessThan(1e-12)
        expect(largestDifferenceRatio(spectrum.wavenumbersCm1, x), file.name).toBeLessThan(
          axisTolerance(file),
        )
        compared += 1
      }
    }
    expect(compared).toBe(262 + 43)
  })

  test('JCAMP-DX: forms found only in refused files, called infrared, are read as the other reader reads them', () => {
    const names =
      'BRUKAFFN BRUKNTUP BRUKSQZ TEST32 sqzdec1 o02 o04 o06 o08 o10 fixdec2 IMS_TEST1 fixinc3'.split(' ')
    const files = spectrumFiles('formats/jcamp').filter((file) =>
      names.includes(file.name.replace(/\..*$/, '')),
    )
    expect(files.length).toBe(names.length)
    for (const file of files) {
      // The other reader knows no blanks before a label.
      const text = textOf(file)
        .replace(/^ ##/gm, '##')
        .replace(/NMR SPECTRUM|ION MOBILITY SPECTRUM|SIMPLE GRAPH/gi, 'INFRARED SPECTRUM')
        .replace(/\bHZ\b|MILLISECONDS/g, '1/CM')
        .replace(/XUNITS= *ARBITRARY/, 'XUNITS= 1/CM')
        .replace(/((?:LASTX|LAST) *=[^\r\n]*?)-(?=\d)/g, '$1')
        .replace(/FIRSTY=0\. /, 'FIRSTY=0.')
      const spectra = readSpectra(encode(text))
      const others = convert(text, { noContour: true }).flatten.flatMap((entry) => entry.spectra ?? [])
      expect(others.length, file.name).toBe(spectra.length)
      for (const [index, { values }] of spectra.entries()) {
        const y = Array.from(others[index]?.data?.y ?? [])
        const isTurned = values[0] !== y[0]
        expect(largestDifferenceRatio(values, isTurned ? y.reverse() : y), file.name).toBeLessThan(1e-12)
      }
    }
  })

  test('JCAMP-DX: the pairs of an (XY..XY) table are those that stand in the text', () => {
    const file = spectrumFiles('formats/jcamp').find((one) => one.name === 'example_compound_file.jdx')
    if (file === undefined) throw new Error('example_compound_file.jdx')
    const tables = textOf(file).split('(XY..XY)').slice(1)
    for (const [index, spectrum] of readSpectra(file.bytes).entries()) {
      const pairs = [...String(tables[index]?.split('##')[0]).matchAll(/([\d.]+), +([\d.]+);/g)].reverse()
      const [x, y] = [pairs.map((pair) => Number(pair[1])), pairs.map((pair) => Number(pair[2]) * 0.000001)]
      expect(firstDifference(spectrum.wavenumbersCm1, x)).toBe(-1)
      expect(firstDifference(spectrum.values, y)).toBe(-1)
    }
  })

  // The other reader loses a repetition that follows a line's check value, from 2888 cm⁻¹ on; all checks hold here.
  test('JCAMP-DX: a file in DIFDUP form is the curve that its authors printed point by point', () => {
    const read = (name: string) => {
      const file = spectrumFiles('formats/jcamp').find((one) => one.name === name)
      const [spectrum] = file === undefined ? [] : readSpectra(file.bytes)
      if (spectrum === undefined) throw new Error(name)
      return spectrum
    }
    const [packed, printed] = [read('dupinc2.jdx'), read('xyinc1.jdx')]
    const at = (index: number) =>
      [packed.wavenumbersCm1[index] as number, packed.values[index] as number] as const
    let [place, largest] = [0, 0]
    for (const [index, wavenumber] of printed.wavenumbersCm1.entries()) {
      if (wavenumber < at(0)[0] || wavenumber > at(3732)[0]) continue
      while (at(place + 1)[0] < wavenumber) place += 1
      const [[x0, y0], [x1, y1]] = [at(place), at(place + 1)]
      const between = (y0 + ((y1 - y0) * (wavenumber - x0)) / (x1 - x0)) / 100
      largest = Math.max(largest, Math.abs(between - (printed.values[index] as number)))
    }
    expect(largest).toBeLessThan(0.01)
  })

  test('JCAMP-DX: NPOINTS, FIRSTX, LASTX, FIRSTY and MAXY are what the file prints', () => {
    for (const { file, spectra } of readFiles([...spectrumFiles('formats/jcamp'), ...spectrumFiles('xtc')])) {
      const printed = (label: string) =>
        [...textOf(file).matchAll(new RegExp(`^##${label} ?= *([-+.\\dEe]+)`, 'gm'))].map((found) =>
          String(found[1]),
        )
      const [points, firsts, lasts] = [printed('NPOINTS'), printed('FIRSTX'), printed('LASTX')]
      const [firstY, maxY] = [printed('FIRSTY'), printed('MAXY')]
      for (const [index, { values, wavenumbersCm1: axis, warnings }] of spectra.entries()) {
        expect(values.length, file.name).toBe(Number(points[index]))
        const ends = [Number(firsts[index]), Number(lasts[index])].sort((one, other) => one - other)
        expect([axis[0], axis.at(-1)], file.name).toEqual(ends)
        const isFalling = Number(firsts[index]) > Number(lasts[index])
        const first = isFalling ? values.at(-1) : values[0]
        const warned = new Set(warnings.map((warning) => warning.code))
        if (!warned.has('header.firsty')) expectPrinted(Number(first), firstY[index], file.name)
        if (!warned.has('header.maxy')) expectPrinted(Math.max(...values), maxY[index], file.name)
      }
    }
  })

  test('SPC: the points are exactly those of an independent reader', () => {
    let compared = 0
    for (const { file, spectra } of readFiles(spectrumFiles('formats/spc'))) {
      const others = parseSpc(file.bytes).spectra
      expect(others.length, file.name).toBe(spectra.length)
      for (const [index, spectrum] of spectra.entries()) {
        const x = Float64Array.from(others[index]?.variables.x.data ?? [])
        const y = Float64Array.from(others[index]?.variables.y.data ?? [])
        const isNanometres = spectrum.warnings.some((warning) => warning.code === 'axis.converted')
        const otherX = isNanometres ? Array.from(x, (at) => 1e7 / at).reverse() : x
        expect(firstDifference(spectrum.values, isNanometres ? y.slice().reverse() : y), file.name).toBe(-1)
        expect(largestDifferenceRatio(spectrum.wavenumbersCm1, otherX), file.name).toBeLessThan(1e-14)
        compared += 1
      }
    }
    expect(compared).toBe(22)
  })

  test('what is written reads back to exactly the same numbers, as JCAMP-DX and as CSV', {
    timeout: 60_000,
  }, () => {
    for (const [place, { file, spectra }] of [...readFiles(realFiles())].entries()) {
      for (const spectrum of spectra.slice(0, 2)) {
        const locale = place % 2 === 0 ? 'fr' : 'en'
        // One CSV in eight of the tablets, which are all alike: the table is slow to read.
        const csv = /^\d{4}_/.test(file.name) && place % 8 > 1 ? [] : [writeCsv(spectrum, { locale })]
        for (const text of [writeJcamp(spectrum), ...csv]) {
          const [again, ...more] = readSpectra(encode(text))
          if (again === undefined) throw new Error(file.name)
          expect(more.length, file.name).toBe(0)
          expect(firstDifference(again.values, spectrum.values), file.name).toBe(-1)
          expect(firstDifference(again.wavenumbersCm1, spectrum.wavenumbersCm1), file.name).toBe(-1)
          const { kind, isPercent, title } = spectrum
          expect(again, file.name).toMatchObject({ kind, isPercent, title })
        }
      }
    }
  })

  test('JCAMP-DX keeps what is known of the measurement', () => {
    for (const { file, spectra } of readFiles(formats.flatMap((name) => spectrumFiles(`formats/${name}`)))) {
      for (const spectrum of spectra.slice(0, 1)) {
        const [again] = readSpectra(encode(writeJcamp(spectrum)))
        const { instrument, measuredOn, resolutionCm1, scans } = spectrum
        expect(again, file.name).toMatchObject({ instrument, resolutionCm1, scans })
        expect(again?.measuredOn, file.name).toBe(measuredOn?.replace('Z', '') ?? null)
      }
    }
  })
})

/** The other reader steps by DELTAX where it is printed, with as few digits as that has; this one ends at LASTX. */
const axisTolerance = (file: SpectrumFile): number => (/^##DELTAX/m.test(textOf(file)) ? 5e-4 : 1e-9)

/** To one unit of the last digit printed. */
function expectPrinted(found: number, printed: string | undefined, name: string): void {
  if (printed === undefined) return
  const [, decimals = '', exponent = '0'] =
    /\.?(\d*)(?:[eE]([-+]?\d+))?$/.exec(printed.replace(/^[^.eE]*/, '')) ?? []
  const unit = 10 ** (Number(exponent) - decimals.length)
  expect(Math.abs(found - Number(printed)), `${name} ${printed} ${found}`).toBeLessThanOrEqual(
    unit * 1.5 + 1e-5 * Math.abs(found),
  )
}
