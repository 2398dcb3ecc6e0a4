import { describe, expect, it } from 'vitest'
import { COMMON_GRID, type Grid, maskOf, wavenumberAt } from '../grid.ts'
import { bandSpectrum } from '../simulate/band.ts'
import { randomOf } from '../simulate/random.ts'
import { drawSubstance } from '../simulate/substance.ts'
import type { Spectrum } from '../spectrum.ts'
import { isWithoutSharedData } from '../testing/shared-data.ts'
import { readTablets, TABLETS } from '../testing/tablets.ts'
import { baseline } from './baseline.ts'
import { meanOfReplicates } from './mean-of-replicates.ts'
import { noiseOf } from './noise-of.ts'
import { carbonDioxide, liquidWater, waterVapour } from './nuisance.ts'
import type { GridSpectrum } from './on-grid.ts'
import { qualityOf } from './quality-of.ts'
import { shapeIn } from './shape-in.ts'
import { snv } from './snv.ts'
import { toAbsorbance } from './to-absorbance.ts'
import { unitNorm } from './unit-norm.ts'

const random = randomOf(31)
const substance = bandSpectrum(drawSubstance(2, 3).bands, COMMON_GRID)
const noise = (deviation: number) => Float64Array.from(substance, () => random.normal(0, deviation))
const sum = (...parts: readonly Float64Array[]) =>
  Float64Array.from(substance, (_, k) => parts.reduce((all, part) => all + (part[k] as number), 0))
const times = (values: Float64Array, factor: number) => values.map((value) => value * factor)

const measured = (kind: Spectrum['kind'], values: number[], isPercent = false): Spectrum => ({
  ...{ wavenumbersCm1: Float64Array.from(values.keys()), values: Float64Array.from(values), kind, isPercent },
  ...{ title: '', instrument: null, measuredOn: null, resolutionCm1: null, scans: null, warnings: [] },
})

describe('toAbsorbance', () => {
  it('is −log₁₀ of the share of light, percent or not', () => {
    expect([...toAbsorbance(measured('transmittance', [100, 10, 1], true)).values]).toEqual([-0, 1, 2])
    expect([...toAbsorbance(measured('transmittance', [1, 0.1])).values]).toEqual([-0, 1])
  })

  it('takes log 1/R of reflectance with a warning, and leaves absorbance alone', () => {
    const reflected = toAbsorbance(measured('reflectance', [0.1]))
    expect(reflected.values[0]).toBe(1)
    expect(reflected.warnings).toEqual([{ code: 'absorbance.from_reflectance' }])
    const absorbance = measured('absorbance', [-0.1, 3])
    expect(toAbsorbance(absorbance)).toBe(absorbance)
  })

  it('counts what cannot be taken a logarithm of, and leaves unknown unknown', () => {
    const { values, warnings, isPercent } = toAbsorbance(
      measured('transmittance', [-5, 0, 50, Number.NaN], true),
    )
    expect([...values.slice(0, 2)]).toEqual([4, 4])
    expect(values[3]).toBeNaN()
    expect(warnings).toEqual([{ code: 'absorbance.clamped', detail: '2' }])
    expect(isPercent).toBe(false)
  })
})

describe('normalising', () => {
  it('gives mean 0 and deviation 1, or norm 1, over what is known', () => {
    const values = Float64Array.of(1, 2, Number.NaN, 6)
    const known = [...snv(values)].filter((value) => !Number.isNaN(value))
    expect(known.reduce((all, value) => all + value, 0)).toBeCloseTo(0, 12)
    expect(known.reduce((all, value) => all + value * value, 0) / 2).toBeCloseTo(1, 12)
    expect(unitNorm(values)[3]).toBeCloseTo(6 / Math.sqrt(41), 12)
    expect([...snv(Float64Array.of(2, 2)), ...unitNorm(Float64Array.of(0, 0))]).toEqual([0, 0, 0, 0])
  })
})

describe('noiseOf', () => {
  it.each([1e-4, 1e-3, 1e-2])('finds noise of %f under bands, within a third', (deviation) => {
    const found = noiseOf(
      sum(bandSpectrum(drawSubstance(2, 3).bands, COMMON_GRID), noise(deviation)),
      maskOf(COMMON_GRID, [[1800, 2600]]),
    )
    expect(found / deviation).toBeGreaterThan(0.67)
    expect(found / deviation).toBeLessThan(1.34)
  })

  it('is unknown for too few points', () => {
    expect(noiseOf(new Float64Array(5))).toBeNaN()
  })
})

describe('meanOfReplicates', () => {
  it('gives mean and spread at each point, over those that reach', () => {
    const found = meanOfReplicates([
      Float64Array.of(1, 2, Number.NaN),
      Float64Array.of(3, Number.NaN, Number.NaN),
    ])
    expect([...found.mean]).toEqual([2, 2, Number.NaN])
    expect([...found.deviation]).toEqual([Math.SQRT2, Number.NaN, Number.NaN])
    expect(meanOfReplicates([substance, substance]).spreadRatio).toBe(0)
    expect(meanOfReplicates([substance, times(substance, 1.2)]).spreadRatio).toBeGreaterThan(0.1)
  })

  it.each([[[]], [[new Float64Array(2), new Float64Array(3)]]])(
    'refuses none, and unequal lengths',
    (replicates) => {
      expect(() => meanOfReplicates(replicates)).toThrowError('replicates.unequal')
    },
  )
})

describe('baseline', () => {
  it('follows a slope and stays under bands', () => {
    const slope = Float64Array.from(substance, (_, k) => 0.1 + 0.0002 * k)
    const bands = bandSpectrum([{ centreCm1: 1700, widthCm1: 20, height: 1, lorentzRatio: 0 }], COMMON_GRID)
    baseline(sum(slope, bands)).forEach((value, k) => {
      expect(Math.abs(value - (slope[k] as number))).toBeLessThan(0.02)
    })
  })

  it('of a straight line is that line, unknown points or not', () => {
    const line = Float64Array.from({ length: 50 }, (_, k) => (k > 20 && k < 25 ? Number.NaN : 3 - 0.1 * k))
    baseline(line).forEach((value, k) => {
      expect(value).toBeCloseTo(3 - 0.1 * k, 4)
    })
  })
})

describe('spectra of what is in the way', () => {
  const strongest = (values: Float64Array, grid: Grid) =>
    wavenumberAt(grid, values.indexOf(Math.max(...values)))

  it('have their bands where they belong', () => {
    const fine = { firstCm1: 600, stepCm1: 0.5, points: 7000 }
    const water = liquidWater(fine)
    expect(strongest(water.bend, fine)).toBeCloseTo(1643.5, 0)
    expect(strongest(water.stretch, fine)).toBeGreaterThan(3300)
    expect(strongest(water.stretch, fine)).toBeLessThan(3450)
    expect(Math.abs(strongest(carbonDioxide(fine).stretch, fine) - 2361)).toBeLessThan(1)
    expect(strongest(waterVapour(fine).bend, fine)).toBeCloseTo(1653, 0)
  })

  it.skipIf(isWithoutSharedData(TABLETS))('are seen in real spectra, at the same place', () => {
    const wet = readTablets().find(({ name }) => name === '0305_3c')
    const stretch = maskOf(COMMON_GRID, [[3570, 3900]])
    const found = shapeIn(wet?.values ?? new Float64Array(), waterVapour(COMMON_GRID).stretch, stretch)
    // Less vapour in the sample's beam than in the background's.
    expect(found.correlation).toBeLessThan(-0.6)
    expect(found.height).toBeLessThan(0)
  })
})

describe('qualityOf', () => {
  const onGrid = (values: Float64Array, coverageRatio = 1): GridSpectrum => ({
    ...{ grid: COMMON_GRID, values, coverageRatio, warnings: [] },
  })
  const dry = bandSpectrum(
    drawSubstance(2, 3).bands.filter(({ centreCm1 }) => centreCm1 < 3100),
    COMMON_GRID,
  )
  const peak = Math.max(...dry)
  const one = times(dry, 0.5 / peak)
  const codes = (values: Float64Array, options = {}, coverageRatio = 1) =>
    qualityOf(onGrid(values, coverageRatio), options).verdicts.map(({ code }) => code)

  it('has nothing to say about a good spectrum', () => {
    const good = qualityOf(onGrid(sum(one, noise(0.5 / 200))))
    expect(good.verdicts).toEqual([])
    expect(good.isUsable).toBe(true)
    expect(good.signalToNoise).toBeGreaterThan(130)
    expect(good.signalToNoise).toBeLessThan(270)
  })

  it.each([
    ['quality.too_weak', times(one, 0.02), {}],
    ['quality.saturated', times(one, 5), {}],
    ['quality.noisy', sum(one, noise(0.5 / 25)), {}],
    ['quality.moisture', sum(one, times(liquidWater(COMMON_GRID).stretch, 0.5)), {}],
    ['quality.water_vapour', sum(one, times(waterVapour(COMMON_GRID).stretch, 0.01)), {}],
    ['quality.carbon_dioxide', sum(one, times(carbonDioxide(COMMON_GRID).stretch, 0.05)), {}],
    ['quality.not_atr_corrected', one, { atr: 'uncorrected' }],
  ])('says %s, and only that', (code, values, options) => {
    expect(codes(values, options)).toEqual([code])
  })

  it('says when much of the range is missing', () => {
    expect(codes(one, {}, 0.5)).toEqual(['quality.short'])
    expect(
      qualityOf(
        onGrid(
          one.map(() => Number.NaN),
          0,
        ),
      ).isUsable,
    ).toBe(false)
  })

  it.skipIf(isWithoutSharedData(TABLETS))('finds the real tablets usable', () => {
    const unusable = readTablets().filter(({ values }) => !qualityOf(onGrid(values)).isUsable)
    expect(unusable.map(({ name }) => name)).toEqual([])
  })
})
