import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import type { OutboxItem } from './database.ts'
import { findItem, sentItems, unsentItems } from './queue.ts'

/** What a question to the device answers, asked again whenever any tab changes the answer; undefined until the first. */
function useLive<Answer>(key: string, ask: () => Promise<Answer>): Answer | undefined {
  const [told, setTold] = useState<{ key: string; answer: Answer }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the question
  useEffect(() => {
    const subscription = liveQuery(ask).subscribe({
      next: (answer) => setTold({ key, answer }),
      error: () => undefined,
    })
    return () => subscription.unsubscribe()
  }, [key])
  return told?.key === key ? told.answer : undefined
}

/** What waits or was refused, in order; undefined until the device has answered. */
export function useUnsent(owner: string): readonly OutboxItem[] | undefined {
  return useLive(`unsent ${owner}`, () => unsentItems(owner))
}

/** What was sent from this device lately, newest first; undefined until the device has answered. */
export function useSent(owner: string): readonly OutboxItem[] | undefined {
  return useLive(`sent ${owner}`, () => sentItems(owner))
}

/** One item: undefined while it is looked for, null when there is none. */
export function useItem(owner: string, id: string): OutboxItem | null | undefined {
  return useLive(`item ${owner} ${id}`, async () => (await findItem(owner, id)) ?? null)
}
