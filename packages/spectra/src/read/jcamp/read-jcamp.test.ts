import { describe, expect, test } from 'vitest'
import { SpectrumProblem } from '../../problem.ts'
import type { Spectrum } from '../../spectrum.ts'
import { readSpectra } from '../read-spectra.ts'

const head: Readonly<Record<string, string>> = {
  ...{
    TITLE: 't',
    'JCAMP-DX': '4.24',
    'DATA TYPE': 'INFRARED SPECTRUM',
    XUNITS: '1/CM',
    YUNITS: 'ABSORBANCE',
  },
  ...{ XFACTOR: '1', YFACTOR: '0.5', FIRSTX: '1000', LASTX: '1005', NPOINTS: '6' },
}

const jcamp = (rows: string, labels: Record<string, string> = {}, table = 'XYDATA=(X++(Y..Y))') =>
  `${Object.entries({ ...head, ...labels })
    .filter(([, value]) => value !== '-')
    .map(([label, value]) => `##${label}= ${value}\n`)
    .join('')}##${table}\n${rows}\n##END=\n`

function readOne(text: string | Uint8Array): Spectrum {
  const [spectrum, ...more] = readSpectra(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  if (spectrum === undefined || more.length > 0) throw new Error('one spectrum expected')
  return spectrum
}

function problemOf(text: string): SpectrumProblem {
  try {
    readOne(text)
  } catch (thrown) {
    if (thrown instanceof SpectrumProblem) return thrown
    throw thrown
  }
  throw new Error('a problem expected')
}

const codes = (spectrum: Spectrum) => spectrum.warnings.map((warning) => warning.code)

describe('every form of ordinates gives the same curve', () => {
  // 10 12 12 12 9 -3, halved.
  const forms: Readonly<Record<string, string>> = {
    AFFN: '1000 10 12 12\n1003 12 9 -3',
    'AFFN with exponents': '1000 1E1 1.2E+01 12\n1003 12 9 -3.0e0',
    'AFFN with commas': '1000,10,12,12\n1003, 12, 9, -3',
    FIX: '   1000    10    12    12\r\n   1003    12     9    -3',
    PAC: '1000+10+12+12\r1003+12+9-3',
    SQZ: '1000A0A2A2\n1003A2Ic',
    DIF: '1000A0K%%\n1003A2lj2\n1005c',
    DUP: '1000A0A2U\n1004Ic',
    DIFDUP: '1000A0K%T\n1003A2lj2\n1005c',
    mixed: '1000A0 12+12A2\n1004 9-3 $$ end',
  }
  test.each(Object.keys(forms))('%s', (name) => {
    const spectrum = readOne(jcamp(forms[name] as string))
    expect([...spectrum.values]).toEqual([5, 6, 6, 6, 4.5, -1.5])
    expect([...spectrum.wavenumbersCm1]).toEqual([1000, 1001, 1002, 1003, 1004, 1005])
    expect(codes(spectrum)).toEqual([])
  })

  test('pairs, in any order, with missing ones left out', () => {
    const rows = '1005,-3; 1004,9\n1003 12\n1002 ?\n1000, 10 1001, 12'
    const spectrum = readOne(jcamp(rows, {}, 'XYPOINTS=(XY..XY)'))
    expect([...spectrum.wavenumbersCm1]).toEqual([1000, 1001, 1003, 1004, 1005])
    expect([...spectrum.values]).toEqual([5, 6, 6, 4.5, -1.5])
    expect(codes(spectrum)).toEqual(['values.missing', 'axis.sorted'])
  })

  test('decimal commas, when the header has them', () => {
    const labels = { YFACTOR: '0,5', FIRSTX: '1000,5', LASTX: '1005,5' }
    const spectrum = readOne(jcamp('1000,5 10 12 12,0\n1003,5 12 9 -3', labels))
    expect([...spectrum.values]).toEqual([5, 6, 6, 6, 4.5, -1.5])
    expect(spectrum.wavenumbersCm1[0]).toBe(1000.5)
  })
})

describe('the axis', () => {
  test('falling, it is turned round', () => {
    const spectrum = readOne(jcamp('1005 10 12 12\n1002 12 9 -3', { FIRSTX: '1005', LASTX: '1000' }))
    expect([...spectrum.values]).toEqual([-1.5, 4.5, 6, 6, 6, 5])
    expect(spectrum.wavenumbersCm1[0]).toBe(1000)
  })

  test.each([
    ['MICROMETERS', '2', '4', [2500, 5000]],
    ['NANOMETERS', '2000', '4000', [2500, 5000]],
  ])('in %s, it is converted and said so', (unit, first, last, ends) => {
    const rows = `${first} 10 12 12 12 9 -3`
    const spectrum = readOne(jcamp(rows, { XUNITS: unit, FIRSTX: first, LASTX: last }))
    expect([spectrum.wavenumbersCm1[0], spectrum.wavenumbersCm1.at(-1)]).toEqual(ends)
    expect([...spectrum.values]).toEqual([-1.5, 4.5, 6, 6, 6, 5])
    expect(codes(spectrum)).toContain('axis.converted')
  })

  test('without LASTX, it goes by DELTAX, or by the rows', () => {
    const rows = '1000 10 12 12\n1006 12 9 -3'
    expect(readOne(jcamp(rows, { LASTX: '-', DELTAX: '2' })).wavenumbersCm1[5]).toBe(1010)
    expect(readOne(jcamp(rows, { LASTX: '-' })).wavenumbersCm1[5]).toBe(1010)
    expect(problemOf(jcamp('1000 10 12 12 12 9 -3', { LASTX: '-' }))).toMatchObject({
      code: 'jcamp.no_label',
    })
  })
})

describe('the kind of values', () => {
  const rows = '1000 10 12 12 12 9 1'
  test.each([
    ['TRANSMITTANCE', '0.05', 'transmittance', false, []],
    ['TRANSMITTANCE', '5', 'transmittance', true, ['percent.guessed']],
    ['%T', '5', 'transmittance', true, []],
    ['PERCENT TRANSMITTANCE', '5', 'transmittance', true, []],
    ['REFLECTANCE', '0.05', 'reflectance', false, []],
    ['KUBELKA-MUNK', '1', 'absorbance', false, ['kind.kubelka_munk']],
    ['LOG(1/R)', '1', 'absorbance', false, ['kind.log_reflectance']],
    ['(micromol/mol)-1m-1 (base 10)', '1', 'absorbance', false, ['kind.absorption_coefficient']],
    ['ARBITRARY UNITS', '1', 'absorbance', false, ['kind.guessed']],
  ] as const)('%s', (unit, factor, kind, isPercent, warned) => {
    const spectrum = readOne(jcamp(rows, { YUNITS: unit, YFACTOR: factor }))
    expect(spectrum).toMatchObject({ kind, isPercent })
    expect(codes(spectrum)).toEqual(warned)
  })
})

describe('what does not agree', () => {
  test('a check that fails, values and counts, each by its code', () => {
    expect(codes(readOne(jcamp('1000A0K%%\n1003A3lj2\n1005b')))).toEqual(['jcamp.check_failed'])
    const labels = { FIRSTY: '9.5', MAXY: '7.25', MINY: '-9.5', DELTAX: '2', NPOINTS: '7' }
    const expected = ['header.points', 'header.firsty', 'header.maxy', 'header.miny', 'header.deltax']
    expect(codes(readOne(jcamp('1000 10 12 12\n1003 12 9 -3', labels)))).toEqual(expected)
    expect(codes(readOne(jcamp('1000 10 12 12\n1993 12 9 -3')))).toEqual(['jcamp.stray_rows'])
  })

  test('without ##END= it is cut when points are missing, else it is said', () => {
    const whole = jcamp('1000 10 12 12\n1003 12 9 -3').replace('##END=\n', '')
    expect(codes(readOne(whole))).toEqual(['jcamp.no_end'])
    expect(problemOf(whole.slice(0, -8))).toMatchObject({ code: 'file.cut', where: { line: 11 } })
  })

  test('no number is refused with its line', () => {
    expect(problemOf(jcamp('1000 10 12 12\n1003 12 !9 -3'))).toMatchObject({
      ...{ code: 'jcamp.bad_number', detail: '!9 -3', where: { line: 13 } },
    })
    expect(problemOf(jcamp('1000 10', { YFACTOR: 'x' }))).toMatchObject({ detail: 'YFACTOR=x' })
  })
})

describe('other measurements', () => {
  test.each([
    ['RAMAN SPECTRUM', 'file.raman'],
    ['INFRARED INTERFEROGRAM', 'file.interferogram'],
    ['NMR SPECTRUM', 'file.not_infrared'],
    ['INFRARED PEAK TABLE', 'jcamp.peak_table'],
  ])('%s is %s', (type, code) => {
    expect(problemOf(jcamp('1000 1 2 3', { 'DATA TYPE': type })).code).toBe(code)
  })

  test('beside infrared ones in a link, they are left out and said', () => {
    const link = `##TITLE=l\n##DATA TYPE=LINK\n${jcamp('1000 10 12 12\n1003 12 9 -3')}${jcamp('1 2', { 'DATA TYPE': 'NMR SPECTRUM' })}##END=\n`
    expect(codes(readOne(link))).toEqual(['blocks.skipped'])
  })
})

test('NTUPLES: each page is a spectrum, by the column of its variable', () => {
  const page = (rows: string) => `##PAGE= T=1\n##NPOINTS= 3\n##DATA TABLE= (X++(Y..Y)), XYDATA\n${rows}\n`
  const text =
    '##TITLE= n\n##JCAMP-DX= 5.01\n##DATA TYPE= INFRARED SPECTRUM\n##DATA CLASS= NTUPLES\n##NTUPLES= INFRARED SPECTRUM\n' +
    '##SYMBOL= X, Y, T\n##VAR_DIM= 3, 3, 2\n##UNITS= 1/CM, TRANSMITTANCE, SECONDS\n##FIRST= 1000, 0.1, 0\n' +
    `##LAST= 1002, 0.3, 1\n##FACTOR= 1, 0.1, 1\n${page('1000 1 2 3')}${page('1000 4 5 6')}##END NTUPLES=\n##END=\n`
  const spectra = readSpectra(new TextEncoder().encode(text))
  expect(spectra.map((spectrum) => spectrum.kind)).toEqual(['transmittance', 'transmittance'])
  expect(spectra.map((spectrum) => spectrum.values[1]?.toFixed(2))).toEqual(['0.20', '0.50'])
})

test('title, date, resolution and scans are kept, in either encoding; notes are not', () => {
  const labels = { TITLE: 'Comprimé carré', LONGDATE: '2011/09/20', TIME: '08:48:40', RESOLUTION: '4.000' }
  const notes = { OWNER: 'Dr. Somebody', COMMENTS: 'for Somebody\nNumber of sample scans: 32' }
  const text = jcamp('1000 10 12 12\n1003 12 9 -3', { ...labels, ...notes })
  for (const bytes of [
    new TextEncoder().encode(text),
    Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
  ]) {
    const spectrum = readOne(bytes)
    expect(spectrum).toMatchObject({ title: 'Comprimé carré', measuredOn: '2011-09-20T08:48:40' })
    expect(spectrum).toMatchObject({ resolutionCm1: 4, scans: 32 })
    expect(JSON.stringify(spectrum)).not.toContain('Somebody')
  }
})
