import { isProblemCode } from '@maillage/contract/problems'
import { Problem } from '../problem.ts'
import type { OutboxItem, Refusal } from './database.ts'

/** What became of one attempt to send. */
export type Outcome =
  | { readonly kind: 'sent' }
  /** The service said no for a reason that a person can act on: this item waits for them, the others go on. */
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** The service failed on this item: it is tried again later, the others go on. */
  | { readonly kind: 'failing' }
  /** No answer at all, or too busy: nothing else is tried for now. */
  | { readonly kind: 'unreachable' }
  /** Nobody is signed in, or somebody else. */
  | { readonly kind: 'signIn' }

/** What an error thrown by a call means for the item that was being sent. */
export function outcomeOf(error: unknown): Outcome {
  // Anything that is no answer of the service (a portal's page, a request cut in the middle) may pass by itself.
  if (!(error instanceof Problem)) return { kind: 'unreachable' }
  const { code, status, data } = error
  if (status === 401) return { kind: 'signIn' }
  if (status === 0 || status === 429 || code === 'server.unavailable') return { kind: 'unreachable' }
  if (isProblemCode(code) && status >= 400 && status < 500) {
    return { kind: 'refused', refusal: { code, status, data } }
  }
  return { kind: 'failing' }
}

/** Whether an item stands behind an earlier one: the same thing, or a thing that it needs, is not sent yet. */
export function isBlocked(item: OutboxItem, unsent: readonly OutboxItem[]): boolean {
  return unsent.some(
    (earlier) =>
      earlier.order < item.order && (earlier.thing === item.thing || item.needs.includes(earlier.thing)),
  )
}

/** Whether an item can be sent at a moment (UTC ISO), its predecessors put aside. */
export const isDue = (item: OutboxItem, now: string): boolean =>
  item.state === 'waiting' && (item.notBefore === null || item.notBefore <= now)

/** The items that cannot be sent without this one: later writes of the same thing, or of things that need it. */
export function followersOf(item: OutboxItem, unsent: readonly OutboxItem[]): OutboxItem[] {
  const things = new Set([item.thing])
  return unsent.filter((later) => {
    if (later.order <= item.order) return false
    const follows = things.has(later.thing) || later.needs.some((need) => things.has(need))
    if (follows) things.add(later.thing)
    return follows
  })
}

const firstDelayMs = 500
const longestDelayMs = 5 * 60_000

/** How long to wait after so many failures in a row, in milliseconds: 0.5 s, 1 s… 5 min, spread by `chance` (0 to 1) so that phones do not all come back at once. */
export function backOffMs(failures: number, chance: number): number {
  const delay = Math.min(longestDelayMs, firstDelayMs * 2 ** Math.max(0, failures - 1))
  return Math.round(delay * (0.75 + chance / 2))
}
