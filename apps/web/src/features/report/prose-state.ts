import type { ReportSection } from '@maillage/contract/report-document'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
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

/** What is being written, kept on this device at each key. */
export interface ProseDraft {
  readonly text: string
  /** The version that the writing started from. */
  readonly base: number
}

/** A text of a section that waits on this device for the network. */
interface QueuedProse {
  readonly item: OutboxItem
  readonly draft: ProseDraft
}

type ProseInput = {
  readonly id: string
  readonly section: string
  readonly baseVersion: number
  readonly text: string
}

const thingOf = (reportId: string, section: string) => `${reportId}/${section}`

/** The texts of a report that wait on this device, and those that just left it, in the order they were written. */
export function useQueuedProse(reportId: string): readonly OutboxItem[] {
  const { accountId } = useMe()
  return [...(useSent(accountId) ?? []), ...(useUnsent(accountId) ?? [])]
    .filter((item) => item.entry === 'report.saveProse' && (item.input as ProseInput).id === reportId)
    .sort((a, b) => a.order - b.order)
}

/** The last text written for a section, unless the page already shows it as the server's. */
function queuedFor(items: readonly OutboxItem[], section: string, version: number): QueuedProse | null {
  const item = items.filter((each) => (each.input as ProseInput).section === section).at(-1)
  if (!item) return null
  const { text, baseVersion } = item.input as ProseInput
  const isShown = item.state === 'sent' && baseVersion < version
  return isShown ? null : { item, draft: { text, base: baseVersion } }
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
  readonly begin: (text?: string) => void
  readonly type: (text: string) => void
  readonly leave: () => void
  /** Saves what is written, on another version when both texts were seen; throws what a person must be told. */
  readonly save: (draft: ProseDraft) => Promise<SaveOutcome>
}

/** The text of a section: as printed, as it is being written, as it waits. Nothing typed is lost on the way. */
export function useProse(
  reportId: string,
  section: ReportSection,
  queued: readonly OutboxItem[],
): ProseState {
  const { accountId } = useMe()
  const form = `prose ${thingOf(reportId, section.id)}`
  const [draft, setDraft] = useState<ProseDraft | null>(() => typed.read<ProseDraft>(accountId, form))
  const server = { text: section.prose?.text ?? '', version: section.prose?.version ?? 0 }
  const waiting = queuedFor(queued, section.id, server.version)
  const refused = waiting?.item.state === 'refused' ? waiting : null
  const keep = (next: ProseDraft | null) => {
    setDraft(next)
    if (next) typed.write(accountId, form, next)
    else typed.forget(accountId, form)
  }
  const shown = draft ?? refused?.draft ?? null

  const queue = async (written: ProseDraft) => {
    const base = await freeBase(waiting, written.base)
    const input = { id: reportId, section: section.id, baseVersion: base, text: written.text }
    await enqueue({
      owner: accountId,
      entry: 'report.saveProse',
      input,
      thing: thingOf(reportId, section.id),
    })
    sendNow()
  }
  const save = async (written: ProseDraft): Promise<SaveOutcome> => {
    // A text that was refused is now this one.
    if (refused) await discard(refused.item.id)
    keep(written)
    if (waiting?.item.state === 'waiting') {
      await queue(written)
      keep(null)
      return 'queued'
    }
    try {
      await client.report.saveProse({
        id: reportId,
        section: section.id,
        baseVersion: written.base,
        text: written.text,
      })
    } catch (error) {
      if (isProblem(error, 'thing.changed_meanwhile')) {
        await readAgain()
        return 'changedMeanwhile'
      }
      if (!isProblem(error, 'network.unreachable') && !isProblem(error, 'server.unavailable')) throw error
      await queue(written)
      keep(null)
      return 'queued'
    }
    keep(null)
    await readAgain()
    return 'saved'
  }
  return {
    text: waiting && !refused ? waiting.draft.text : server.text,
    version: server.version,
    draft: shown,
    conflict: shown !== null && shown.base < server.version && shown.text !== server.text,
    waiting: waiting?.item.state === 'waiting',
    begin: (text) => {
      const from = waiting && !refused ? waiting.draft : { text: server.text, base: server.version }
      keep({ ...from, text: text ?? from.text })
    },
    type: (text) => keep({ text, base: shown?.base ?? server.version }),
    leave: () => {
      if (refused) void discard(refused.item.id)
      keep(null)
    },
    save,
  }
}

/** The version that the next text in the queue starts from: the waiting one's, when it can still be replaced. */
async function freeBase(waiting: QueuedProse | null, base: number): Promise<number> {
  if (!waiting) return base
  return (await takeBack(waiting.item.id)) ? waiting.draft.base : waiting.draft.base + 1
}

/** Every version of a section's text, newest first, with last year's; asked when somebody looks. */
export function useProseVersions(reportId: string, section: string, wanted: boolean) {
  return useQuery({
    ...orpc.report.proseVersions.queryOptions({ input: { id: reportId, section } }),
    enabled: wanted,
  })
}
