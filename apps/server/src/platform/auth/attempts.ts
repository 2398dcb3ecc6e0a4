/** At most `max` attempts in `window` seconds. */
export interface AttemptRule {
  readonly window: number
  readonly max: number
}

const mostKeys = 50_000

/**
 * Counts attempts by key, in memory: each process of an installation counts for itself, and a restart forgets.
 * An attempt beyond the rule is refused until the window that began with the first attempt has passed.
 */
export class Attempts {
  readonly #counts = new Map<string, { count: number; endsAt: number }>()

  /** Counts one attempt at a moment in ms; whether it is allowed, and if not in how many seconds to try again. */
  consume(
    key: string,
    rule: AttemptRule,
    nowMs: number = Date.now(),
  ): { allowed: boolean; retryAfter: number | null } {
    const known = this.#counts.get(key)
    if (!known || known.endsAt <= nowMs) {
      if (this.#counts.size >= mostKeys) this.#forgetPast(nowMs)
      this.#counts.set(key, { count: 1, endsAt: nowMs + rule.window * 1000 })
      return { allowed: true, retryAfter: null }
    }
    if (known.count >= rule.max) {
      return { allowed: false, retryAfter: Math.ceil((known.endsAt - nowMs) / 1000) }
    }
    known.count += 1
    return { allowed: true, retryAfter: null }
  }

  /** Forgets the attempts of a key, after one that succeeded. */
  clear(key: string): void {
    this.#counts.delete(key)
  }

  /** Makes room: first what is over, then, under a flood of made-up keys, the oldest. */
  #forgetPast(nowMs: number): void {
    for (const [key, { endsAt }] of this.#counts) if (endsAt <= nowMs) this.#counts.delete(key)
    for (const key of this.#counts.keys()) {
      if (this.#counts.size < mostKeys) break
      this.#counts.delete(key)
    }
  }
}
