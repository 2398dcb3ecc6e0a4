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

interface Asked<Answer> {
  readonly key: string
  readonly ask: () => Promise<Answer>
  /** The answer where the device can keep nothing: a full one, a private window. */
  readonly without: Answer
}

function listen(asked: Asked<unknown>, listener: () => void): () => void {
  const { key } = asked
  const question = questions.get(key) ?? begin(asked)
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

function begin({ key, ask, without }: Asked<unknown>): Question {
  const listeners = new Set<() => void>()
  const tell = (answer: unknown) => {
    question.answer = answer
    for (const listener of listeners) listener()
  }
  const subscription = liveQuery(ask).subscribe({ next: tell, error: () => tell(without) })
  const question: Question = { answer: undefined, listeners, subscription }
  questions.set(key, question)
  return question
}

/** What a question to the device answers, asked again whenever any tab changes the answer; undefined until the first. */
function useLive<Answer>(asked: Asked<Answer>): Answer | undefined {
  const { key } = asked
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the question
  const subscribe = useCallback((listener: () => void) => listen(asked, listener), [key])
  return useSyncExternalStore(subscribe, () => questions.get(key)?.answer as Answer | undefined)
}

const nothing: readonly OutboxItem[] = []

/** What waits or was refused, in order; undefined until the device has answered. */
export function useUnsent(owner: string): readonly OutboxItem[] | undefined {
  return useLive<readonly OutboxItem[]>({
    key: `unsent ${owner}`,
    ask: () => unsentItems(owner),
    without: nothing,
  })
}

/** The latest that was sent from this device, newest first; undefined until the device has answered. */
export function useSent(owner: string): readonly OutboxItem[] | undefined {
  return useLive<readonly OutboxItem[]>({
    key: `sent ${owner}`,
    ask: () => sentItems(owner),
    without: nothing,
  })
}

/** One item: undefined while it is looked for, null when there is none. */
export function useItem(owner: string, id: string): OutboxItem | null | undefined {
  return useLive<OutboxItem | null>({
    key: `item ${owner} ${id}`,
    ask: async () => (await findItem(owner, id)) ?? null,
    without: null,
  })
}
