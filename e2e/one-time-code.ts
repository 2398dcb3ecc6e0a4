import { createHmac } from 'node:crypto'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** An app on a phone that shows codes. */
export class CodeApp {
  readonly #secret: string
  #taken = ''

  constructor(secret: string) {
    this.#secret = secret
  }

  shows(): string {
    return oneTimeCode(this.#secret)
  }

  /** A code is taken once: whoever typed the one on show waits for the next, half a minute at most. */
  async next(): Promise<string> {
    while (this.shows() === this.#taken) await new Promise((wake) => setTimeout(wake, 250))
    this.#taken = this.shows()
    return this.#taken
  }
}

/** What a phone would show now for a secret in base32 (RFC 6238: SHA-1, 30 seconds, six digits). */
function oneTimeCode(secret: string): string {
  const bits = [...secret.replace(/\s/g, '')].map((letter) =>
    alphabet.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', Buffer.from(bytes.map((each) => Number.parseInt(each, 2))))
    .update(counter)
    .digest()
  const start = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(start) & 0x7fff_ffff) % 1_000_000).padStart(6, '0')
}
