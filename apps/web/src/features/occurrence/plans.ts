import type { DayAnswer, Occurrence, OccurrenceDay, OccurrenceDraft } from '@maillage/contract/occurrence'
import { addDays, askedForDays, dayKey, daysBetween, dueDays } from '@maillage/contract/occurrence-rules'
import type { Day } from '@maillage/contract/values'
import { client } from '../../platform/client.ts'
import type { OutboxItem } from '../../platform/outbox/database.ts'
import { useKeptAndWritten } from '../../platform/outbox/written-since.ts'
import { useMe } from '../../platform/session.ts'
import { todayOf } from '../activity/api.ts'

export interface Plans {
  /** undefined while nothing is known. */
  readonly plans: readonly Occurrence[] | undefined
  readonly error: unknown
  readonly waiting: boolean
}

/** What comes back, kept for the road, with what was planned or stopped on this device meanwhile. */
export function usePlans(): Plans {
  const { accountId } = useMe()
  const { value, written, error, waiting } = useKeptAndWritten({
    owner: accountId,
    name: 'occurrences',
    ask: () => client.occurrence.list(),
    entries: ['occurrence.save', 'occurrence.withdraw'],
  })
  return { plans: value && withWritten(value, written), error, waiting }
}

function withWritten(known: readonly Occurrence[], items: readonly OutboxItem[]): Occurrence[] {
  const plans = new Map(known.map((plan) => [plan.id as string, plan]))
  for (const item of items) {
    const { id, baseVersion, draft } = item.input as {
      id: Occurrence['id']
      baseVersion: number
      draft?: OccurrenceDraft
    }
    if (!draft) plans.delete(id)
    else {
      const { structureId } = draft.usual
      plans.set(id, { ...draft, id, structureId, version: baseVersion + 1, withdrawn: false })
    }
  }
  return [...plans.values()]
}

interface Period {
  readonly from: Day
  readonly to: Day
  /** Of one plan only. */
  readonly id?: Occurrence['id']
}

export interface Days {
  readonly days: readonly OccurrenceDay[] | undefined
  readonly error: unknown
  readonly waiting: boolean
}

/** The days of a period and what was said of each, kept for the road, with what was said on this device meanwhile. */
export function useDays(period: Period, name = `days ${period.id ?? ''} ${period.from} ${period.to}`): Days {
  const { accountId } = useMe()
  const { value, written, error, waiting } = useKeptAndWritten({
    owner: accountId,
    name,
    ask: () => client.occurrence.days(period),
    entries: ['occurrence.answer', 'occurrence.withdrawAnswer'],
  })
  return { days: value && withAnswers(value, written, period), error, waiting }
}

interface AnswerInput {
  readonly id: Occurrence['id']
  readonly day: Day
  readonly answer?: { outcome: 'held' | 'notHeld'; reason?: string }
}

/** The days with the last word on each; one that the copy does not know yet is added. */
function withAnswers(
  known: readonly OccurrenceDay[],
  items: readonly OutboxItem[],
  { id, from, to }: Period,
): OccurrenceDay[] {
  const days = new Map(known.map((each) => [dayKey(each.occurrenceId, each.day), each]))
  for (const item of items) {
    const { id: occurrenceId, day, answer } = item.input as AnswerInput
    if ((id && occurrenceId !== id) || day < from || day > to) continue
    const before = days.get(dayKey(occurrenceId, day)) ?? { occurrenceId, day, planned: true }
    days.set(dayKey(occurrenceId, day), { ...before, answer: answer ? answerHere(answer, item) : null })
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

const answerHere = (
  { outcome, reason }: NonNullable<AnswerInput['answer']>,
  { createdAt }: OutboxItem,
): DayAnswer => ({
  outcome,
  reason: reason ?? null,
  activity: null,
  at: createdAt as DayAnswer['at'],
  by: '',
})

export interface Due {
  readonly occurrence: Occurrence
  readonly day: Day
}

/**
 * The days that ask whether they were held, newest first: worked out here from the plans and the answers that are
 * known, so that a permanence proposes itself on its day without network too. Undefined while too little is known.
 */
export function useDueDays(): readonly Due[] | undefined {
  const today = todayOf(useMe()) as Day
  const { plans } = usePlans()
  // One name however the days go by: the copy of yesterday serves today.
  const { days } = useDays({ from: addDays(today, -askedForDays), to: today }, 'days lately')
  if (!plans || !days) return undefined
  const answered = days.flatMap(({ occurrenceId, day, answer }) =>
    answer ? [dayKey(occurrenceId, day)] : [],
  )
  return dueDays(plans, new Set(answered), today)
}

/** A day of a plan that is known here, whether it asks or not; undefined when there is none. */
export function useDueDay(id: unknown, day: unknown): { due: Due | undefined; waiting: boolean } {
  const { plans, waiting } = usePlans()
  const occurrence = plans?.find((plan) => plan.id === id)
  const planned = occurrence && typeof day === 'string' && daysBetween(occurrence, day as Day, day as Day)[0]
  return { due: occurrence && planned ? { occurrence, day: planned } : undefined, waiting: waiting && !plans }
}
