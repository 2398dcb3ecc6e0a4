import { inForce } from '@maillage/contract/activity-rules'
import type { RecordingCatalogue, VocabularyMember } from '@maillage/contract/catalogue'
import type { NameOutside, RowFault } from '@maillage/contract/delivery'
import type { DeliveryColumnName } from '@maillage/contract/delivery-columns'
import { Day } from '@maillage/contract/values'
import { isAhead } from '../activity/rules.ts'

/** A row of the file as text, by column, with its line. */
export interface FileRow {
  readonly line: number
  readonly cells: Readonly<Record<DeliveryColumnName, string>>
}

/** A good row: what went to whom on which day. */
export interface DeliveredItem {
  readonly line: number
  readonly day: Day
  readonly partner: string
  readonly partnerKind: string
  readonly vocabulary: 'kit' | 'article'
  readonly member: string
  readonly quantity: number
}

/** What is good in a file, and what is to be mended. */
export interface ReadItems {
  readonly items: readonly DeliveredItem[]
  readonly faults: readonly RowFault[]
}

const largestQuantity = 1_000_000
const longestPartner = 200

/** Reads the rows of a file against the catalogue, as of a day: the good ones, and for the others what to mend. */
export function readItems(
  rows: readonly FileRow[],
  { catalogue, today }: { catalogue: RecordingCatalogue; today: Day },
): ReadItems {
  const membersOf = lookupIn(catalogue)
  const outcomes = rows.map((row) => readItem(row, { today, membersOf }))
  const apart = withoutRepeats(outcomes.flatMap((outcome) => ('day' in outcome ? [outcome] : [])))
  const faults = [...outcomes.flatMap((outcome) => ('day' in outcome ? [] : outcome.faults)), ...apart.faults]
  return { items: apart.items, faults: faults.sort((a, b) => a.line - b.line) }
}

type Outcome = DeliveredItem | { readonly faults: readonly RowFault[] }

/** One row: an item, or everything that is to be mended in it. */
function readItem(
  { line, cells }: FileRow,
  { today, membersOf }: { today: Day; membersOf: MemberLookup },
): Outcome {
  const faults: RowFault[] = []
  const refuse: Refuse = (column, fr, en) => {
    faults.push({ line, column, fr, en })
    return null
  }
  const day = dayIn(cells.day, { today, refuse })
  const partner = partnerIn(cells.partner, refuse)
  const lookup = { day: day ?? today, membersOf, refuse }
  const partnerKind = kindIn(cells.partnerKind, lookup)
  const item = itemIn(cells.item, lookup)
  const quantity = quantityIn(cells.quantity, refuse)
  if (day === null || partner === null || partnerKind === null || item === null || quantity === null) {
    return { faults }
  }
  return { line, day, partner, partnerKind, ...item, quantity }
}

type Refuse = (column: DeliveryColumnName, fr: string, en: string) => null

/** What spreadsheets leave in place of a value: a formula as text, or its error. */
const isFormula = (text: string): boolean =>
  /^=|^#(N\/A|REF!|VALUE!|VALEUR!|NAME\?|NOM\?|DIV\/0!|NUL!|NULL!|NUM!|NOMBRE!)/.test(text)

function dayIn(text: string, { today, refuse }: { today: Day; refuse: Refuse }): Day | null {
  const day = readDay(text)
  if (!day) {
    return refuse(
      'day',
      'Le jour manque ou n’existe pas : écrivez 2024-03-05 ou 05/03/2024.',
      'The day is missing or does not exist: write 2024-03-05 or 05/03/2024.',
    )
  }
  if (isAhead(day, today))
    return refuse('day', 'Ce jour n’est pas encore venu.', 'This day has not come yet.')
  return day
}

function partnerIn(text: string, refuse: Refuse): string | null {
  if (!text) return refuse('partner', 'Le partenaire manque.', 'The partner is missing.')
  if (isFormula(text)) {
    return refuse(
      'partner',
      'C’est une formule : collez sa valeur à la place.',
      'This is a formula: paste its value instead.',
    )
  }
  if (text.length <= longestPartner) return text
  return refuse(
    'partner',
    `Ce nom est trop long (au plus ${longestPartner} caractères).`,
    `This name is too long (at most ${longestPartner} characters).`,
  )
}

interface Lookup {
  readonly day: Day
  readonly membersOf: MemberLookup
  readonly refuse: Refuse
}

function kindIn(text: string, { day, membersOf, refuse }: Lookup): string | null {
  if (text === '') return 'pharmacy'
  const found = membersOf('structure_kind', text, day)
  return (
    found ??
    refuse(
      'partnerKind',
      `« ${text} » n’est pas un type de partenaire connu.`,
      `“${text}” is not a known kind of partner.`,
    )
  )
}

function itemIn(
  text: string,
  { day, membersOf, refuse }: Lookup,
): Pick<DeliveredItem, 'vocabulary' | 'member'> | null {
  if (text === '') return refuse('item', 'Le kit ou l’article manque.', 'The kit or item is missing.')
  for (const vocabulary of ['kit', 'article'] as const) {
    const member = membersOf(vocabulary, text, day)
    if (member) return { vocabulary, member }
  }
  return refuse(
    'item',
    `« ${text} » n’est ni un kit ni un article du catalogue ce jour-là.`,
    `“${text}” is neither a kit nor an item of the catalogue on that day.`,
  )
}

function quantityIn(text: string, refuse: Refuse): number | null {
  const digits = text.replace(/\s/g, '').replace(/[.,]0+$/, '')
  const quantity = /^\d+$/.test(digits) ? Number(digits) : 0
  if (quantity > largestQuantity) {
    return refuse(
      'quantity',
      'La quantité est trop grande pour être juste : au plus 1 000 000.',
      'The quantity is too large to be right: at most 1,000,000.',
    )
  }
  if (quantity >= 1) return quantity
  return refuse(
    'quantity',
    'La quantité doit être un nombre entier, au moins 1.',
    'The quantity must be a whole number, at least 1.',
  )
}

/** A day as people and spreadsheets write it: 2024-03-05, 05/03/2024, 5.3.24, or the number Excel counts it by; null otherwise. */
export function readDay(text: string): Day | null {
  const bare = text.replace(/[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/, '')
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(bare)
  if (french) {
    const [, day = '', month = '', year = ''] = french
    return asDay(year.length === 2 ? `20${year}` : year, month, day)
  }
  const standard = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(bare)
  if (standard) {
    const [, year = '', month = '', day = ''] = standard
    return asDay(year, month, day)
  }
  // Excel counts days from the end of 1899; five digits are the years from 1927 to 2173.
  if (!/^\d{5}(\.0+)?$/.test(bare)) return null
  return Day.parse(new Date((Number(bare) - 25_569) * 86_400_000).toISOString().slice(0, 10))
}

function asDay(year: string, month: string, day: string): Day | null {
  const parsed = Day.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return parsed.success ? parsed.data : null
}

/** Names that differ by accents, capitals, apostrophes or spaces only are the same; "Kit+" and "Kit" are not. */
export const sameName = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").toLowerCase().replace(/\s+/g, ' ').trim()

type MemberLookup = (vocabulary: string, text: string, day: string) => string | null

/** Finds members by code or by label in either language, as of a day; their names are prepared once. */
function lookupIn(catalogue: RecordingCatalogue): MemberLookup {
  const prepared = new Map<string, Map<string, VocabularyMember[]>>()
  const keyOf = (text: string) => sameName(text).replace(/\s/g, '')
  const prepare = (code: string) => {
    const names = new Map<string, VocabularyMember[]>()
    const members = catalogue.vocabularies.find((each) => each.code === code)?.members ?? []
    for (const member of members) {
      for (const key of new Set([member.code, member.label.fr, member.label.en].map(keyOf))) {
        names.set(key, [...(names.get(key) ?? []), member])
      }
    }
    prepared.set(code, names)
    return names
  }
  return (vocabulary, text, day) => {
    const names = prepared.get(vocabulary) ?? prepare(vocabulary)
    return names.get(keyOf(text))?.find((member) => inForce(member, day))?.code ?? null
  }
}

/** Leaves out rows that say the same as one above, and rows that give a partner another kind: somebody must say which is meant. */
function withoutRepeats(items: readonly DeliveredItem[]): ReadItems {
  const seen = new Map<string, DeliveredItem>()
  const kinds = new Map<string, DeliveredItem>()
  const kept: DeliveredItem[] = []
  const faults: RowFault[] = []
  for (const item of items) {
    const delivery = deliveryKey(item)
    const row = `${delivery}|${item.vocabulary}|${item.member}|${item.quantity}`
    const [same, first] = [seen.get(row), kinds.get(delivery) ?? item]
    if (same) faults.push(repeated(item, same))
    else if (first.partnerKind !== item.partnerKind) faults.push(otherKind(item, first))
    else kept.push(item)
    seen.set(row, same ?? item)
    kinds.set(delivery, first)
  }
  return { items: kept, faults }
}

const repeated = ({ line }: DeliveredItem, same: DeliveredItem): RowFault => ({
  line,
  column: null,
  fr: `Cette ligne répète la ligne ${same.line}. S’il y a bien eu deux livraisons, additionnez-les sur une seule ligne.`,
  en: `This row repeats line ${same.line}. If there were two deliveries, add them up on one line.`,
})

const otherKind = ({ line }: DeliveredItem, first: DeliveredItem): RowFault => ({
  line,
  column: 'partnerKind',
  fr: `Ce partenaire est d’un autre type à la ligne ${first.line}. Écrivez le même.`,
  en: `This partner is of another kind on line ${first.line}. Write the same.`,
})

const deliveryKey = ({ day, partner }: DeliveredItem): string => `${day}|${sameName(partner)}`

/** Rows of one day for one partner are one delivery. */
export function groupDeliveries(items: readonly DeliveredItem[]): DeliveredItem[][] {
  const groups = new Map<string, DeliveredItem[]>()
  for (const item of items) {
    const group = groups.get(deliveryKey(item))
    if (group) group.push(item)
    else groups.set(deliveryKey(item), [item])
  }
  return [...groups.values()]
}

const mostNamesOutside = 100

/** The partners of a file, each once and in its order, that no registered name is the same as; the first 100 of them. */
export function outsideRegister(partners: readonly string[], registered: readonly string[]): string[] {
  const known = new Set(registered.map(sameName))
  const outside = new Map<string, string>()
  for (const partner of partners) {
    const key = sameName(partner)
    if (!known.has(key) && !outside.has(key)) outside.set(key, partner)
  }
  return [...outside.values()].slice(0, mostNamesOutside)
}

/** Each name with the registered one that fewest letters part it from, when they are few for its length: one in six. */
export function nearestNames(names: readonly string[], registered: readonly string[]): NameOutside[] {
  const candidates = registered.map((name) => ({ name, key: sameName(name) }))
  return names.map((name) => {
    const key = sameName(name)
    let best: { name: string; letters: number } | null = null
    for (const candidate of candidates) {
      const most = best ? best.letters - 1 : Math.floor(key.length / 6)
      if (Math.abs(candidate.key.length - key.length) > most) continue
      const letters = lettersApart(key, candidate.key)
      if (letters <= most) best = { name: candidate.name, letters }
    }
    return { name, nearest: best?.name ?? null }
  })
}

/** Letters to put in, take out or change to make one text of the other (Levenshtein 1966, by rows). */
function lettersApart(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const changed = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      line.push(Math.min(changed, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[b.length] ?? 0
}
