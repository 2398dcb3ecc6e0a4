import type { ActivityDraft } from '@maillage/contract/activity'
import type { DayAnswer } from '@maillage/contract/occurrence'
import { dayKey } from '@maillage/contract/occurrence-rules'
import type { OfflineInput } from '@maillage/contract/offline'
import type { Day, OccurrenceId } from '@maillage/contract/values'
import { v7 as newId } from 'uuid'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { connection } from '../../platform/connection.ts'
import { enqueue, takeBack } from '../../platform/outbox/queue.ts'
import { sendWhenPossible } from '../../platform/outbox/sender.ts'
import { showToast } from '../../ui/toasts.tsx'
import { draftIn } from '../activity/api.ts'

/** One day of something that comes back, and whose answer it is. */
export interface AnsweredDay {
  readonly owner: string
  readonly id: OccurrenceId
  readonly day: Day
}

/** Says that a day was held and records it, with a way back. */
export const answerHeld = (of: AnsweredDay, draft: ActivityDraft): Promise<void> =>
  say(of, { outcome: 'held', activityId: newId(), draft })

/** Says that a day was not held, and why (a member of `not_held_reason`): nothing is counted. */
export const answerNotHeld = (of: AnsweredDay, reason: string): Promise<void> =>
  say(of, { outcome: 'notHeld', reason })

async function say(of: AnsweredDay, answer: OfflineInput<'occurrence.answer'>['answer']): Promise<void> {
  const { owner, id, day } = of
  const item = await enqueue({
    owner,
    thing: dayKey(id, day),
    needs: [id],
    entry: 'occurrence.answer',
    input: { id, day, answer },
  })
  sendWhenPossible()
  const undo = async () => {
    if (!(await takeBack(item))) await withdrawAnswer(of)
  }
  showToast({ message: doneWords(answer.outcome), undo: () => void undo() })
}

function doneWords(outcome: 'held' | 'notHeld'): string {
  if (connection() !== 'online') return m.record_saved_here()
  return outcome === 'held' ? m.occurrence_noted_held() : m.occurrence_noted_not_held()
}

/** Takes an answer back, and with it what it recorded: the day asks again. Resolves with the queued item. */
async function withdrawAnswer({ owner, id, day }: AnsweredDay): Promise<string> {
  const item = await enqueue({
    owner,
    thing: dayKey(id, day),
    needs: [id],
    entry: 'occurrence.withdrawAnswer',
    input: { id, day, reason: m.occurrence_undone_reason() },
  })
  sendWhenPossible()
  return item
}

/** Takes an answer back, and offers to say it again. */
export async function askAgain(of: AnsweredDay, answer: DayAnswer): Promise<void> {
  const sayAgain = await againOf(of, answer)
  const item = await withdrawAnswer(of)
  const undo = async () => {
    if (!(await takeBack(item))) await sayAgain?.()
  }
  showToast({ message: m.occurrence_asked_again(), ...(sayAgain && { undo: () => void undo() }) })
}

/** How the same answer is said once more; null when what was recorded cannot be read now. */
async function againOf(of: AnsweredDay, answer: DayAnswer): Promise<(() => Promise<void>) | null> {
  if (answer.outcome === 'notHeld') return () => answerNotHeld(of, answer.reason ?? 'other')
  const recorded =
    answer.activity && (await client.activity.read({ id: answer.activity.id }).catch(() => null))
  return recorded ? () => answerHeld(of, draftIn(recorded.activity)) : null
}
