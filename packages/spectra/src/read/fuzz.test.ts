import { expect, test } from 'vitest'
import { fuzz } from '../testing/fuzz.ts'
import { smallFiles } from '../testing/small-files.ts'
import { readSpectra } from './read-spectra.ts'

test('each small file of the fuzz is read as what it was made of', () => {
  for (const bytes of smallFiles()) {
    for (const spectrum of readSpectra(bytes)) {
      expect(spectrum.values.length).toBe(60)
      expect(spectrum.kind).toBe('absorbance')
      expect(spectrum.warnings.filter((warning) => warning.code !== 'spc.old_format')).toEqual([])
    }
  }
})

test('20,000 damaged files are read or refused: never another exception, never memory beyond the bound', {
  timeout: 120_000,
}, () => {
  const report = fuzz(smallFiles(), { seed: 1, count: 20_000 })
  expect(report.crashes).toEqual([])
  expect(report.read).toBeGreaterThan(2000)
  expect(report.refused).toBeGreaterThan(2000)
  expect(report.codes.size).toBeGreaterThan(15)
  expect(report.largestMemoryRatio).toBeLessThanOrEqual(10)
})
