import { setTimeout as sleep } from 'node:timers/promises'

/** What became of requests that were sent on a schedule. */
export interface OpenLoop {
  /** From the moment when each was due, not when it was sent, to the end of its answer. */
  readonly latenciesMs: readonly number[]
  readonly failures: readonly string[]
}

/**
 * Sends at a steady rate whatever the answers: who waits for an answer before the next request hides how long the
 * others would have waited.
 */
export async function openLoop({
  perSecond,
  seconds,
  send,
}: {
  perSecond: number
  seconds: number
  send: (index: number) => Promise<unknown>
}): Promise<OpenLoop> {
  const [latenciesMs, failures]: [number[], string[]] = [[], []]
  const began = performance.now()
  const under: Promise<void>[] = []
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const due = began + (index * 1000) / perSecond
    const wait = due - performance.now()
    if (wait > 0) await sleep(wait)
    under.push(
      send(index).then(
        () => void latenciesMs.push(performance.now() - due),
        (error: unknown) => void failures.push(String(error)),
      ),
    )
  }
  await Promise.all(under)
  return { latenciesMs, failures }
}

/** The value below which this part (0 to 1) of the values lies: the nearest rank. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}
