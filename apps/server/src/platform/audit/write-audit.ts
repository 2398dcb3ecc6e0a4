import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, run } from '../db/rows.ts'
import type { Tx } from '../db/transaction.ts'
import { type AuditEntry, type ChainedLine, lineHash, newSalt, payloadHash } from './chain.ts'

const Head = z.object({ seq: z.number(), hash: z.string() })

interface Author {
  readonly networkId: string
  readonly accountId: string | null
  readonly at: string
}

/**
 * Chains the entries after the network's last line. Called last in a transaction: it is the one place where the
 * writers of a network wait for each other, so the wait must be short.
 */
export async function writeAudit(tx: Tx, author: Author, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await run(tx, sql`select 1 from network where id = ${author.networkId} for update`)
  const head = await rowOrNone(
    tx,
    Head,
    sql`select seq, hash from audit_line where network_id = ${author.networkId} order by seq desc limit 1`,
  )
  let seq = head?.seq ?? 0
  let previous = head?.hash ?? ''
  for (const entry of entries) {
    seq += 1
    previous = await writeLine(tx, author, { entry, seq, previous })
  }
}

async function writeLine(
  tx: Tx,
  author: Author,
  { entry, seq, previous }: { entry: AuditEntry; seq: number; previous: string },
): Promise<string> {
  const salt = newSalt()
  const line: ChainedLine = {
    networkId: author.networkId,
    seq,
    at: author.at,
    accountId: author.accountId,
    action: entry.action,
    noun: entry.noun,
    thingId: entry.id,
    version: entry.version,
    reason: entry.reason ?? null,
    payloadHash: payloadHash(salt, entry.payload),
  }
  const hash = lineHash(previous, line)
  await run(
    tx,
    sql`with line as (
      insert into audit_line (network_id, seq, at, account_id, action, noun, thing_id, version, reason, payload_hash, hash)
      values (${line.networkId}, ${seq}, ${line.at}, ${line.accountId}, ${line.action}, ${line.noun}, ${line.thingId},
        ${line.version}, ${line.reason}, ${line.payloadHash}, ${hash})
      returning network_id, seq
    )
    insert into audit_payload (network_id, seq, salt, payload)
    select network_id, seq, ${salt}, ${JSON.stringify(entry.payload)}::jsonb from line`,
  )
  return hash
}
