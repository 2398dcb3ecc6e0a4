import { AuditLine } from '@maillage/contract/audit'
import type { Day } from '@maillage/contract/values'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { rowOrNone, rows, run } from '../../platform/db/rows.ts'
import type { Tx } from '../../platform/db/transaction.ts'

const ErasedAt = { erasedAt: z.string().nullable(), erasedReason: z.string().nullable() }
const LineRow = AuditLine.omit({ erased: true }).extend(ErasedAt)
const LineWithPayload = LineRow.extend({ payload: z.unknown() })
export type LineRow = z.infer<typeof LineRow>

const columns = sql`line.seq, line.at, line.account_id, person.name as by, line.action, line.noun, line.thing_id,
  line.version, content.reason, content.erased_at, content.erased_reason`
const joined = sql`audit_line line
  join audit_payload content on content.network_id = line.network_id and content.seq = line.seq
  left join person on person.network_id = line.network_id and person.account_id = line.account_id`

export interface LineFilter {
  readonly noun?: string | undefined
  readonly thingId?: string | undefined
  readonly accountId?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly before?: number | undefined
}

/** Lines of the network that fit, newest first; days are those of the zone. */
export const selectLines = (
  tx: Tx,
  networkId: string,
  { filter, zone, most }: { filter: LineFilter; zone: string; most: number },
) =>
  rows(
    tx,
    LineRow,
    sql`select ${columns} from ${joined}
    where ${sql.join([sql`line.network_id = ${networkId}`, ...conditionsOf(filter, zone)], sql` and `)}
    order by line.seq desc limit ${most}`,
  )

function conditionsOf(filter: LineFilter, zone: string): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  if (filter.noun) conditions.push(sql`line.noun = ${filter.noun}`)
  if (filter.thingId) conditions.push(sql`line.thing_id = ${filter.thingId}`)
  if (filter.accountId) conditions.push(sql`line.account_id = ${filter.accountId}`)
  if (filter.from) conditions.push(sql`line.at >= ${filter.from}::timestamp at time zone ${zone}`)
  if (filter.to) conditions.push(sql`line.at < (${filter.to}::date + 1)::timestamp at time zone ${zone}`)
  if (filter.before) conditions.push(sql`line.seq < ${filter.before}`)
  return conditions
}

export const selectLine = (tx: Tx, networkId: string, seq: number) =>
  rowOrNone(
    tx,
    LineWithPayload,
    sql`select ${columns}, content.payload from ${joined}
    where line.network_id = ${networkId} and line.seq = ${seq}`,
  )

/** Empties what the line says was written, with the salt that its hash was made with; 0 when it is empty already. */
export const erasePayload = (
  tx: Tx,
  networkId: string,
  { seq, at, reason }: { seq: number; at: string; reason: string },
) =>
  run(
    tx,
    sql`update audit_payload
    set payload = null, reason = null, salt = '', erased_at = ${at}, erased_reason = ${reason}
    where network_id = ${networkId} and seq = ${seq} and erased_at is null`,
  )
