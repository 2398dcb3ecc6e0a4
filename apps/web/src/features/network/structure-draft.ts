import type { Contact, Structure } from '@maillage/contract/network'
import * as m from '../../paraglide/messages.js'
import type { FieldFault } from '../../ui/error-summary.tsx'
import { hoursFault, hoursTyped, type TypedHours, typedHours } from './hours.ts'

/** A structure as it is being typed. */
export interface TypedStructure {
  readonly kind: string
  readonly name: string
  readonly shortName: string
  readonly parentId: string | null
  readonly address: string
  readonly commune: { readonly value: string; readonly label: string } | null
  readonly departmentCode: string | null
  readonly phone: string
  readonly email: string
  readonly website: string
  readonly contacts: readonly Contact[]
  readonly hours: TypedHours
}

/** What the form starts from. */
export function typedStructure(structure: Structure | null, parentId: string | null): TypedStructure {
  const { communeCode, communeName } = structure ?? {}
  return {
    kind: structure?.kind ?? '',
    name: structure?.name ?? '',
    shortName: structure?.shortName ?? '',
    parentId,
    address: structure?.address ?? '',
    commune: communeCode ? { value: `commune:${communeCode}`, label: communeName ?? communeCode } : null,
    departmentCode: structure?.departmentCode ?? null,
    phone: structure?.phone ?? '',
    email: structure?.email ?? '',
    website: structure?.website ?? '',
    contacts: structure?.contacts ?? [],
    hours: typedHours(structure?.openingHours ?? null),
  }
}

/** Where a wrong address of a contact is mended. */
export const contactEmailId = (index: number): string => `contact-${index}-email`

/** Only the shortest way to be sure that somebody did not type a telephone number. */
const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

/** A short name is asked for only where the name is too long for a list. */
export const shortNameOf = ({ name, shortName }: TypedStructure): string =>
  shortName.trim() || name.trim().slice(0, 60)

/** « reseau.example » is how people write an address. */
export function websiteOf(typed: string): string {
  const text = typed.trim()
  return text === '' || /^https?:\/\//.test(text) ? text : `https://${text}`
}

/** What stands in the way of saving, by the id of its field. */
export function structureFaults(typed: TypedStructure): FieldFault[] {
  const fault = (id: string, wrong: boolean, message: string | undefined) =>
    wrong && message ? [{ id, message }] : []
  const wrongEmail = (email: string) => email.trim() !== '' && !looksLikeEmail(email.trim())
  return [
    ...fault('structure-kind', typed.kind === '', m.network_kind_missing()),
    ...fault('structure-name', typed.name.trim() === '', m.network_name_missing()),
    ...fault('structure-email', wrongEmail(typed.email), m.network_email_wrong()),
    ...fault(
      'structure-website',
      !URL.canParse(websiteOf(typed.website) || 'https://x.example'),
      m.network_website_wrong(),
    ),
    ...typed.contacts.flatMap(({ email }, index) =>
      fault(contactEmailId(index), wrongEmail(email), m.network_email_wrong()),
    ),
    ...fault('structure-hours', hoursFault(typed.hours) !== undefined, hoursFault(typed.hours)),
  ]
}

/** What is sent to the service. */
export function structureSent(typed: TypedStructure) {
  const { commune, hours, contacts, departmentCode, ...rest } = typed
  return {
    ...rest,
    shortName: shortNameOf(typed),
    email: typed.email.trim(),
    website: websiteOf(typed.website),
    communeCode: commune ? commune.value.slice('commune:'.length) : null,
    departmentCode: commune ? null : departmentCode,
    contacts: contacts
      .filter((contact) => Object.values(contact).some((text) => text.trim() !== ''))
      .map((contact) => ({ ...contact, email: contact.email.trim() })),
    openingHours: hoursTyped(hours),
  }
}
