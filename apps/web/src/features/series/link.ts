import type { SeriesLink } from '@maillage/contract/series'
import * as m from '../../paraglide/messages.js'
import { enqueue, takeBack } from '../../platform/outbox/queue.ts'
import { sendWhenPossible } from '../../platform/outbox/sender.ts'
import { showToast } from '../../ui/toasts.tsx'

/** Links two activities, and offers to undo it. */
export async function linkActivities(owner: string, link: SeriesLink): Promise<void> {
  const item = await enqueue({ owner, entry: 'series.link', input: link })
  sendWhenPossible()
  const undo = async () => {
    if (await takeBack(item)) return
    await enqueue({ owner, entry: 'series.unlink', input: { id: link.id } })
    sendWhenPossible()
  }
  showToast({ message: m.series_linked_done(), undo: () => void undo() })
}

/** Undoes a link, and offers to bring it back. */
export async function unlinkActivities(owner: string, link: SeriesLink): Promise<void> {
  const item = await enqueue({ owner, entry: 'series.unlink', input: { id: link.id } })
  sendWhenPossible()
  const undo = async () => {
    if (await takeBack(item)) return
    await enqueue({ owner, entry: 'series.link', input: link })
    sendWhenPossible()
  }
  showToast({ message: m.series_unlinked_done(), undo: () => void undo() })
}
