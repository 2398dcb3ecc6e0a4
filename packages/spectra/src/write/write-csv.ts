import { SpectrumProblem } from '../problem.ts'
import type { Spectrum } from '../spectrum.ts'

export interface WriteCsvOptions {
  /** `fr`: semicolons and decimal commas; `en`: commas and points. */
  readonly locale: 'fr' | 'en'
}

const names = {
  fr: { absorbance: 'Absorbance', transmittance: 'Transmittance', reflectance: 'Réflectance' },
  en: { absorbance: 'Absorbance', transmittance: 'Transmittance', reflectance: 'Reflectance' },
} as const

/** Spreadsheets take a text for UTF-8 only when it begins so. */
const byteOrderMark = '\ufeff'

/**
 * A spectrum as CSV: title in a comment, `cm-1` and kind as names, one point a line, with the digits that read back to the
 * same numbers. Throws `write.empty` for fewer than two points.
 */
export function writeCsv(spectrum: Spectrum, options: WriteCsvOptions): string {
  const { wavenumbersCm1: axis, values, isPercent, kind } = spectrum
  if (axis.length < 2) throw new SpectrumProblem('write.empty')
  const isFrench = options.locale === 'fr'
  const number = (value: number) => (isFrench ? String(value).replace('.', ',') : String(value))
  const separator = isFrench ? ';' : ','
  const title = spectrum.title.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  const unit = kind === 'absorbance' ? '' : isPercent ? ' (%)' : ' (0-1)'
  const lines = [
    ...(title === '' ? [] : [`# title: ${title}`]),
    `cm-1${separator}${names[options.locale][kind]}${unit}`,
    ...Array.from(axis, (at, index) => `${number(at)}${separator}${number(values[index] ?? Number.NaN)}`),
  ]
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`
}
