import type { ActivityDraft } from '@maillage/contract/activity'
import type { Field, Kind } from '@maillage/contract/catalogue'
import type { OccurrenceDraft } from '@maillage/contract/occurrence'
import { nextDays } from '@maillage/contract/occurrence-rules'
import type { Day, StructureId } from '@maillage/contract/values'
import * as m from '../../paraglide/messages.js'
import { isWholeDay } from '../../ui/day-field.tsx'
import { type Book, measureOf, wordOf } from '../activity/api.ts'
import { emptyDraft, issuesInWords } from '../record/api.ts'

type MeasureField = Extract<Field, { type: 'measure' }>

/** The field that says how long it lasted: asked once, for the calendar and for the record. */
export function lengthField(kind: Kind, book: Book): MeasureField | undefined {
  return kind.fields.find(
    (field): field is MeasureField =>
      field.type === 'measure' && field.required && measureOf(book, field.measure)?.type === 'hours',
  )
}

interface Start {
  readonly book: Book
  readonly today: Day
  readonly structureId: StructureId
}

/** A new plan: every week from today, in the afternoon, as long as the kind lasts usually. */
export function emptyPlan(kind: Kind, { book, today, structureId }: Start): OccurrenceDraft {
  const sites = book.sites.filter((site) => site.structureId === structureId && !site.archived)
  const siteId = sites.length === 1 ? (sites[0]?.id ?? null) : null
  const usual = emptyDraft(kind, { day: today, structureId, siteId })
  const plan: OccurrenceDraft = {
    title: '',
    usual,
    firstDay: today,
    lastDay: null,
    recurrence: { every: 'week', interval: 1 },
    startTime: '14:00',
    durationMin: 120,
    exceptions: [],
  }
  const lasting = withLength(plan, { kind, book, hours: plan.durationMin / 60 })
  return { ...lasting, title: suggestedTitle(kind, book, usual) }
}

/** « Permanence, Belfort », while nobody has written a better title. */
export function suggestedTitle(kind: Kind, book: Book, usual: ActivityDraft): string {
  const site = book.sites.find((each) => each.id === usual.siteId)
  return site ? `${wordOf(kind.shortLabel)}, ${site.name}` : ''
}

/** The plan with another length, in the calendar and in what is usually recorded. */
export function withLength(
  plan: OccurrenceDraft,
  { kind, book, hours }: { kind: Kind; book: Book; hours: number },
): OccurrenceDraft {
  const field = lengthField(kind, book)
  const durationMin = Math.round(hours * 60)
  if (!field) return { ...plan, durationMin }
  const others = plan.usual.values.filter(({ measure }) => measure !== field.measure)
  const length = { measure: field.measure, member: {}, state: 'observed' as const, amount: hours }
  return { ...plan, durationMin, usual: { ...plan.usual, values: [...others, length] } }
}

/** What stands in the way of saving a plan, by the code of its field, in the order of the form. */
export function planIssues(plan: OccurrenceDraft, kind: Kind, book: Book): ReadonlyMap<string, string> {
  const isDay = isWholeDay(plan.firstDay)
  const usual: ReadonlyMap<string, string> = isDay
    ? issuesInWords({ ...plan.usual, day: plan.firstDay }, kind, { book, today: null })
    : new Map()
  const { site, day, ...others } = Object.fromEntries(usual)
  const own = {
    site,
    title: plan.title.trim() === '' ? m.occurrence_issue_title() : undefined,
    firstDay: isDay ? day : m.occurrence_issue_first_day(),
    startTime: /^\d{2}:\d{2}$/.test(plan.startTime) ? undefined : m.occurrence_issue_time(),
    length: plan.durationMin < 15 || plan.durationMin > 24 * 60 ? m.occurrence_issue_length() : undefined,
    ...others,
    lastDay: isDay && nextDays(plan, plan.firstDay, 1).length === 0 ? m.occurrence_issue_no_day() : undefined,
  }
  const found = Object.entries(own).flatMap(([code, sentence]) =>
    sentence ? [[code, sentence] as const] : [],
  )
  // The length is asked once: what the record says against it is said already.
  const length = lengthField(kind, book)?.code
  return new Map(found.filter(([code]) => code !== length))
}
