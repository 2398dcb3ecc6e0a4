import { parse as parseSpc } from 'spc-parser'
import { describe, expect, test } from 'vitest'
import { SpectrumProblem } from '../problem.ts'
import { isWithoutSharedData } from '../testing/shared-data.ts'
import { spectrumFiles } from '../testing/spectrum-files.ts'
import { readSpectra } from './read-spectra.ts'

function fileNamed(folder: string, name: string): Uint8Array {
  const file = spectrumFiles(`formats/${folder}`).find((one) => one.name === name)
  if (file === undefined) throw new Error(name)
  return file.bytes
}

function problemOf(bytes: Uint8Array): SpectrumProblem {
  try {
    readSpectra(bytes)
  } catch (thrown) {
    if (thrown instanceof SpectrumProblem) return thrown
    throw thrown
  }
  throw new Error('a problem expected')
}

/** A copy with some bytes replaced. */
function changed(bytes: Uint8Array, at: number, ...by: readonly number[]): Uint8Array {
  const copy = bytes.slice()
  copy.set(by, at)
  return copy
}

const tablet = 'Acetominophen Caffeine Acetylsalicylic acid.SPA'

describe.skipIf(isWithoutSharedData('spectra'))('Thermo OMNIC .SPA', () => {
  test('every real file is in a plausible range, with what its own history says', () => {
    const files = spectrumFiles('formats/spa')
    expect(files.length).toBe(19)
    for (const { name, bytes } of files) {
      const [spectrum] = readSpectra(bytes)
      if (spectrum === undefined) throw new Error(name)
      const { wavenumbersCm1: axis, values, kind, resolutionCm1 } = spectrum
      const history = new TextDecoder('latin1').decode(bytes)
      const printed = /Resolution:\s+([\d.]+) from ([\d.]+) to ([\d.]+)/.exec(history)
      if (printed !== null && !/truncat|blank/i.test(history)) {
        expect(resolutionCm1, name).toBe(Number(printed[1]))
        // A spectrum may have been cut since, never lengthened.
        expect(axis[0], name).toBeGreaterThanOrEqual(Number(printed[2]) - 1e-3)
        expect(axis.at(-1), name).toBeLessThanOrEqual(Number(printed[3]) + 1e-3)
      }
      const [low, high] = [Math.min(...values), Math.max(...values)]
      if (kind === 'absorbance') expect(high, name).toBeLessThan(3)
      else expect([high > 95 && high < 110, low > -1, spectrum.isPercent], name).toEqual([true, true, true])
      expect(spectrum.measuredOn, name).toMatch(/^(19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    }
  })

  test('the tablet of three substances, by its header', () => {
    const [spectrum] = readSpectra(fileNamed('spa', tablet))
    expect(spectrum).toMatchObject({
      ...{ title: 'Acetominophen Caffeine Acetylsalicylic acid', kind: 'reflectance', isPercent: true },
      ...{ scans: 64, resolutionCm1: 4, measuredOn: '2007-05-09T19:02:38Z', warnings: [] },
    })
    expect(spectrum?.wavenumbersCm1.length).toBe(1868)
    expect(spectrum?.wavenumbersCm1[0]).toBeCloseTo(399.199, 3)
    expect(spectrum?.wavenumbersCm1.at(-1)).toBeCloseTo(3999.703, 3)
    // The carbonyl of aspirin, the amide of paracetamol and the xanthine of caffeine lie in one group of deep bands.
    const inBands = spectrum?.values.filter((_, index) => {
      const at = spectrum.wavenumbersCm1[index] ?? 0
      return at > 1480 && at < 1780
    })
    expect(Math.min(...(inBands ?? []))).toBeLessThan(75)
  })

  test('cut, lying or of another kind, it is refused with its byte', () => {
    const bytes = fileNamed('spa', tablet)
    expect(problemOf(bytes.slice(0, 5000))).toMatchObject({ code: 'file.cut', where: { byte: 5000 } })
    expect(problemOf(changed(bytes, 564, 255, 255, 255, 127))).toMatchObject({
      ...{ code: 'file.lies', where: { byte: 564 } },
    })
    expect(problemOf(changed(bytes, 568, 32)).code).toBe('file.raman')
    expect(problemOf(changed(bytes, 572, 22))).toMatchObject({ code: 'file.not_infrared', detail: 'y 22' })
    expect(problemOf(changed(bytes, 294, 0, 0)).code).toBe('file.no_spectrum')
  })
})

describe.skipIf(isWithoutSharedData('spectra'))('Bruker OPUS', () => {
  test.each([
    ['629266_1TP_A-1_C1.0', 'absorbance', 3578, 599.7604, 7497.9694, 'VERTEX 70', '2019-06-12T13:17:16', 32],
    ['BF_lo_01_soil_cal.1', 'absorbance', 1716, 499.6746, 3997.3968, 'Alpha', '2015-11-06T14:38:14', 64],
    ['issue81_A1.1.0', 'absorbance', 1866, 399.2719, 3996.5766, 'Tensor 27', '2023-03-16T12:28:27', 256],
    ['test_spectra.0', 'reflectance', 4819, 599.9206, 7498.2917, 'TENSOR II', '2020-05-11T09:09:55', 64],
  ] as const)('%s, by its parameters', (name, kind, points, first, last, instrument, measuredOn, scans) => {
    const [spectrum] = readSpectra(fileNamed('opus', name))
    expect(spectrum).toMatchObject({
      kind,
      isPercent: false,
      instrument,
      measuredOn,
      scans,
      resolutionCm1: 4,
    })
    expect(spectrum?.values.length).toBe(points)
    expect(spectrum?.wavenumbersCm1[0]).toBeCloseTo(first, 4)
    expect(spectrum?.wavenumbersCm1.at(-1)).toBeCloseTo(last, 4)
    // MXY and MNY, which the file stores apart, are those of the values: else there would be a warning.
    const warned = spectrum?.warnings.map((warning) => warning.code)
    expect(warned).toEqual(/^(629|BF)/.test(name) ? ['opus.compensated'] : [])
  })

  test('the sample name is the title', () => {
    expect(readSpectra(fileNamed('opus', 'BF_lo_01_soil_cal.1'))[0]?.title).toBe('BF_lo_01_soil_cal')
  })

  test('cut, it is refused; without a spectrum, by what it holds', () => {
    const bytes = fileNamed('opus', 'issue81_A1.1.0')
    expect(problemOf(bytes.slice(0, 9000)).code).toBe('file.cut')
    // The types of the blocks of absorbance, and of what describes them, made those of nothing known.
    const view = new DataView(bytes.slice().buffer)
    for (let entry = 24; entry < 24 + 20 * 12; entry += 12) {
      const type = view.getUint32(entry, true)
      if (((type >>> 10) & 127) === 4) view.setUint32(entry, 0, true)
    }
    expect(problemOf(new Uint8Array(view.buffer)).code).toBe('file.single_beam')
    expect(problemOf(changed(bytes, 20, 255, 255, 255, 127)).code).toBe('file.lies')
  })
})

describe.skipIf(isWithoutSharedData('spectra'))('Galactic SPC', () => {
  test('what the header and the log say', () => {
    expect(readSpectra(fileNamed('spc', 'Ft-ir.spc'))[0]).toMatchObject({
      ...{
        title: 'FT-IR Spectrum Example',
        instrument: 'PE Spectrum 2000',
        measuredOn: '1995-04-18T09:20:00',
      },
      ...{ resolutionCm1: 4, scans: 16, kind: 'transmittance', isPercent: true },
    })
    expect(readSpectra(fileNamed('spc', 'nir.spc')).length).toBe(20)
  })

  test('cut or lying, it is refused', () => {
    const bytes = fileNamed('spc', 's_evenx.spc')
    expect(problemOf(bytes.slice(0, 7000))).toMatchObject({ code: 'file.cut', where: { byte: 7000 } })
    expect(problemOf(changed(bytes, 4, 255, 255, 255, 127)).code).toBe('file.cut')
    expect(problemOf(changed(bytes, 4, 255, 255, 255, 255)).code).toBe('file.lies')
    const several = changed(bytes, 0, 4, 0x4b)
    expect(problemOf(changed(several, 24, 3)).code).toBe('file.cut')
    expect(problemOf(changed(several, 24, 255, 255, 255, 127)).code).toBe('file.too_many')
  })

  test('sub-formats of refused files, their axis called cm⁻¹, are read as an independent reader reads them', () => {
    const own = new Map([
      ['m_xyxy.spc', 512],
      ['m_evenz.spc', 32],
    ])
    for (const [name, count] of own) {
      const bytes = changed(fileNamed('spc', name), 28, 1)
      const spectra = readSpectra(bytes)
      expect(spectra.length, name).toBe(count)
      for (const [index, other] of parseSpc(bytes).spectra.entries()) {
        const spectrum = spectra[index]
        const points = Array.from(
          other.variables.x.data,
          (x, point) => [x, other.variables.y.data[point] ?? 0] as const,
        )
        const rising = points
          .sort(([one], [next]) => one - next)
          .filter(([x], at) => x !== points[at - 1]?.[0])
        expect(spectrum?.wavenumbersCm1.length, name).toBe(rising.length)
        const wrong = rising.findIndex(
          ([x, y], at) =>
            Math.abs((spectrum?.wavenumbersCm1[at] ?? 0) - x) > 1e-9 || spectrum?.values[at] !== y,
        )
        expect(wrong, `${name} ${index}`).toBe(-1)
      }
    }
  })
})
