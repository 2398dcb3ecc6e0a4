import type { ReportSection } from '@maillage/contract/report-document'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { client } from '../../platform/client.ts'
import { isProblem } from '../../platform/errors.ts'
import type { OutboxItem } from '../../platform/outbox/database.ts'
import { useSent, useUnsent } from '../../platform/outbox/live.ts'
import { discard, enqueue, takeBack } from '../../platform/outbox/queue.ts'
import { sendNow } from '../../platform/outbox/sender.ts'
import { typed } from '../../platform/outbox/typed.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { readAgain } from './api.ts'
import {
  baseOf,
  draftFrom,
  isConflict,
  type ProseDraft,
  printedText,
  type QueuedText,
  stillQueued,
} from './prose-rules.ts'

type ProseInput = {
  readonly id: string
  readonly section: string
  readonly baseVersion: number
  readonly text: string
}

/** The texts of a report that wait on this device, and those that just left it, in the order they were written. */
export function useQueuedProse(reportId: string): readonly OutboxItem[] {
  const { accountId } = useMe()
  return [...(useSent(accountId) ?? []), ...(useUnsent(accountId) ?? [])]
    .filter((item) => item.entry === 'report.saveProse' && (item.input as ProseInput).id === reportId)
    .sort((a, b) => a.order - b.order)
}

/** The last text written for a section. */
function lastQueued(items: readonly OutboxItem[], section: string): QueuedText | null {
  const item = items.filter((each) => (each.input as ProseInput).section === section).at(-1)
  if (!item) return null
  const { text, baseVersion } = item.input as ProseInput
  return { id: item.id, state: item.state, text, base: baseVersion }
}

export type SaveOutcome = 'saved' | 'queued' | 'changedMeanwhile'

export interface ProseState {
  /** What is printed now, a text that waits for the network included. */
  readonly text: string
  /** The version of what the server has. */
  readonly version: number
  /** null: nothing is being written. */
  readonly draft: ProseDraft | null
  /** Somebody else wrote since this writing began. */
  readonly conflict: boolean
  readonly waiting: boolean
  /** Opens the writing, with another text than the printed one when given. */
  readonly begin: (text?: string) => void
  readonly type: (text: string) => void
  readonly leave: () => void
  /** Saves a text over the printed one; throws what a person must be told. */
  readonly save: (draft: ProseDraft) => Promise<SaveOutcome>
  /** What is printed, as the start of another text: both were seen. */
  readonly over: (text: string) => ProseDraft
}

/** The text of a section: as printed, as it is being written, as it waits. Nothing typed is lost on the way. */
export function useProse(reportId: string, section: ReportSection, items: readonly OutboxItem[]): ProseState {
  const { accountId } = useMe()
  const form = `prose ${reportId}/${section.id}`
  const [kept, setKept] = useState<ProseDraft | null>(() => typed.read<ProseDraft>(accountId, form))
  const server = { text: section.prose?.text ?? '', version: section.prose?.version ?? 0 }
  const queued = stillQueued(server, lastQueued(items, section.id))
  const refused = queued?.state === 'refused' ? queued : null
  const draft = kept ?? (refused && { text: refused.text, from: null, base: refused.base })
  const refusedId = refused?.id
  // A refusal says that the page shows an old text: the new one is what one chooses against.
  useEffect(() => {
    if (refusedId) void readAgain()
  }, [refusedId])
  const keep = (next: ProseDraft | null) => {
    setKept(next)
    if (next) typed.write(accountId, form, next)
    else typed.forget(accountId, form)
  }
  const save = async (written: ProseDraft) => {
    keep(written)
    // A text that was refused is now this one, which the device keeps.
    if (refused) await discard(refused.id)
    const input = {
      id: reportId,
      section: section.id,
      baseVersion: baseOf(written, server, queued),
      text: written.text,
    }
    const outcome = await deliver(input, accountId, queued)
    if (outcome !== 'changedMeanwhile') keep(null)
    if (outcome !== 'queued') await readAgain()
    return outcome
  }
  return {
    text: printedText(server, queued),
    version: server.version,
    draft,
    conflict: draft !== null && isConflict(draft, server),
    waiting: queued?.state === 'waiting',
    begin: (text) => {
      const from = draftFrom(server, queued)
      keep({ ...from, text: text ?? from.text })
    },
    type: (text) => keep({ ...(draft ?? draftFrom(server, queued)), text }),
    leave: () => {
      if (refused) void discard(refused.id)
      keep(null)
    },
    save,
    over: (text) => ({ ...draftFrom(server, queued), text }),
  }
}

/** Sends a text; without network, or behind one that waits, it goes into the queue. */
async function deliver(input: ProseInput, owner: string, queued: QueuedText | null): Promise<SaveOutcome> {
  if (queued?.state !== 'waiting') {
    try {
      await client.report.saveProse(input)
      return 'saved'
    } catch (error) {
      if (isProblem(error, 'thing.changed_meanwhile')) return 'changedMeanwhile'
      if (!isProblem(error, 'network.unreachable') && !isProblem(error, 'server.unavailable')) throw error
    }
  }
  const baseVersion = queued?.state === 'waiting' ? await baseBehind(queued) : input.baseVersion
  const thing = `${input.id}/${input.section}`
  await enqueue({ owner, entry: 'report.saveProse', input: { ...input, baseVersion }, thing })
  sendNow()
  return 'queued'
}

/** The version that the next text in the queue starts from: the waiting one's, when it can still be replaced. */
const baseBehind = async ({ id, base }: QueuedText): Promise<number> =>
  (await takeBack(id)) ? base : base + 1

/** Every version of a section's text, newest first, with last year's; asked when somebody looks. */
export function useProseVersions(reportId: string, section: string, wanted: boolean) {
  return useQuery({
    ...orpc.report.proseVersions.queryOptions({ input: { id: reportId, section } }),
    enabled: wanted,
  })
}
