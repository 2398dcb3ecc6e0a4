import { sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, run } from '../db/rows.ts'
import type { Tx } from '../db/transaction.ts'
import { type AuditEntry, type ChainedLine, lineHash, newSalt, payloadHash } from './chain.ts'

const Head = z.object({ seq: z.number(), hash: z.string() })
type Head = z.infer<typeof Head>

interface Author {
  readonly networkId: string
  readonly accountId: string | null
  readonly at: string
}

/**
 * Chains the entries after the network's last line. Called last in a transaction: the head's row is the one place where
 * the writers of a network wait for each other, from here to commit, so this is two statements however many the entries.
 */
export async function writeAudit(tx: Tx, author: Author, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const head = await lockHead(tx, author.networkId)
  const lines = chain(head, author, entries)
  const last = lines.at(-1)
  if (!last) return
  await run(
    tx,
    sql`with given as (select value as line from jsonb_array_elements(${JSON.stringify(lines)}::jsonb)),
    added as (
      insert into audit_line
        (network_id, seq, at, account_id, action, noun, thing_id, version, payload_hash, hash)
      select ${author.networkId}, (line->>'seq')::bigint, (line->>'at')::timestamptz, line->>'accountId',
        line->>'action', line->>'noun', line->>'thingId', (line->>'version')::integer, line->>'payloadHash',
        line->>'hash'
      from given
    ),
    kept as (
      insert into audit_payload (network_id, seq, salt, payload, reason)
      select ${author.networkId}, (line->>'seq')::bigint, line->>'salt', line->'payload', line->>'reason' from given
    )
    update audit_head set seq = ${last.seq}, hash = ${last.hash} where network_id = ${author.networkId}`,
  )
}

async function lockHead(tx: Tx, networkId: string): Promise<Head> {
  const select = sql`select seq, hash from audit_head where network_id = ${networkId} for update`
  const head = await rowOrNone(tx, Head, select)
  if (head) return head
  await run(
    tx,
    sql`insert into audit_head (network_id, seq, hash) values (${networkId}, 0, '') on conflict do nothing`,
  )
  return (await rowOrNone(tx, Head, select)) ?? { seq: 0, hash: '' }
}

function chain(head: Head, author: Author, entries: readonly AuditEntry[]) {
  let { seq, hash } = head
  const at = new Date(author.at).toISOString()
  return entries.map((entry) => {
    const salt = newSalt()
    const content = { payload: entry.payload ?? null, reason: entry.reason ?? null }
    seq += 1
    const line: ChainedLine = {
      networkId: author.networkId,
      seq,
      at,
      accountId: author.accountId,
      action: entry.action,
      noun: entry.noun,
      thingId: entry.id,
      version: entry.version,
      payloadHash: payloadHash(salt, content),
    }
    hash = lineHash(hash, line)
    return { ...line, hash, salt, ...content }
  })
}
