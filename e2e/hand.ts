import type { Locator } from 'playwright-core'

/** One hand on a phone: every press and every field filled counts as one input. */
export class Hand {
  readonly #deeds: string[] = []

  async tap(target: Locator): Promise<void> {
    await target.click()
    this.#deeds.push(`tap ${target}`)
  }

  async type(target: Locator, text: string): Promise<void> {
    await target.fill(text)
    this.#deeds.push(`type ${text} in ${target}`)
  }

  get inputs(): number {
    return this.#deeds.length
  }

  /** Prints what was done, one line each, under a name. */
  print(name: string): void {
    console.log([`${name}: ${this.inputs} inputs`, ...this.#deeds.map((deed) => `  ${deed}`)].join('\n'))
  }
}
