import type { ActivityDraft } from '@maillage/contract/activity'
import type { DueDay } from '@maillage/contract/occurrence'
import { v7 as newId } from 'uuid'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { connection } from '../../platform/connection.ts'
import { useKept } from '../../platform/outbox/kept.ts'
import { useSent, useUnsent } from '../../platform/outbox/live.ts'
import { enqueue, takeBack } from '../../platform/outbox/queue.ts'
import { sendWhenPossible } from '../../platform/outbox/sender.ts'
import { useMe } from '../../platform/session.ts'
import { showToast } from '../../ui/toasts.tsx'

const thingOf = ({ occurrence, day }: DueDay): string => `${occurrence.id} ${day}`

/** The days that ask whether something was held, those answered on this device left out; undefined until it has answered. */
export function useDueDays(): readonly DueDay[] | undefined {
  const { accountId } = useMe()
  const due = useKept(accountId, 'due', () => client.occurrence.due())
  const [unsent, sent] = [useUnsent(accountId), useSent(accountId)]
  if (!unsent || !sent || due.waiting) return undefined
  const answered = new Set([...unsent, ...sent].map((item) => item.thing))
  return (due.value ?? []).filter((each) => !answered.has(thingOf(each)))
}

interface Held {
  readonly owner: string
  readonly due: DueDay
  readonly draft: ActivityDraft
}

/** Says that a day was held and records it, with a way back. */
export async function answerHeld({ owner, due, draft }: Held): Promise<void> {
  const activityId = newId()
  const thing = thingOf(due)
  const item = await enqueue({
    owner,
    thing,
    needs: [due.occurrence.id],
    entry: 'occurrence.answer',
    input: { id: due.occurrence.id, day: due.day, answer: { outcome: 'held', activityId, draft } },
  })
  sendWhenPossible()
  const undo = async () => {
    if (await takeBack(item)) return
    const input = { id: activityId, baseVersion: 1, reason: m.record_undo_reason() }
    await enqueue({ owner, entry: 'activity.withdraw', input, needs: [thing] })
    sendWhenPossible()
  }
  showToast({
    message: connection() === 'online' ? m.record_saved() : m.record_saved_here(),
    undo: () => void undo(),
  })
}

interface NotHeld {
  readonly owner: string
  readonly due: DueDay
  /** A member of the vocabulary of reasons. */
  readonly reason: string
}

/** Says that a day was not held, and why: nothing is counted. */
export async function answerNotHeld({ owner, due, reason }: NotHeld): Promise<void> {
  await enqueue({
    owner,
    thing: thingOf(due),
    needs: [due.occurrence.id],
    entry: 'occurrence.answer',
    input: { id: due.occurrence.id, day: due.day, answer: { outcome: 'notHeld', reason } },
  })
  sendWhenPossible()
  showToast({ message: m.today_due_noted_not_held() })
}
