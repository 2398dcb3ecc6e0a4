import type { ActivityDraft } from './activity.ts'
import type { Field, Kind, Measure, RecordingCatalogue, Vocabulary, VocabularyMember } from './catalogue.ts'
import type { Dimensions } from './values.ts'

/** Why a field cannot be saved; the page words it beside the field. */
export interface FieldIssue {
  /** Field code; `site`, `day` and `kind` stand for the activity's own. */
  readonly field: string
  readonly issue:
    | 'required'
    | 'notWhole'
    | 'notQuarter'
    | 'negative'
    | 'tooLarge'
    | 'notInVocabulary'
    | 'tooLong'
    | 'unknown'
    | 'notInForce'
  readonly limit?: number
}

/** A value as figures read it: its measure, its whole dimension tuple, its state. */
export interface SpreadValue {
  readonly measure: string
  readonly dimensions: Dimensions
  readonly state: 'observed' | 'notObserved' | 'notFilledIn'
  readonly amount: number | null
}

/** Items that were handed out inside kits, derived from the kits' composition on the day. */
export const itemsInKitsMeasure = 'items_in_kits'

/** The reserved measure that counts activities themselves. */
export const activityCount = 'activity_count'

const largestAmount = 1_000_000

export const inForce = (
  entry: { validFrom?: string | undefined; validTo?: string | undefined },
  day: string,
): boolean =>
  (entry.validFrom === undefined || entry.validFrom <= day) &&
  (entry.validTo === undefined || day <= entry.validTo)

/** The version of a kind that is in force on a day; undefined when there is none. */
export function kindOn(kinds: readonly Kind[], code: string, day: string): Kind | undefined {
  return kinds
    .filter((kind) => kind.code === code && inForce(kind, day))
    .sort((a, b) => b.version - a.version)[0]
}

export const membersOn = (vocabulary: Vocabulary | undefined, day: string): VocabularyMember[] =>
  vocabulary?.members.filter((member) => inForce(member, day)) ?? []

/** Whether a day is still to come: what is recorded was done, at the latest on the given day, today in the network's zone. */
export const isToCome = (day: string, today: string): boolean => day > today

type Words = Pick<RecordingCatalogue, 'measures' | 'vocabularies'>

/** What stands in the way of saving the draft: the same rule in the page and on the server. */
export function checkDraft(draft: ActivityDraft, kind: Kind, words: Words): FieldIssue[] {
  const issues = kind.fields.flatMap((field) => checkField(field, draft, words))
  if (!inForce(kind, draft.day)) issues.push({ field: 'kind', issue: 'notInForce' })
  if (kind.site === 'required' && !draft.siteId) issues.push({ field: 'site', issue: 'required' })
  return [...issues, ...unknownParts(draft, kind)]
}

function checkField(field: Field, draft: ActivityDraft, words: Words): FieldIssue[] {
  const found = (issue: FieldIssue['issue'], limit?: number): FieldIssue[] => [
    { field: field.code, issue, ...(limit !== undefined && { limit }) },
  ]
  switch (field.type) {
    case 'choice': {
      const member = draft.dimensions[field.code]
      if (member === undefined) return field.required ? found('required') : []
      return isMember(words, field.vocabulary, member, draft.day) ? [] : found('notInVocabulary')
    }
    case 'tags': {
      const members = draft.tags[field.code] ?? []
      if (field.required && members.length === 0) return found('required')
      return members.every((member) => isMember(words, field.vocabulary, member, draft.day))
        ? []
        : found('notInVocabulary')
    }
    case 'text': {
      const text = draft.texts[field.code]?.trim() ?? ''
      if (field.required && text === '') return found('required')
      return text.length > field.maxLength ? found('tooLong', field.maxLength) : []
    }
    case 'measure':
    case 'grid':
      return checkAmounts(field, draft, words)
  }
}

function checkAmounts(
  field: Extract<Field, { type: 'measure' | 'grid' }>,
  draft: ActivityDraft,
  words: Words,
): FieldIssue[] {
  const values = draft.values.filter((value) => belongsTo(field, value))
  if (field.required && values.length === 0) return [{ field: field.code, issue: 'required' }]
  const measure = words.measures.find((each) => each.code === field.measure)
  const limit = (field.type === 'measure' ? field.max : undefined) ?? largestAmount
  return values.flatMap((value) => {
    const member = field.type === 'grid' ? value.member[field.vocabulary] : undefined
    if (field.type === 'grid' && !isMember(words, field.vocabulary, member, draft.day)) {
      return [{ field: field.code, issue: 'notInVocabulary' as const }]
    }
    const issue = value.state === 'observed' ? checkAmount(value.amount, measure, limit) : null
    return issue ? [{ field: field.code, ...issue }] : []
  })
}

function checkAmount(
  amount: number | null,
  measure: Measure | undefined,
  limit: number,
): Omit<FieldIssue, 'field'> | null {
  if (amount === null || Number.isNaN(amount)) return { issue: 'required' }
  if (amount < 0) return { issue: 'negative' }
  if (amount > limit) return { issue: 'tooLarge', limit }
  if (measure?.type === 'hours') return Number.isInteger(amount * 4) ? null : { issue: 'notQuarter' }
  return Number.isInteger(amount) ? null : { issue: 'notWhole' }
}

function isMember(words: Words, vocabulary: string, member: string | undefined, day: string): boolean {
  const entry = words.vocabularies.find((each) => each.code === vocabulary)
  return membersOn(entry, day).some((each) => each.code === member)
}

/** Whether a typed value was typed in this field. */
export function belongsTo(
  field: Extract<Field, { type: 'measure' | 'grid' }>,
  value: { measure: string; member: Dimensions },
): boolean {
  const keys = Object.keys(value.member)
  if (value.measure !== field.measure) return false
  return field.type === 'measure' ? keys.length === 0 : keys.length === 1 && keys[0] === field.vocabulary
}

function unknownParts(draft: ActivityDraft, kind: Kind): FieldIssue[] {
  const ofType = (type: Field['type']) =>
    kind.fields.filter((field) => field.type === type).map((field) => field.code)
  const amounts = kind.fields.filter((field) => field.type === 'measure' || field.type === 'grid')
  const strangers = [
    ...Object.keys(draft.dimensions).filter((code) => !ofType('choice').includes(code)),
    ...Object.keys(draft.tags).filter((code) => !ofType('tags').includes(code)),
    ...Object.keys(draft.texts).filter((code) => !ofType('text').includes(code)),
    ...draft.values
      .filter((value) => !amounts.some((field) => belongsTo(field, value)))
      .map((value) => value.measure),
  ]
  const seen = new Set<string>()
  const twice = draft.values.filter((value) => {
    const key = `${value.measure}|${dimensionsKey(value.member)}`
    return seen.size === seen.add(key).size
  })
  return [...strangers, ...twice.map((value) => value.measure)].map((field) => ({
    field,
    issue: 'unknown' as const,
  }))
}

/** The activity itself, then its values with their whole dimension tuple: empty fields marked, kits opened into items. */
export function spreadValues(draft: ActivityDraft, kind: Kind, words: Words): SpreadValue[] {
  const base = wholeDimensions(draft, kind, words)
  const activity = { measure: activityCount, dimensions: base, state: 'observed' as const, amount: 1 }
  const amounts = kind.fields.flatMap((field): SpreadValue[] => {
    if (field.type !== 'measure' && field.type !== 'grid') return []
    const typed = draft.values.filter((value) => belongsTo(field, value))
    if (field.type === 'measure' && typed.length === 0) {
      return [{ measure: field.measure, dimensions: base, state: 'notFilledIn', amount: null }]
    }
    return typed.flatMap((value) => {
      const { measure, state } = value
      const spread = {
        measure,
        dimensions: { ...base, ...value.member },
        state,
        amount: state === 'observed' ? value.amount : null,
      }
      return [spread, ...openKit(spread, draft.day, words)]
    })
  })
  return [activity, ...amounts]
}

/** What was chosen, what those choices say at once, and the site. */
function wholeDimensions(draft: ActivityDraft, kind: Kind, words: Words): Dimensions {
  const implied = kind.fields.flatMap((field) => {
    if (field.type !== 'choice') return []
    const vocabulary = words.vocabularies.find((each) => each.code === field.vocabulary)
    const member = vocabulary?.members.find((each) => each.code === draft.dimensions[field.code])
    return member?.implies ? [member.implies] : []
  })
  return Object.assign({}, ...implied, draft.dimensions, draft.siteId && { site: draft.siteId })
}

function openKit(value: SpreadValue, day: string, words: Words): SpreadValue[] {
  const { amount } = value
  if (amount === null || words.measures.find((each) => each.code === value.measure)?.type !== 'kits')
    return []
  return Object.entries(value.dimensions).flatMap(([dimension, code]) => {
    const vocabulary = words.vocabularies.find((each) => each.code === dimension)
    const contents = vocabulary?.members.find((member) => member.code === code)?.contents ?? []
    return contents
      .filter((content) => inForce(content, day))
      .map((content) => ({
        measure: itemsInKitsMeasure,
        dimensions: { ...value.dimensions, [vocabulary?.contentsVocabulary ?? dimension]: content.item },
        state: 'observed' as const,
        amount: amount * content.quantity,
      }))
  })
}

/** One text per dimension tuple, whatever the order of its keys: 'act=hygiene|site=…'. */
export function dimensionsKey(dimensions: Dimensions): string {
  return Object.entries(dimensions)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dimension, member]) => `${dimension}=${member}`)
    .join('|')
}
