import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { SpectrumProblem } from '../../problem.ts'
import { isWithoutSharedData, sharedData } from '../../testing/shared-data.ts'
import { readSpectra } from '../read-spectra.ts'

const read = (text: string) => readSpectra(new TextEncoder().encode(text))
const codes = (text: string) => read(text)[0]?.warnings.map((warning) => warning.code)

function problemOf(text: string | Uint8Array): SpectrumProblem {
  try {
    readSpectra(typeof text === 'string' ? new TextEncoder().encode(text) : text)
  } catch (thrown) {
    if (thrown instanceof SpectrumProblem) return thrown
    throw thrown
  }
  throw new Error('a problem expected')
}

describe('every way to write the same table gives the same spectrum', () => {
  const tables: Readonly<Record<string, string>> = {
    'semicolons and decimal commas': 'cm-1;Absorbance\r\n1500,5;0,25\r\n1400,5;0,5\r\n1300,5;1\r\n',
    'commas and points': 'cm-1,Absorbance\n1500.5,0.25\n1400.5,0.5\n1300.5,1\n',
    'commas and blanks': 'Wavenumber (cm-1), A\n1500.5, 0.25\n1400.5, 0.5\n1300.5, 1\n',
    'tabs, rising': '# title: x\n\ncm^-1\tabs\n1300.5\t1.0\n1400.5\t5e-1\n1500.5\t2.5E-01\n',
    'tabs and decimal commas': 'cm⁻¹\tAbsorbance\n1500,5\t0,25\n1400,5\t0,5\n1300,5\t1\n',
    'aligned blanks': 'Wavenumbers  Absorbance\n  1500.5    0.25\n  1400.5    0.5\n  1300.5    1\n',
    quotes: '"Nombre d’onde (cm-1)","Absorbance"\n"1500,5","0,25"\n"1400,5","0,5"\n"1300,5","1"\n',
    'line ends of old systems': 'cm-1;A\r1500,5;0,25\r1400,5;0,5\r1300,5;1\r',
    'a separator at each end': 'cm-1;A;\n1500,5;0,25;\n1400,5;0,5;\n1300,5;1;\n',
    'a mark before': '\ufeffcm-1;A\n1500,5;0,25\n1400,5;0,5\n1300,5;1',
    'a row number': '"","cm-1","A"\n"1",1500.5,0.25\n"2",1400.5,0.5\n"3",1300.5,1\n',
  }
  test.each(Object.keys(tables))('%s', (name) => {
    const [spectrum, ...more] = read(tables[name] as string)
    expect(more).toEqual([])
    expect([...(spectrum?.wavenumbersCm1 ?? [])]).toEqual([1300.5, 1400.5, 1500.5])
    expect([...(spectrum?.values ?? [])]).toEqual([1, 0.5, 0.25])
    expect(spectrum).toMatchObject({ kind: 'absorbance', isPercent: false, warnings: [] })
  })

  test('UTF-16, in either byte order', () => {
    const text = '\ufeffcm-1;A\n1500,5;0,25\n1400,5;0,5\n'
    const little = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)
    const big = little.map((_, index) => little[index ^ 1] ?? 0)
    for (const bytes of [little, big]) expect([...(readSpectra(bytes)[0]?.values ?? [])]).toEqual([0.5, 0.25])
  })
})

describe('what is not said is guessed, and said so', () => {
  test('without names, the axis and the kind', () => {
    expect(codes('1500.1,0.2\n1400.1,0.4\n1300.1,0.2\n')).toEqual(['axis.guessed', 'kind.guessed'])
    const percent = read('1500.1\t98\n1400.1\t97\n1300.1\t60\n1200\t98\n1100\t98.5\n1000\t97.2\n')[0]
    expect(percent).toMatchObject({ kind: 'transmittance', isPercent: true })
  })

  test('micrometres only by their name', () => {
    expect(read('Wavelength (µm);%R\n2,5;90\n4;91\n5;93\n')[0]?.wavenumbersCm1[0]).toBe(2000)
    expect(problemOf('2.5,90\n4,91\n5,93\n').code).toBe('csv.unknown_axis')
  })
})

describe('several columns', () => {
  test('each is a spectrum with its name', () => {
    const spectra = read('cm-1;one;two\n1500;0,1;0,4\n1400;0,2;\n1300;0,3;0,6\n')
    expect(spectra.map((spectrum) => spectrum.title)).toEqual(['one', 'two'])
    expect(spectra.map((spectrum) => spectrum.values.length)).toEqual([3, 2])
    expect(spectra[1]?.warnings.map((warning) => warning.code)).toContain('values.missing')
  })
})

describe('what is wrong is refused with its line', () => {
  test.each([
    ['cm-1,A\n1500,1\n1400,x\n1300,2\n1200,3\n', 'csv.bad_number', 3],
    ['cm-1,A\n1500,1\n1400,2\n1300,2\nxx,3\n1200,3\n', 'csv.bad_number', 5],
    ['cm-1,A,B\n1500,1.5,1\n1400,2,1\n1300,2\n1200,3,1\n', 'csv.short_row', 4],
    ['cm-1,A\n1500,1\n1400,2\n1300', 'file.cut', 4],
    ['time,signal\n12,1\n13,2\n14,3\n', 'file.not_infrared', 2],
    ['m/z,intensity\n112,1\n113,2\n514,3\n', 'file.not_infrared', 2],
  ])('%j', (text, code, line) => {
    expect(problemOf(text)).toMatchObject({ code, where: { line } })
  })

  test('commas that may be either', () => {
    expect(problemOf('1500,12,0,345\n1400,12,0,346\n1300,12,0,347\n').code).toBe('csv.ambiguous')
    expect(problemOf('1500,5;1.2\n1400,5;1.3\n').code).toBe('csv.ambiguous')
  })

  test('Raman shift', () => expect(problemOf('Raman shift (cm-1);A\n900;1\n800;2\n').code).toBe('file.raman'))

  test('words after the table are left out, and said', () => {
    expect(codes('cm-1;A\n1500;1\n1400;2\nmeasured in the lab\n')).toEqual(['csv.trailer'])
  })
})

test.skipIf(isWithoutSharedData('hplc'))('chromatograms and tables of other things are refused', () => {
  const others: Readonly<Record<string, string>> = {
    'hplc/calibration_lactose_1_mM.csv': 'file.not_infrared',
    'places/communes-fr.csv': 'csv.no_columns',
    'pharmacies/finess-legacy-format.csv': 'csv.no_columns',
    'ORIGIN.md': 'csv.no_columns',
  }
  for (const [path, code] of Object.entries(others))
    expect(problemOf(new Uint8Array(readFileSync(sharedData(path)))).code, path).toBe(code)
})
