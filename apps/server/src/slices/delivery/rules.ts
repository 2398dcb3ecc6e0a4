import { membersOn } from '@maillage/contract/activity-rules'
import type { RecordingCatalogue, Vocabulary } from '@maillage/contract/catalogue'
import type { RowFault } from '@maillage/contract/delivery'
import { Day } from '@maillage/contract/values'
import type { FileRow } from './import.ts'

/** A good row: what went to whom on which day. */
export interface DeliveredItem {
  readonly day: Day
  readonly partner: string
  readonly partnerKind: string
  readonly vocabulary: 'kit' | 'article'
  readonly member: string
  readonly quantity: number
}

const headers = {
  day: ['jour', 'date', 'day'],
  partner: ['partenaire', 'pharmacie', 'partner', 'pharmacy'],
  partnerKind: ['type de partenaire', 'type', 'kind of partner', 'kind'],
  item: ['kit ou article', 'kit', 'article', 'item', 'kit or item'],
  quantity: ['quantite', 'nombre', 'quantity', 'number'],
} as const

type Column = keyof typeof headers

const cellOf = (row: FileRow, column: Column): string => {
  const name = headers[column].find((each) => each in row.cells)
  return name === undefined ? '' : (row.cells[name] ?? '')
}

/** Reads a row, or says what to mend in it. */
export function readDeliveredItem(row: FileRow, catalogue: RecordingCatalogue): DeliveredItem | RowFault {
  const fault = (column: Column, fr: string, en: string): RowFault => ({
    line: row.line,
    column: headers[column][0],
    fr,
    en,
  })
  const day = readDay(cellOf(row, 'day'))
  if (!day)
    return fault(
      'day',
      'Le jour manque ou n’existe pas : écrivez 2024-03-05 ou 05/03/2024.',
      'The day is missing or does not exist: write 2024-03-05 or 05/03/2024.',
    )
  const partner = cellOf(row, 'partner')
  if (!partner) return fault('partner', 'Le partenaire manque.', 'The partner is missing.')
  const kindText = cellOf(row, 'partnerKind') || 'pharmacy'
  const partnerKind = findMember(catalogue, 'structure_kind', kindText, day)
  if (!partnerKind)
    return fault(
      'partnerKind',
      `« ${kindText} » n’est pas un type de partenaire connu.`,
      `“${kindText}” is not a known kind of partner.`,
    )
  const itemText = cellOf(row, 'item')
  const vocabulary = (['kit', 'article'] as const).find((each) => findMember(catalogue, each, itemText, day))
  const member = vocabulary && findMember(catalogue, vocabulary, itemText, day)
  if (!member)
    return fault(
      'item',
      `« ${itemText} » n’est ni un kit ni un article du catalogue.`,
      `“${itemText}” is neither a kit nor an item of the catalogue.`,
    )
  const quantity = Number(cellOf(row, 'quantity').replace(/\s/g, ''))
  if (!Number.isInteger(quantity) || quantity <= 0 || quantity > 1_000_000) {
    return fault(
      'quantity',
      'La quantité doit être un nombre entier, au moins 1.',
      'The quantity must be a whole number, at least 1.',
    )
  }
  return { day, partner, partnerKind, vocabulary, member, quantity }
}

export const isFault = (read: DeliveredItem | RowFault): read is RowFault => 'line' in read

export const isItem = (read: DeliveredItem | RowFault): read is DeliveredItem => !isFault(read)

function readDay(text: string): Day | null {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text)
  const parsed = Day.safeParse(french ? `${french[3]}-${french[2]}-${french[1]}` : text)
  return parsed.success ? parsed.data : null
}

/** Names that differ by accents, capitals or spaces only are the same; "Kit+" and "Kit" are not. */
export const sameName = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** A member by its code or by its label in either language. */
function findMember(
  catalogue: RecordingCatalogue,
  code: Vocabulary['code'],
  text: string,
  day: string,
): string | null {
  const wanted = sameName(text)
  const vocabulary = catalogue.vocabularies.find((each) => each.code === code)
  const found = membersOn(vocabulary, day).find((member) =>
    [member.code, member.label.fr, member.label.en].some((name) => sameName(name) === wanted),
  )
  return wanted === '' ? null : (found?.code ?? null)
}

/** Rows of one day for one partner are one delivery. */
export function groupDeliveries(items: readonly DeliveredItem[]): DeliveredItem[][] {
  const groups = new Map<string, DeliveredItem[]>()
  for (const item of items) {
    const key = `${item.day}|${sameName(item.partner)}`
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return [...groups.values()]
}
