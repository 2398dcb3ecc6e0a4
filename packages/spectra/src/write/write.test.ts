import { expect, test } from 'vitest'
import { SpectrumProblem } from '../problem.ts'
import { readSpectra } from '../read/read-spectra.ts'
import type { Spectrum } from '../spectrum.ts'
import { writeCsv } from './write-csv.ts'
import { writeJcamp } from './write-jcamp.ts'

const spectrum: Spectrum = {
  wavenumbersCm1: Float64Array.of(650, 650.1, 700.25),
  values: Float64Array.of(0.1 + 0.2, -1e-7, 5),
  ...{ kind: 'transmittance', isPercent: true, title: 'a ##END= $$ b\nc', instrument: 'iS5' },
  ...{ measuredOn: '2024-02-29T10:11:12Z', resolutionCm1: 4, scans: 32, warnings: [] },
}
const again = (text: string) => readSpectra(new TextEncoder().encode(text))[0]

test('JCAMP-DX in full, for wavenumbers that are not evenly spaced', () => {
  expect(writeJcamp(spectrum, { origin: 'a lab' })).toBe(
    `##TITLE=a END= b c
##JCAMP-DX=4.24
##DATA TYPE=INFRARED SPECTRUM
##ORIGIN=a lab
##OWNER=unknown
##LONGDATE=2024/02/29
##TIME=10:11:12
##SPECTROMETER/DATA SYSTEM=iS5
##RESOLUTION=4
##$SCANS=32
##XUNITS=1/CM
##YUNITS=PERCENT TRANSMITTANCE
##XFACTOR=1
##YFACTOR=1
##FIRSTX=650
##LASTX=700.25
##FIRSTY=0.30000000000000004
##MAXY=5
##MINY=-1e-7
##NPOINTS=3
##XYPOINTS=(XY..XY)
650, 0.30000000000000004
650.1, -1e-7
700.25, 5
##END=
`,
  )
})

test('evenly spaced, in lines of at most 80 characters', () => {
  const values = Float64Array.from({ length: 50 }, (_, index) => Math.sin(index) / 3)
  const even = { ...spectrum, wavenumbersCm1: values.map((_, index) => 650 + index * 2), values }
  const text = writeJcamp(even)
  expect(text).toContain('##XYDATA=(X++(Y..Y))\n650 0 ')
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  expect([...(again(text)?.values ?? [])]).toEqual([...values])
})

test('CSV by locale, with a title that cannot become a formula', () => {
  const french = writeCsv({ ...spectrum, title: '=1+1' }, { locale: 'fr' })
  expect(french).toBe(
    '\ufeff# title: =1+1\r\ncm-1;Transmittance (%)\r\n650;0,30000000000000004\r\n650,1;-1e-7\r\n700,25;5\r\n',
  )
  expect(writeCsv(spectrum, { locale: 'en' })).toContain(
    'cm-1,Transmittance (%)\r\n650,0.30000000000000004\r\n',
  )
  expect(again(french)).toMatchObject({ title: '=1+1', kind: 'transmittance', isPercent: true, warnings: [] })
})

test('fewer than two points are refused', () => {
  const empty = { ...spectrum, wavenumbersCm1: new Float64Array(1), values: new Float64Array(1) }
  expect(() => writeJcamp(empty)).toThrow(SpectrumProblem)
  expect(() => writeCsv(empty, { locale: 'fr' })).toThrow(SpectrumProblem)
})
