import type { ActivityDraft } from '@maillage/contract/activity'
import * as m from '../../paraglide/messages.js'
import { connection } from '../../platform/connection.ts'
import { discard, enqueue, putBack, takeBack } from '../../platform/outbox/queue.ts'
import { sendWhenPossible } from '../../platform/outbox/sender.ts'
import { showToast } from '../../ui/toasts.tsx'

export interface Save {
  readonly owner: string
  readonly id: string
  readonly baseVersion: number
  readonly reason: string | null
  readonly draft: ActivityDraft
  /** What a correction replaces, to be able to undo it. */
  readonly previous: ActivityDraft | null
}

/** Writes an activity on the device, sends it when that is possible, and offers to undo it. */
export async function saveActivity(save: Save): Promise<void> {
  const { owner, id, baseVersion, reason, draft } = save
  const item = await enqueue({ owner, entry: 'activity.save', input: { id, baseVersion, reason, draft } })
  sendWhenPossible()
  const done = connection() === 'online' ? m.record_saved() : m.record_saved_here()
  showToast({ message: done, undo: () => void undoSave(item, save) })
}

async function undoSave(item: string, save: Save): Promise<void> {
  if (await takeBack(item)) return
  const { owner, id, baseVersion, reason, previous } = save
  const next = { id, baseVersion: baseVersion + 1, reason: reason ?? m.record_undo_reason() }
  if (previous) await enqueue({ owner, entry: 'activity.save', input: { ...next, draft: previous } })
  else await enqueue({ owner, entry: 'activity.withdraw', input: next })
  sendWhenPossible()
}

/** Gives up a queued item, and offers to put it back. */
export async function giveUp(item: string): Promise<void> {
  const gone = await discard(item)
  showToast({
    message: m.queue_given_up(),
    undo: () => void putBack(gone),
  })
}
