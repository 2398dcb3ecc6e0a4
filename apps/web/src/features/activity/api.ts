import { reaches } from '@maillage/contract/access'
import type { Me } from '@maillage/contract/account'
import type { Activity, ActivityDraft, ActivityLine, ValueInput } from '@maillage/contract/activity'
import { belongsTo, inForce } from '@maillage/contract/activity-rules'
import type { Field, Kind, Measure, RecordingCatalogue, VocabularyMember } from '@maillage/contract/catalogue'
import type { networkApi, Site, Structure } from '@maillage/contract/network'
import type { Label } from '@maillage/contract/values'
import type { InferContractRouterOutputs } from '@orpc/contract'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { dayOf, formatDay, formatHours, formatList, formatNumber } from '../../platform/format.ts'
import { language } from '../../platform/language.ts'
import { useKept } from '../../platform/outbox/kept.ts'
import { useMe } from '../../platform/session.ts'

/** What is needed to record and to read a record in words: the catalogue, and the places of the network. */
export interface Book extends RecordingCatalogue {
  readonly structures: readonly Structure[]
  readonly sites: readonly Site[]
  /** The person records for several structures: only then does whose it was go with saying. */
  readonly several: boolean
}

export interface BookAnswer {
  readonly book: Book | undefined
  readonly error: unknown
  readonly waiting: boolean
}

type Places = InferContractRouterOutputs<typeof networkApi>['structures']

/** The book of the person at the screen, kept on the device for the road. */
export function useBook(): BookAnswer {
  const me = useMe()
  const { accountId } = me
  const catalogue = useKept<RecordingCatalogue>(accountId, 'catalogue', () => client.catalogue.recording())
  const places = useKept<Places>(accountId, 'places', () => client.network.structures())
  const { structures, sites } = places.value ?? {}
  const book =
    catalogue.value && structures && sites
      ? { ...catalogue.value, structures, sites, several: structuresOf(me, { structures }).length > 1 }
      : undefined
  return {
    book,
    error: catalogue.error ?? places.error,
    waiting: !book && (catalogue.waiting || places.waiting),
  }
}

const recorders = { roles: ['coordinator', 'head', 'worker', 'analyst'], within: 'structure' } as const

/** The structures that a person records for, closed ones left out. */
export function structuresOf(me: Me, { structures }: Pick<Book, 'structures'>): Structure[] {
  return structures.filter((structure) => !structure.archived && reaches(recorders, me.grants, structure.id))
}

/** Today, in the network's own zone. */
export const todayOf = (me: Me): string => dayOf(new Date().toISOString(), me.network?.zone ?? 'Europe/Paris')

/** The words of a label in the language of the page. */
export const wordOf = (label: Label): string => label[language()]

/** A kind as it was when something was recorded under it; the newest version when that one is unknown. */
export function kindOf(book: Book, { kind, kindVersion }: { kind: string; kindVersion: number }) {
  const versions = book.kinds.filter((each) => each.code === kind)
  return (
    versions.find((each) => each.version === kindVersion) ?? versions.sort((a, b) => b.version - a.version)[0]
  )
}

/** The kinds in force on a day that structures of these kinds record, the usual ones first. */
export function kindsFor(book: Book, structures: readonly Structure[], day: string): Kind[] {
  const newest = new Map<string, Kind>()
  for (const kind of book.kinds) {
    const known = newest.get(kind.code)
    if (inForce(kind, day) && (!known || known.version < kind.version)) newest.set(kind.code, kind)
  }
  return [...newest.values()]
    .filter((kind) => structures.some((structure) => kind.structureKinds.includes(structure.kind)))
    .sort((a, b) => a.order - b.order)
}

export const measureOf = (book: Book, code: string): Measure | undefined =>
  book.measures.find((measure) => measure.code === code)

export const memberOf = (book: Book, vocabulary: string, code: string): VocabularyMember | undefined =>
  book.vocabularies.find((each) => each.code === vocabulary)?.members.find((member) => member.code === code)

/** An amount with its unit: 12 personnes, 2 h 30; « Personnes : 1 » where the unit's plural would be wrong. */
export function amountInWords(measure: Measure | undefined, amount: number): string {
  if (measure?.type === 'hours') return formatHours(amount)
  const number = formatNumber(amount)
  if (!measure?.unit) return number
  if (Math.abs(amount) >= 2 || (amount === 0 && language() === 'en'))
    return `${number} ${wordOf(measure.unit)}`
  return language() === 'fr' ? `${wordOf(measure.label)} : ${number}` : `${wordOf(measure.label)}: ${number}`
}

export interface InWords {
  /** The kind, as its button says it. */
  readonly title: string
  /** Where: the site, or else the structure and the setting. */
  readonly place: string
  /** The two figures that say most. */
  readonly amounts: readonly string[]
}

/** An activity in a few words: what, where, how many. */
export function inWords(book: Book, activity: ActivityDraft): InWords {
  const totals = new Map<string, number>()
  for (const { measure, state, amount } of activity.values) {
    if (state === 'observed' && amount !== null) totals.set(measure, (totals.get(measure) ?? 0) + amount)
  }
  const site = book.sites.find((each) => each.id === activity.siteId)
  const structure = book.structures.find((each) => each.id === activity.structureId)
  return wordsFrom(book, {
    ...activity,
    amounts: [...totals].map(([measure, amount]) => ({ measure, amount })),
    place: site?.name ?? withoutSite(book, activity, structure?.shortName),
  })
}

/** Where, when no site says it: whose work, and the first thing that had to be chosen: « Scolaire » tells two sessions apart. */
function withoutSite(
  book: Book,
  activity: Pick<ActivityDraft, 'kind' | 'kindVersion' | 'dimensions'>,
  structureName: string | undefined,
): string {
  const field = kindOf(book, activity)?.fields.find((each) => each.type === 'choice' && each.required)
  const code = field && activity.dimensions[field.code]
  const member = code && field.type === 'choice' ? memberOf(book, field.vocabulary, code) : undefined
  return [book.several && structureName, member && wordOf(member.label)].filter(Boolean).join(' · ')
}

/** The same of a line of the list. */
export const lineInWords = (book: Book, line: ActivityLine): InWords =>
  wordsFrom(book, { ...line, place: line.siteName ?? withoutSite(book, line, line.structureName) })

interface Spoken {
  readonly kind: string
  readonly kindVersion: number
  readonly amounts: readonly { readonly measure: string; readonly amount: number }[]
  readonly place: string
}

function wordsFrom(book: Book, { kind: code, kindVersion, amounts, place }: Spoken): InWords {
  const kind = kindOf(book, { kind: code, kindVersion })
  const measures = kind?.fields.flatMap((field) => ('measure' in field ? [field.measure] : [])) ?? []
  const said = [...new Set(measures)].flatMap((measure) => {
    const found = amounts.find((each) => each.measure === measure)
    return found ? [amountInWords(measureOf(book, measure), found.amount)] : []
  })
  return { title: kind ? wordOf(kind.shortLabel) : code, place, amounts: said.slice(0, 2) }
}

/** The contract's draft inside an activity, without what the server added. */
export function draftIn(activity: Activity): ActivityDraft {
  const { kind, kindVersion, day, structureId, coStructureId, siteId, dimensions, tags, texts, values } =
    activity
  return { kind, kindVersion, day, structureId, coStructureId, siteId, dimensions, tags, texts, values }
}

export interface Fact {
  readonly label: string
  readonly value: string
  /** The same value row by row, when it has rows. */
  readonly rows?: readonly { readonly name: string; readonly amount: string }[]
}

/** Everything an activity says, as names and values in the order of its form; what was left empty is left out. */
export function factsOf(book: Book, draft: ActivityDraft): Fact[] {
  const name = (id: string | null) => book.structures.find((structure) => structure.id === id)?.name
  const site = book.sites.find((each) => each.id === draft.siteId)
  const fact = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])
  return [
    { label: m.record_day(), value: formatDay(draft.day) },
    ...fact(m.record_structure(), name(draft.structureId)),
    ...fact(m.record_together(), name(draft.coStructureId)),
    ...fact(m.record_site(), site?.name),
    ...(kindOf(book, draft)?.fields ?? []).flatMap((field) => fieldFact(book, draft, field)),
  ]
}

function fieldFact(book: Book, draft: ActivityDraft, field: Field): Fact[] {
  const label = wordOf(field.label)
  const fact = (value: string | undefined) => (value ? [{ label, value }] : [])
  switch (field.type) {
    case 'choice': {
      const code = draft.dimensions[field.code]
      return fact(code && memberInWords(book, field.vocabulary, code))
    }
    case 'tags': {
      const codes = draft.tags[field.code] ?? []
      return fact(formatList(codes.map((code) => memberInWords(book, field.vocabulary, code))))
    }
    case 'text':
      return fact(draft.texts[field.code])
    case 'measure': {
      const [said] = draft.values.filter((value) => belongsTo(field, value))
      return fact(said && stateInWords(measureOf(book, field.measure), said))
    }
    case 'grid':
      return gridFact(book, draft, field)
  }
}

const memberInWords = (book: Book, vocabulary: string, code: string): string => {
  const found = memberOf(book, vocabulary, code)
  return found ? wordOf(found.label) : code
}

const stateInWords = (measure: Measure | undefined, { amount }: ValueInput): string =>
  amount === null ? m.activity_not_observed() : amountInWords(measure, amount)

function gridFact(book: Book, draft: ActivityDraft, field: Extract<Field, { type: 'grid' }>): Fact[] {
  const hours = measureOf(book, field.measure)?.type === 'hours'
  const rows = draft.values
    .filter((value) => belongsTo(field, value))
    .map(({ member, amount }) => ({
      name: memberInWords(book, field.vocabulary, member[field.vocabulary] ?? ''),
      amount: amount === null ? '–' : hours ? formatHours(amount) : formatNumber(amount),
    }))
  if (rows.length === 0) return []
  const value = rows.map(({ name, amount }) => `${name} : ${amount}`).join(' ; ')
  return [{ label: wordOf(field.label), value, rows }]
}

export interface ChangeInWords {
  readonly label: string
  readonly before: string
  readonly after: string
}

/** What differs between two states of an activity; « – » where one says nothing. */
export function changesInWords(book: Book, before: ActivityDraft, after: ActivityDraft): ChangeInWords[] {
  const [old, now] = [before, after].map(
    (draft) => new Map(factsOf(book, draft).map(({ label, value }) => [label, value])),
  )
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].flatMap((label) => {
    const change = {
      label,
      before: old?.get(label) ?? m.activity_nothing(),
      after: now?.get(label) ?? m.activity_nothing(),
    }
    return change.before === change.after ? [] : [change]
  })
}
