import type { ActivityDraft } from '@maillage/contract/activity'
import type { OfflineEntry } from '@maillage/contract/offline'
import { isProblemCode, problemSentence } from '@maillage/contract/problems'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { formatTime } from '../../platform/format.ts'
import { language } from '../../platform/language.ts'
import type { OutboxItem } from '../../platform/outbox/database.ts'
import { useKept } from '../../platform/outbox/kept.ts'
import { useSent, useUnsent } from '../../platform/outbox/live.ts'
import { useMe } from '../../platform/session.ts'
import { type Book, type InWords, inWords } from '../activity/api.ts'

export { emptyDraft, fieldsInTwo, fittedTo, repeatedDraft } from './draft.ts'
export { fieldId, issuesInWords } from './issues.ts'

/** The activity that a queued item writes; undefined when it writes something else. */
export function draftOf(item: OutboxItem): ActivityDraft | undefined {
  if (item.entry === 'activity.save') return (item.input as { draft: ActivityDraft }).draft
  if (item.entry !== 'occurrence.answer') return undefined
  return (item.input as { answer: { draft?: ActivityDraft } }).answer.draft
}

/** The activity that an item writes or takes away; the item's own thing where that is no activity. */
export function activityIdOf(item: OutboxItem): string {
  if (item.entry !== 'occurrence.answer') return item.thing
  return (item.input as { answer: { activityId?: string } }).answer.activityId ?? item.thing
}

const entryWords: Readonly<Record<OfflineEntry, () => string>> = {
  'activity.save': m.queue_entry_activity_save,
  'activity.withdraw': m.queue_entry_activity_withdraw,
  'activity.restore': m.queue_entry_activity_restore,
  'occurrence.save': m.queue_entry_occurrence_save,
  'occurrence.withdraw': m.queue_entry_occurrence_withdraw,
  'occurrence.answer': m.queue_entry_occurrence_answer,
  'occurrence.withdrawAnswer': m.queue_entry_occurrence_withdraw_answer,
  'series.link': m.queue_entry_series_link,
  'series.unlink': m.queue_entry_series_unlink,
  'meeting.save': m.queue_entry_meeting_save,
  'meeting.withdraw': m.queue_entry_meeting_withdraw,
  'statement.save': m.queue_entry_statement_save,
  'report.saveProse': m.queue_entry_report_prose,
}

export interface ItemInWords extends InWords {
  /** The day of the activity; null when the item is none. */
  readonly day: string | null
  /** What is done to it, when that is not simply recording it: a correction, a removal. */
  readonly deed: string | null
}

/** A queued item in a few words; without a book, by its entry only. */
export function itemInWords(item: OutboxItem, book: Book | undefined, things: ThingWords): ItemInWords {
  const draft = draftOf(item) ?? things.get(item.thing)
  const deed = entryWords[item.entry]()
  if (!draft || !book) return { title: deed, place: '', amounts: [], day: null, deed: null }
  const correction = (item.input as { baseVersion?: number }).baseVersion ?? 0
  // Answering that a day was held records it: its kind is the whole word.
  const simply =
    (item.entry === 'occurrence.answer' && draftOf(item) !== undefined) ||
    (item.entry === 'activity.save' && correction === 0)
  const said = item.entry === 'activity.save' ? m.queue_entry_correction() : deed
  return { ...inWords(book, draft), day: draft.day, deed: simply ? null : said }
}

/** What is known on this device of the things that items speak of, by their ids. */
export type ThingWords = ReadonlyMap<string, ActivityDraft>

/** The drafts that items carry, so that an item which only names its thing can be told in words. */
export function thingsOf(items: readonly OutboxItem[]): ThingWords {
  const pairs = items.flatMap((item) => {
    const draft = draftOf(item)
    return draft ? [[item.thing, draft] as const] : []
  })
  return new Map(pairs)
}

/** Where an item stands, in a sentence. */
export function stateInWords(item: OutboxItem, zone: string): string {
  if (item.state === 'sent') return m.queue_state_sent()
  if (item.refusal) {
    const { code, data } = item.refusal
    return isProblemCode(code) ? problemSentence(code, language(), data) : m.shell_problem_bug()
  }
  switch (item.hold) {
    case 'signIn':
      return m.queue_state_sign_in()
    case 'failing':
      return item.notBefore
        ? m.queue_state_failing({ time: formatTime(item.notBefore, zone) })
        : m.shell_problem_bug()
    default:
      return m.queue_state_waiting()
  }
}

interface Frequent {
  readonly kind: string
  readonly last: ActivityDraft
}

/**
 * The kinds that this person records most, each with its last activity: as the service knows, and as this device does.
 * Undefined until the device has answered.
 */
export function useFrequent(): readonly Frequent[] | undefined {
  const { accountId } = useMe()
  const frequent = useKept(accountId, 'frequent', () => client.activity.frequent())
  const here = useDraftsHere()
  if (!here || frequent.waiting) return undefined
  const lastHere = new Map<string, ActivityDraft>()
  for (const draft of here) if (!lastHere.has(draft.kind)) lastHere.set(draft.kind, draft)
  const known = (frequent.value ?? []).map(({ kind, last }) => ({ kind, last: lastHere.get(kind) ?? last }))
  const onlyHere = [...lastHere.values()].filter(({ kind }) => known.every((each) => each.kind !== kind))
  return [...known, ...onlyHere.map((last) => ({ kind: last.kind, last }))]
}

/** What was recorded on this device lately, newest first. */
function useDraftsHere(): readonly ActivityDraft[] | undefined {
  const { accountId, network } = useMe()
  const [unsent, sent] = [useUnsent(accountId), useSent(accountId)]
  if (!unsent || !sent) return undefined
  return [...unsent, ...sent]
    .filter((item) => item.network === network?.id)
    .sort((a, b) => b.order - a.order)
    .flatMap((item) => draftOf(item) ?? [])
}
