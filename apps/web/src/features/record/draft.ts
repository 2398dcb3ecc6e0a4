import type { ActivityDraft, ValueInput } from '@maillage/contract/activity'
import { belongsTo } from '@maillage/contract/activity-rules'
import type { Field, Kind } from '@maillage/contract/catalogue'
import type { Day, SiteId, StructureId } from '@maillage/contract/values'
import type { NumberEntry } from '../../ui/number-text.ts'

export type AmountField = Extract<Field, { type: 'measure' | 'grid' }>

export interface Start {
  readonly day: Day
  readonly structureId: StructureId
  readonly siteId: SiteId | null
}

/** A new draft of a kind: only what the catalogue says by default. */
export function emptyDraft(kind: Kind, { day, structureId, siteId }: Start): ActivityDraft {
  const choices = kind.fields.flatMap((field) =>
    field.type === 'choice' && field.default !== undefined ? [[field.code, field.default] as const] : [],
  )
  const values = kind.fields.flatMap((field): ValueInput[] =>
    field.type === 'measure' && field.default !== undefined
      ? [{ measure: field.measure, member: {}, state: 'observed', amount: field.default }]
      : [],
  )
  return {
    kind: kind.code,
    kindVersion: kind.version,
    day,
    structureId,
    coStructureId: null,
    siteId,
    dimensions: Object.fromEntries(choices),
    tags: {},
    texts: {},
    values,
  }
}

/** Longer than a line, a text tells of the day itself and is not repeated. */
const oneLine = 200

/** The last activity of a kind, done again on another day: everything but the words about the day itself. */
export function repeatedDraft(last: ActivityDraft, kind: Kind, day: Day): ActivityDraft {
  const lines = kind.fields.filter((field) => field.type === 'text' && field.maxLength <= oneLine)
  const texts = Object.fromEntries(
    lines.flatMap(({ code }) => (last.texts[code] ? [[code, last.texts[code]] as const] : [])),
  )
  return fittedTo(kind, { ...last, day, texts })
}

/** The draft for the next one of the same kind, entered in a row: same day, place and choices, nothing counted yet. */
export function nextDraft(saved: ActivityDraft, kind: Kind): ActivityDraft {
  const { values } = emptyDraft(kind, saved)
  return { ...repeatedDraft(saved, kind, saved.day), values }
}

const pick = <Value>(
  from: Readonly<Record<string, Value>>,
  codes: readonly string[],
): Record<string, Value> => Object.fromEntries(Object.entries(from).filter(([code]) => codes.includes(code)))

/** The draft under a kind (or another version of it): what that one has no field for is left out. */
export function fittedTo(kind: Kind, draft: ActivityDraft): ActivityDraft {
  const codes = (type: Field['type']) =>
    kind.fields.filter((field) => field.type === type).map((field) => field.code)
  const texts = Object.entries(pick(draft.texts, codes('text'))).map(([code, text]) => [code, text.trim()])
  return {
    ...draft,
    kind: kind.code,
    kindVersion: kind.version,
    siteId: kind.site === 'none' ? null : draft.siteId,
    dimensions: pick(draft.dimensions, codes('choice')),
    tags: Object.fromEntries(
      Object.entries(pick(draft.tags, codes('tags'))).filter(([, members]) => members.length > 0),
    ),
    texts: Object.fromEntries(texts.filter(([, text]) => text !== '')),
    values: draft.values.filter((value) =>
      kind.fields.some(
        (field) => (field.type === 'measure' || field.type === 'grid') && belongsTo(field, value),
      ),
    ),
  }
}

const isOf = (field: AmountField, member: string | null) => (value: ValueInput) =>
  belongsTo(field, value) && (field.type === 'measure' || value.member[field.vocabulary] === member)

/** What stands in a field of amounts; of a grid, in one of its rows. */
export function entryOf(draft: ActivityDraft, field: AmountField, member: string | null = null): NumberEntry {
  const value = draft.values.find(isOf(field, member))
  if (!value) return null
  return value.state === 'notObserved' ? 'notObserved' : value.amount
}

/** The values with another entry in a field (of a grid, in one of its rows); an empty one is absent. */
export function withEntry(
  draft: ActivityDraft,
  { field, member = null, entry }: { field: AmountField; member?: string | null; entry: NumberEntry },
): ActivityDraft['values'] {
  const others = draft.values.filter((value) => !isOf(field, member)(value))
  if (entry === null) return others
  const row = field.type === 'grid' && member !== null ? { [field.vocabulary]: member } : {}
  const stated =
    entry === 'notObserved'
      ? { state: 'notObserved' as const, amount: null }
      : { state: 'observed' as const, amount: entry }
  return [...others, { measure: field.measure, member: row, ...stated }]
}

/** The members of a grid that have an entry. */
export const filledMembers = (draft: ActivityDraft, field: Extract<Field, { type: 'grid' }>): string[] =>
  draft.values.flatMap((value) => (belongsTo(field, value) ? (value.member[field.vocabulary] ?? []) : []))

/** The sum of what was observed in a field. */
export const totalOf = (draft: ActivityDraft, field: AmountField): number =>
  draft.values.reduce((sum, value) => sum + (belongsTo(field, value) ? (value.amount ?? 0) : 0), 0)

/** What is asked at once, and what can wait behind « more »: choices, tags and texts that may stay empty. */
export function fieldsInTwo(kind: Kind): { first: readonly Field[]; more: readonly Field[] } {
  const isFirst = (field: Field) => field.required || field.type === 'measure' || field.type === 'grid'
  return {
    first: kind.fields.filter(isFirst),
    more: kind.fields.filter((field) => !isFirst(field)),
  }
}

/** Whether something was said in a field. */
export function isFilled(draft: ActivityDraft, field: Field): boolean {
  switch (field.type) {
    case 'choice':
      return draft.dimensions[field.code] !== undefined
    case 'tags':
      return (draft.tags[field.code] ?? []).length > 0
    case 'text':
      return (draft.texts[field.code] ?? '') !== ''
    default:
      return draft.values.some((value) => belongsTo(field, value))
  }
}
