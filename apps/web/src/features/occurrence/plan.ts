import type { Occurrence, OccurrenceDraft } from '@maillage/contract/occurrence'
import * as m from '../../paraglide/messages.js'
import { connection } from '../../platform/connection.ts'
import { enqueue, takeBack } from '../../platform/outbox/queue.ts'
import { sendWhenPossible } from '../../platform/outbox/sender.ts'
import { showToast } from '../../ui/toasts.tsx'

interface Save {
  readonly owner: string
  readonly id: Occurrence['id']
  readonly baseVersion: number
  readonly draft: OccurrenceDraft
}

/** Plans something that comes back, or changes the plan from now on. */
export async function savePlan({ owner, ...input }: Save): Promise<void> {
  await enqueue({ owner, entry: 'occurrence.save', input })
  sendWhenPossible()
  showToast({ message: connection() === 'online' ? m.occurrence_saved() : m.record_saved_here() })
}

/** Stops proposing it, and offers to go on. */
export async function stopPlan(owner: string, plan: Occurrence): Promise<void> {
  const { id, version, structureId: _, withdrawn: __, ...draft } = plan
  const input = { id, baseVersion: version }
  const item = await enqueue({ owner, entry: 'occurrence.withdraw', input })
  sendWhenPossible()
  const undo = async () => {
    if (await takeBack(item)) return
    await enqueue({ owner, entry: 'occurrence.save', input: { id, baseVersion: version + 1, draft } })
    sendWhenPossible()
  }
  showToast({ message: m.occurrence_stopped_done(), undo: () => void undo() })
}
