import type { Site } from '@maillage/contract/network'
import * as m from '../../paraglide/messages.js'
import type { FieldFault } from '../../ui/error-summary.tsx'
import { hoursFault, hoursTyped, type TypedHours, typedHours } from './hours.ts'

/** A site as it is being typed. */
export interface TypedSite {
  readonly name: string
  readonly address: string
  readonly commune: { readonly value: string; readonly label: string } | null
  /** « 47,638, 6,863 », as maps give it to be copied. */
  readonly position: string
  readonly phone: string
  readonly hours: TypedHours
}

/** What the form starts from. */
export function typedSite(site: Site | null): TypedSite {
  const { communeCode, communeName, position } = site ?? {}
  return {
    name: site?.name ?? '',
    address: site?.address ?? '',
    commune: communeCode ? { value: `commune:${communeCode}`, label: communeName ?? communeCode } : null,
    position: position ? `${position.lat}, ${position.lon}` : '',
    phone: site?.phone ?? '',
    hours: typedHours(site?.openingHours ?? null),
  }
}

const pairPattern = /^(-?\d{1,2}(?:[.,]\d+)?)(?:\s*[,;]\s*|\s+)(-?\d{1,3}(?:[.,]\d+)?)$/

/** Latitude and longitude in decimal degrees as maps write them; null for anything else. */
export function positionIn(text: string): { lat: number; lon: number } | null {
  const [, first = '', second = ''] = pairPattern.exec(text.trim()) ?? []
  if (first === '') return null
  const [lat, lon] = [first, second].map((each) => Number(each.replace(',', '.')))
  if (lat === undefined || lon === undefined || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null
  return { lat, lon }
}

/** What stands in the way of saving, by the id of its field. */
export function siteFaults({ name, position, hours }: TypedSite): FieldFault[] {
  const wrongHours = hoursFault(hours)
  return [
    ...(name.trim() === '' ? [{ id: 'site-name', message: m.network_site_name_missing() }] : []),
    ...(position.trim() !== '' && positionIn(position) === null
      ? [{ id: 'site-position', message: m.network_position_wrong() }]
      : []),
    ...(wrongHours ? [{ id: 'site-hours', message: wrongHours }] : []),
  ]
}

/** What is sent to the service. */
export function siteSent({ commune, position, hours, ...rest }: TypedSite) {
  return {
    ...rest,
    communeCode: commune ? commune.value.slice('commune:'.length) : null,
    position: positionIn(position),
    openingHours: hoursTyped(hours),
  }
}
