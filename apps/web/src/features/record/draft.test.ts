import type { Kind } from '@maillage/contract/catalogue'
import type { Day, SiteId, StructureId } from '@maillage/contract/values'
import { describe, expect, it } from 'vitest'
import {
  emptyDraft,
  entryOf,
  fieldsInTwo,
  filledMembers,
  fittedTo,
  nextDraft,
  repeatedDraft,
  totalOf,
  withEntry,
} from './draft.ts'

const label = { fr: 'x', en: 'x' }
const hours = { type: 'measure', code: 'hours', measure: 'hours', default: 2, required: true, label } as const
const acts = {
  type: 'grid',
  code: 'act',
  measure: 'acts',
  vocabulary: 'act',
  required: false,
  label,
} as const
const kind: Kind = {
  code: 'permanence',
  version: 2,
  label,
  shortLabel: label,
  part: 1,
  order: 1,
  structureKinds: ['caarud'],
  site: 'optional',
  recurs: true,
  validFrom: '2020-01-01' as Day,
  fields: [
    { type: 'choice', code: 'channel', vocabulary: 'channel', default: 'on_site', required: true, label },
    hours,
    acts,
    { type: 'tags', code: 'theme', vocabulary: 'theme', required: false, label },
    { type: 'text', code: 'partner', maxLength: 200, required: false, label },
    { type: 'text', code: 'note', maxLength: 1000, required: false, label },
  ],
}
const start = { day: '2026-03-01' as Day, structureId: 's' as StructureId, siteId: 'p' as SiteId }
const fresh = emptyDraft(kind, start)

describe('a new draft', () => {
  it('says what the catalogue says by default, and no more', () => {
    expect(fresh).toMatchObject({ kind: 'permanence', kindVersion: 2, ...start, texts: {}, tags: {} })
    expect(fresh.dimensions).toEqual({ channel: 'on_site' })
    expect(fresh.values).toEqual([{ measure: 'hours', member: {}, state: 'observed', amount: 2 }])
  })
})

describe('amounts', () => {
  it('keeps 0, « – » and nothing apart', () => {
    const zero = { ...fresh, values: withEntry(fresh, { field: hours, entry: 0 }) }
    const unobserved = { ...fresh, values: withEntry(fresh, { field: hours, entry: 'notObserved' }) }
    const empty = { ...fresh, values: withEntry(fresh, { field: hours, entry: null }) }
    expect([zero, unobserved, empty].map((draft) => entryOf(draft, hours))).toEqual([0, 'notObserved', null])
    expect(unobserved.values).toEqual([{ measure: 'hours', member: {}, state: 'notObserved', amount: null }])
    expect(empty.values).toEqual([])
  })

  it('holds one amount for each row of a grid, and their total', () => {
    let draft = fresh
    for (const [member, entry] of [
      ['care', 3],
      ['rights', 4],
      ['care', 5],
      ['housing', 'notObserved'],
    ] as const) {
      draft = { ...draft, values: withEntry(draft, { field: acts, member, entry }) }
    }
    expect(entryOf(draft, acts, 'care')).toBe(5)
    expect(filledMembers(draft, acts).sort()).toEqual(['care', 'housing', 'rights'])
    expect(totalOf(draft, acts)).toBe(9)
    expect(totalOf(draft, hours)).toBe(2)
  })
})

describe('what is done again', () => {
  const last = {
    ...fresh,
    kindVersion: 1,
    values: withEntry(fresh, { field: hours, entry: 3 }),
    dimensions: { channel: 'post', gone: 'x' },
    texts: { partner: ' Mission locale ', note: 'Beaucoup de monde.' },
  }

  it('keeps everything but the words about the day, under today’s version', () => {
    const again = repeatedDraft(last, kind, '2026-03-08' as Day)
    expect(again).toMatchObject({ day: '2026-03-08', kindVersion: 2, siteId: 'p', values: last.values })
    expect(again.texts).toEqual({ partner: 'Mission locale' })
    expect(again.dimensions).toEqual({ channel: 'post' })
  })

  it('of the next in a row keeps day, place and choices, and counts nothing yet', () => {
    expect(nextDraft(last, kind)).toMatchObject({ day: last.day, siteId: 'p', values: fresh.values })
  })

  it('loses its place under a kind that has none', () => {
    expect(fittedTo({ ...kind, site: 'none' }, last).siteId).toBeNull()
  })
})

describe('what is asked first', () => {
  it('is what must be said and what is counted', () => {
    const { first, more } = fieldsInTwo(kind)
    expect(first.map((field) => field.code)).toEqual(['channel', 'hours', 'act'])
    expect(more.map((field) => field.code)).toEqual(['theme', 'partner', 'note'])
  })
})
