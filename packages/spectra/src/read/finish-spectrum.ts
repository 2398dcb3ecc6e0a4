import { SpectrumProblem } from '../problem.ts'
import type { Spectrum, SpectrumWarning } from '../spectrum.ts'
import { type AxisUnit, toWavenumbers } from './axis-unit.ts'
import { type KindFinding, kindOfValues } from './kind-of-unit.ts'

/** What a reader found, in the order of the file; both arrays belong to the spectrum and are changed in place. */
export interface Measured {
  readonly axis: Float64Array
  readonly unit: AxisUnit
  /** NaN where the file says that nothing was measured. */
  readonly values: Float64Array
  /** Null when the file does not say. */
  readonly kind: KindFinding | null
  readonly title: string
  readonly instrument: string | null
  readonly measuredOn: string | null
  readonly resolutionCm1: number | null
  readonly scans: number | null
  readonly warnings: readonly SpectrumWarning[]
  /** Where the points begin, for a problem with them. */
  readonly where: { readonly byte?: number; readonly line?: number }
}

/** 780 nm, where the visible begins. */
const highestInfraredCm1 = 12_900
/** 100 nm: beyond it no instrument measures absorption in wavenumbers. */
const highestCm1 = 100_000
/** A spectrum of the visible that just touches the infrared is none. */
const leastInfraredRatio = 0.1
const longestText = 200

/**
 * The spectrum of what was found: wavenumbers rising in cm⁻¹, missing points left out, kind and percent settled. Throws
 * `file.not_infrared`, `file.bad_axis`, `file.bad_number` or `file.too_few_points`.
 */
export function finishSpectrum(measured: Measured): Spectrum {
  const warnings: SpectrumWarning[] = [...measured.warnings]
  const { axis, values } = withoutMissing(measured, warnings)
  if (axis.length < 2)
    throw new SpectrumProblem('file.too_few_points', { ...measured.where, detail: String(axis.length) })
  toWavenumbers(axis, measured.unit)
  if (measured.unit !== 'cm-1')
    warnings.push({ code: 'axis.converted', detail: measured.unit === 'um' ? 'µm' : 'nm' })
  const rising = risingPoints(axis, values, warnings)
  checkPoints(rising.axis, rising.values, measured.where)
  checkInfrared(rising.axis, measured.where, warnings)
  const found = measured.kind ?? kindOfValues(rising.values)
  warnings.push(...found.warnings)
  if (rising.values.every((value) => value === rising.values[0])) warnings.push({ code: 'values.flat' })
  return {
    wavenumbersCm1: rising.axis,
    values: rising.values,
    kind: found.kind,
    isPercent: isPercentOf(found, rising.values, warnings),
    title: short(measured.title) ?? '',
    instrument: short(measured.instrument),
    measuredOn: measured.measuredOn,
    resolutionCm1: plausible(measured.resolutionCm1, 1000),
    scans: plausible(measured.scans, 1e7),
    warnings,
  }
}

const short = (text: string | null): string | null => {
  const oneLine = (text ?? '').replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return oneLine === '' ? null : oneLine.slice(0, longestText)
}

const plausible = (value: number | null, most: number): number | null =>
  value !== null && value > 0 && value <= most ? value : null

function withoutMissing(measured: Measured, warnings: SpectrumWarning[]) {
  const { axis, values } = measured
  let kept = 0
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number
    if (Number.isNaN(value)) continue
    axis[kept] = axis[index] as number
    values[kept] = value
    kept += 1
  }
  if (kept === values.length) return { axis, values }
  warnings.push({ code: 'values.missing', detail: String(values.length - kept) })
  return { axis: axis.subarray(0, kept), values: values.subarray(0, kept) }
}

/** The points with the axis strictly rising: turned round, or sorted and freed of repeats with a warning. */
function risingPoints(axis: Float64Array, values: Float64Array, warnings: SpectrumWarning[]) {
  if ((axis[0] as number) > (axis[axis.length - 1] as number)) {
    axis.reverse()
    values.reverse()
  }
  let isRising = true
  for (let index = 1; index < axis.length && isRising; index += 1) {
    isRising = (axis[index] as number) > (axis[index - 1] as number)
  }
  return isRising ? { axis, values } : sortedPoints(axis, values, warnings)
}

function sortedPoints(axis: Float64Array, values: Float64Array, warnings: SpectrumWarning[]) {
  const order = Uint32Array.from(axis, (_, index) => index)
  order.sort((one, other) => (axis[one] as number) - (axis[other] as number) || one - other)
  const sorted = { axis: new Float64Array(axis.length), values: new Float64Array(axis.length) }
  let kept = 0
  let wasRising = true
  for (let place = 0; place < order.length; place += 1) {
    const from = order[place] as number
    const at = axis[from] as number
    if (place > 0 && from < (order[place - 1] as number)) wasRising = false
    if (kept > 0 && at === sorted.axis[kept - 1]) continue
    sorted.axis[kept] = at
    sorted.values[kept] = values[from] as number
    kept += 1
  }
  if (!wasRising) warnings.push({ code: 'axis.sorted' })
  if (kept < axis.length) warnings.push({ code: 'axis.repeated', detail: String(axis.length - kept) })
  return { axis: sorted.axis.slice(0, kept), values: sorted.values.slice(0, kept) }
}

function checkPoints(axis: Float64Array, values: Float64Array, where: Measured['where']): void {
  if (axis.length < 2)
    throw new SpectrumProblem('file.too_few_points', { ...where, detail: String(axis.length) })
  for (let index = 0; index < axis.length; index += 1) {
    const [at, value] = [axis[index] as number, values[index] as number]
    if (!Number.isFinite(at)) throw new SpectrumProblem('file.bad_axis', { ...where, detail: String(at) })
    if (!Number.isFinite(value))
      throw new SpectrumProblem('file.bad_number', { ...where, detail: String(value) })
  }
}

function checkInfrared(axis: Float64Array, where: Measured['where'], warnings: SpectrumWarning[]): void {
  const low = axis[0] as number
  const high = axis[axis.length - 1] as number
  const infraredRatio = (highestInfraredCm1 - low) / (high - low)
  if (low < 0 || infraredRatio < leastInfraredRatio || high > highestCm1 || high < 10) {
    const detail = `${Number(low.toPrecision(6))}–${Number(high.toPrecision(6))} cm⁻¹`
    throw new SpectrumProblem('file.not_infrared', { ...where, detail })
  }
  if (high > highestInfraredCm1)
    warnings.push({ code: 'axis.beyond_infrared', detail: String(Math.round(high)) })
  else if (low >= 2500) warnings.push({ code: 'axis.near_infrared', detail: String(Math.round(low)) })
}

/** Above 2, no transmittance or reflectance counts to 1. */
function isPercentOf(found: KindFinding, values: Float64Array, warnings: SpectrumWarning[]): boolean {
  if (found.isPercent !== null) return found.isPercent
  const isPercent = values.some((value) => value > 2)
  if (isPercent) warnings.push({ code: 'percent.guessed' })
  return isPercent
}
