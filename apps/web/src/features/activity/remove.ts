import * as m from '../../paraglide/messages.js'
import { enqueue, takeBack } from '../../platform/outbox/queue.ts'
import { sendWhenPossible } from '../../platform/outbox/sender.ts'
import { showToast } from '../../ui/toasts.tsx'

export interface Removal {
  readonly owner: string
  readonly id: string
  readonly version: number
  readonly reason: string | null
}

/** Takes an activity out of the figures, and offers to bring it back. */
export async function withdrawActivity({ owner, id, version, reason }: Removal): Promise<void> {
  const item = await enqueue({
    owner,
    entry: 'activity.withdraw',
    input: { id, baseVersion: version, reason },
  })
  sendWhenPossible()
  showToast({
    message: m.activity_withdrawn_done(),
    undo: () =>
      void takeBack(item).then((taken) =>
        taken ? undefined : restoreActivity({ owner, id, version: version + 1 }),
      ),
  })
}

/** Brings a withdrawn activity back into the figures. */
export async function restoreActivity({ owner, id, version }: Omit<Removal, 'reason'>): Promise<void> {
  await enqueue({ owner, entry: 'activity.restore', input: { id, baseVersion: version } })
  sendWhenPossible()
}
