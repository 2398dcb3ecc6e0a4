import type { Locale } from '@maillage/contract/values'

/** Writes a number in a language with so many decimals at most. */
export const numbersOf =
  (locale: Locale) =>
  (value: number, decimals: number): string =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value)
