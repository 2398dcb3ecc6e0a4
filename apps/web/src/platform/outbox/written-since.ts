import type { OfflineEntry } from '@maillage/contract/offline'
import type { OutboxItem } from './database.ts'
import { type KeptAnswer, useKept } from './kept.ts'
import { useSent, useUnsent } from './live.ts'

interface Question<Value> {
  readonly owner: string
  /** The name of the copy on this device. */
  readonly name: string
  readonly ask: () => Promise<Value>
  /** The entries that change the answer. */
  readonly entries: readonly OfflineEntry[]
}

interface WrittenSince<Value> extends KeptAnswer<Value> {
  /** What was written here and the answer cannot know yet, in the order of writing. */
  readonly written: readonly OutboxItem[]
}

/** A kept answer with what was written on this device since the service was asked: unsent, or sent only afterwards. */
export function useKeptAndWritten<Value>({
  owner,
  name,
  ask,
  entries,
}: Question<Value>): WrittenSince<Value> {
  const answer = useKept(owner, name, async () => {
    const at = new Date().toISOString()
    return { at, value: await ask() }
  })
  const [unsent, sent] = [useUnsent(owner), useSent(owner)]
  const at = answer.value?.at ?? ''
  const written = [...(sent ?? []).filter((item) => (item.sentAt ?? '') > at), ...(unsent ?? [])]
    .filter((item) => (entries as readonly string[]).includes(item.entry))
    .sort((a, b) => a.order - b.order)
  const here = unsent !== undefined && sent !== undefined
  return {
    value: here ? answer.value?.value : undefined,
    error: answer.error,
    waiting: answer.waiting || !here,
    asking: answer.asking,
    written,
  }
}
