import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows } from '../db/rows.ts'
import type { Tx } from '../db/transaction.ts'
import { lineHash, payloadHash } from './chain.ts'

/** Where a chain ended when somebody looked: kept outside of the database, it shows lines removed with their head. */
export interface KnownHead {
  readonly seq: number
  readonly hash: string
}

export const chainFaults = [
  'lineMissing',
  'lineAltered',
  'payloadMissing',
  'payloadAltered',
  'erasedWithoutTrace',
  'endMissing',
  'knownEndMissing',
] as const
export type ChainFault = (typeof chainFaults)[number]

export interface ChainReport {
  readonly lines: number
  readonly erased: number
  readonly head: KnownHead
  /** The first line that is not as it was written; null when the whole chain is. */
  readonly broken: { readonly seq: number; readonly fault: ChainFault } | null
}

const Line = z.object({
  seq: z.number(),
  at: z.string(),
  accountId: z.string().nullable(),
  action: z.string(),
  noun: z.string(),
  thingId: z.string(),
  version: z.number(),
  payloadHash: z.string(),
  hash: z.string(),
  salt: z.string().nullable(),
  payload: z.unknown(),
  reason: z.string().nullable(),
  erased: z.boolean(),
})
type Line = z.infer<typeof Line>

/** The action of the line that every erasure leaves; its thing is the number of the line erased. */
export const erasureAction = 'audit.erase'

const batch = 1000

/**
 * Reads a network's whole chain, a thousand lines at a time, and gives the first fault. Run it in a read-only
 * transaction of that network, which sees one state from the first line to the last.
 */
export async function verifyChain(tx: Tx, networkId: string, known?: KnownHead | null): Promise<ChainReport> {
  const reading = new Reading(networkId, known ?? null)
  for (;;) {
    const lines = await selectLines(tx, networkId, reading.head.seq)
    const fault = reading.take(lines)
    if (fault) return reading.report(fault)
    if (lines.length < batch) break
  }
  return reading.report(reading.end(await selectHead(tx, networkId)))
}

/** What is remembered from line to line: no more than the last one and which contents were erased. */
class Reading {
  head: KnownHead = { seq: 0, hash: '' }
  readonly #erased = new Set<number>()
  readonly #erasures = new Set<number>()

  constructor(
    private readonly networkId: string,
    private readonly known: KnownHead | null,
  ) {}

  take(lines: readonly Line[]): ChainReport['broken'] {
    for (const line of lines) {
      const fault = this.#faultOf(line)
      if (fault) return { seq: fault === 'lineMissing' ? this.head.seq + 1 : line.seq, fault }
      this.head = { seq: line.seq, hash: line.hash }
      if (line.erased) this.#erased.add(line.seq)
      if (line.action === erasureAction) this.#erasures.add(Number(line.thingId))
    }
    return null
  }

  end(stored: KnownHead): ChainReport['broken'] {
    const untraced = [...this.#erased].find((seq) => !this.#erasures.has(seq))
    if (untraced !== undefined) return { seq: untraced, fault: 'erasedWithoutTrace' }
    if (stored.seq !== this.head.seq || stored.hash !== this.head.hash) {
      return { seq: this.head.seq + 1, fault: 'endMissing' }
    }
    if (this.known && this.known.seq > this.head.seq) {
      return { seq: this.head.seq + 1, fault: 'knownEndMissing' }
    }
    return null
  }

  report(broken: ChainReport['broken']): ChainReport {
    return { lines: this.head.seq, erased: this.#erased.size, head: this.head, broken }
  }

  #faultOf(line: Line): ChainFault | null {
    const { hash, salt, payload, reason, erased, ...chained } = line
    if (line.seq !== this.head.seq + 1) return 'lineMissing'
    if (lineHash(this.head.hash, { networkId: this.networkId, ...chained }) !== hash) return 'lineAltered'
    if (this.known?.seq === line.seq && this.known.hash !== hash) return 'lineAltered'
    if (salt === null) return 'payloadMissing'
    if (!erased && payloadHash(salt, { payload, reason }) !== line.payloadHash) return 'payloadAltered'
    return null
  }
}

const selectLines = (tx: Tx, networkId: string, after: number) =>
  rows(
    tx,
    Line,
    sql`select line.seq, line.at, line.account_id, line.action, line.noun, line.thing_id, line.version,
      line.payload_hash, line.hash, content.salt, content.payload, content.reason,
      content.erased_at is not null as erased
    from audit_line line
    left join audit_payload content on content.network_id = line.network_id and content.seq = line.seq
    where line.network_id = ${networkId} and line.seq > ${after}
    order by line.seq limit ${batch}`,
  )

const Head = z.object({ seq: z.number(), hash: z.string() })

async function selectHead(tx: Tx, networkId: string): Promise<KnownHead> {
  const head = await rowOrNone(
    tx,
    Head,
    sql`select seq, hash from audit_head where network_id = ${networkId}`,
  )
  return head ?? { seq: 0, hash: '' }
}
