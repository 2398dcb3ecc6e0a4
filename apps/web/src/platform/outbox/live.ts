import { liveQuery, type Subscription } from 'dexie'
import { useCallback, useSyncExternalStore } from 'react'
import type { OutboxItem } from './database.ts'
import { findItem, sentItems, unsentItems } from './queue.ts'

interface Question {
  answer: unknown
  readonly listeners: Set<() => void>
  readonly subscription: Subscription
}

/** One question asked by several parts of the page is asked of the device once. */
const questions = new Map<string, Question>()
/** The next page often asks the same: the answer is still there. */
const keptMs = 5_000

function listen(key: string, ask: () => Promise<unknown>, listener: () => void): () => void {
  const question = questions.get(key) ?? begin(key, ask)
  question.listeners.add(listener)
  return () => {
    question.listeners.delete(listener)
    setTimeout(() => {
      if (question.listeners.size > 0 || questions.get(key) !== question) return
      question.subscription.unsubscribe()
      questions.delete(key)
    }, keptMs)
  }
}

function begin(key: string, ask: () => Promise<unknown>): Question {
  const listeners = new Set<() => void>()
  const subscription = liveQuery(ask).subscribe({
    next: (answer) => {
      question.answer = answer
      for (const listener of listeners) listener()
    },
    error: () => undefined,
  })
  const question: Question = { answer: undefined, listeners, subscription }
  questions.set(key, question)
  return question
}

/** What a question to the device answers, asked again whenever any tab changes the answer; undefined until the first. */
function useLive<Answer>(key: string, ask: () => Promise<Answer>): Answer | undefined {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the question
  const subscribe = useCallback((listener: () => void) => listen(key, ask, listener), [key])
  return useSyncExternalStore(subscribe, () => questions.get(key)?.answer as Answer | undefined)
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
