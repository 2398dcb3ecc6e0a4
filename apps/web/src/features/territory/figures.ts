import type { TerritoryCell } from '@maillage/contract/territory'
import { language } from '../../platform/language.ts'

/** What a population became from one edition to another; the ratio is null when it started from nobody. */
export function changeBetween(
  from: TerritoryCell | undefined,
  to: TerritoryCell | undefined,
): { people: number; ratio: number | null } | null {
  if (from?.population == null || to?.population == null) return null
  const people = to.population - from.population
  return { people, ratio: from.population === 0 ? null : people / from.population }
}

/** A figure with as many decimals as its column has, always: 31,0 under 199,8. */
export const formatFixed = (amount: number, decimals: number): string =>
  new Intl.NumberFormat(language() === 'fr' ? 'fr-FR' : 'en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount)

/** A change as +2,0 % or −0,4 %: always one decimal, so that a column lines up. */
export const formatPercentChange = (ratio: number): string =>
  new Intl.NumberFormat(language() === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'percent',
    signDisplay: 'exceptZero',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
    .format(ratio)
    .replace('-', '−')
