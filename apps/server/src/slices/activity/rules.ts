import type { ActivityDraft } from '@maillage/contract/activity'
import { dimensionsKey, isToCome, type SpreadValue } from '@maillage/contract/activity-rules'
import type { RecordingCatalogue } from '@maillage/contract/catalogue'
import { addDays } from '@maillage/contract/occurrence-rules'
import type { Day, Dimensions } from '@maillage/contract/values'
import { monthOf } from '../../platform/time/zone.ts'

/** Whether a day is refused as still to come: overseas, a phone may be one day ahead of its network. */
export const isAhead = (day: string, today: Day): boolean => isToCome(day, addDays(today, 1))

/** What an activity adds to one sum; subtracting is the same with the signs turned. */
export interface RollupDelta {
  readonly structureId: string
  readonly carrierId: string
  readonly kind: string
  readonly measure: string
  readonly month: Day
  readonly dimensionsKey: string
  readonly dimensions: Dimensions
  readonly amount: number
  readonly observed: number
  readonly notObserved: number
  readonly missing: number
}

/** An activity as sums see it. */
export interface Counted {
  readonly kind: string
  readonly day: Day
  readonly structureId: string
  readonly coStructureId: string | null
  readonly values: readonly SpreadValue[]
}

/** What changes in the sums when an activity goes from one state to another (null: it does not count). */
export function rollupDeltas(before: Counted | null, after: Counted | null): RollupDelta[] {
  return mergeDeltas([
    ...(before ? contributions(before, -1) : []),
    ...(after ? contributions(after, 1) : []),
  ])
}

/**
 * The same changes with one delta for each sum. Sums that do not change are left out, so that a correction of words
 * writes nothing.
 */
export function mergeDeltas(parts: readonly RollupDelta[]): RollupDelta[] {
  const deltas = new Map<string, RollupDelta>()
  for (const part of parts) {
    const { structureId, carrierId, kind, measure, month } = part
    const key = [structureId, carrierId, kind, measure, month, part.dimensionsKey].join('|')
    const known = deltas.get(key)
    deltas.set(key, known ? addDelta(known, part) : part)
  }
  // One order for all writers, so that two of them never wait for each other in a circle.
  return [...deltas.entries()]
    .filter(([, delta]) => delta.amount || delta.observed || delta.notObserved || delta.missing)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, delta]) => delta)
}

function contributions(state: Counted, sign: 1 | -1): RollupDelta[] {
  const { kind, day, structureId, coStructureId } = state
  return [structureId, ...(coStructureId ? [coStructureId] : [])].flatMap((each) =>
    state.values.map((value) => ({
      structureId: each,
      carrierId: structureId,
      kind,
      measure: value.measure,
      month: monthOf(day),
      dimensionsKey: dimensionsKey(value.dimensions),
      dimensions: value.dimensions,
      amount: sign * (value.amount ?? 0),
      observed: value.state === 'observed' ? sign : 0,
      notObserved: value.state === 'notObserved' ? sign : 0,
      missing: value.state === 'notFilledIn' ? sign : 0,
    })),
  )
}

const addDelta = (a: RollupDelta, b: RollupDelta): RollupDelta => ({
  ...a,
  amount: a.amount + b.amount,
  observed: a.observed + b.observed,
  notObserved: a.notObserved + b.notObserved,
  missing: a.missing + b.missing,
})

/** Lower case without accents: what is searched and what is typed in the search box meet here. */
export const searchable = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The words an activity is found by: its kind, its choices and texts in both languages, and its places. */
export function searchText(
  draft: ActivityDraft,
  catalogue: RecordingCatalogue,
  places: readonly string[],
): string {
  const kind = catalogue.kinds.find((each) => each.code === draft.kind && each.version === draft.kindVersion)
  const chosen = [...Object.values(draft.dimensions), ...Object.values(draft.tags).flat()]
  const labels = catalogue.vocabularies
    .flatMap((vocabulary) => vocabulary.members)
    .filter((member) => chosen.includes(member.code))
    .flatMap((member) => [member.label.fr, member.label.en])
  const kindLabels = kind ? [kind.label.fr, kind.label.en] : []
  return searchable([...kindLabels, ...labels, ...Object.values(draft.texts), ...places].join(' '))
}
