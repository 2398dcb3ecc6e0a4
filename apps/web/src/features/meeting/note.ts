import type { Meeting, MeetingDraft } from '@maillage/contract/meeting'
import * as m from '../../paraglide/messages.js'
import { connection } from '../../platform/connection.ts'
import { enqueue, takeBack } from '../../platform/outbox/queue.ts'
import { sendWhenPossible } from '../../platform/outbox/sender.ts'
import { showToast } from '../../ui/toasts.tsx'

export interface Note {
  readonly owner: string
  readonly id: Meeting['id']
  readonly baseVersion: number
  readonly draft: MeetingDraft
  /** What a correction replaces, to be able to undo it. */
  readonly previous: MeetingDraft | null
}

/** Notes a meeting or corrects it, sends it when that is possible, and offers to undo it. */
export async function saveMeeting({ owner, previous, ...input }: Note): Promise<void> {
  const item = await enqueue({ owner, entry: 'meeting.save', input })
  sendWhenPossible()
  const undo = async () => {
    if (await takeBack(item)) return
    const next = { id: input.id, baseVersion: input.baseVersion + 1 }
    if (previous) await enqueue({ owner, entry: 'meeting.save', input: { ...next, draft: previous } })
    else await enqueue({ owner, entry: 'meeting.withdraw', input: next })
    sendWhenPossible()
  }
  const message = connection() === 'online' ? m.meeting_saved() : m.record_saved_here()
  showToast({ message, undo: () => void undo() })
}

/** Takes a meeting back, out of the figures too, and offers to bring it back. */
export async function withdrawMeeting(owner: string, meeting: Meeting): Promise<void> {
  const { id, version } = meeting
  const item = await enqueue({ owner, entry: 'meeting.withdraw', input: { id, baseVersion: version } })
  sendWhenPossible()
  const undo = async () => {
    if (await takeBack(item)) return
    const input = { id, baseVersion: version + 1, draft: draftOf(meeting) }
    await enqueue({ owner, entry: 'meeting.save', input })
    sendWhenPossible()
  }
  showToast({ message: m.meeting_withdrawn(), undo: () => void undo() })
}

/** What a person typed about a meeting, without what the service added. */
export function draftOf(meeting: Meeting): MeetingDraft {
  const { id, version, withdrawn, structureName, partnerName, ...draft } = meeting
  return draft
}
