import { z } from 'zod'
import { administrators } from './access.ts'
import { endpoint } from './endpoint.ts'
import { AccountId, Day, Instant } from './values.ts'

/** One act: who did what to which thing, and when. */
export const AuditLine = z.object({
  seq: z.number().int(),
  at: Instant,
  accountId: AccountId.nullable(),
  /** The person's name in the network; null when it was the installation itself. */
  by: z.string().nullable(),
  /** Such as 'activity.save'. */
  action: z.string(),
  noun: z.string(),
  thingId: z.string(),
  version: z.number().int(),
  reason: z.string().nullable(),
  /** Its content was erased; the line itself stays. */
  erased: z.object({ at: Instant, reason: z.string() }).nullable(),
})
export type AuditLine = z.infer<typeof AuditLine>

/** How a chain can be broken, in the order in which it is looked for. */
export const ChainFault = z.enum([
  'lineMissing',
  'lineAltered',
  'payloadMissing',
  'payloadAltered',
  'erasedWithoutTrace',
  'endMissing',
  'knownEndMissing',
])
export type ChainFault = z.infer<typeof ChainFault>

const Seq = z.coerce.number().int().min(1)

export const auditApi = {
  list: endpoint({
    method: 'GET',
    path: '/audit',
    summary: 'The journal, newest first',
    access: administrators,
    input: z.object({
      noun: z.string().max(60).optional(),
      thingId: z.string().max(80).optional(),
      accountId: AccountId.optional(),
      from: Day.optional(),
      to: Day.optional(),
      /** Lines older than this one. */
      before: Seq.optional(),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ lines: z.array(AuditLine), more: z.boolean() }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/audit/{seq}',
    summary: 'A line of the journal with what was written',
    access: administrators,
    problems: ['thing.not_found'],
    input: z.object({ seq: Seq }),
    output: AuditLine.extend({ payload: z.unknown() }),
  }),
  erase: endpoint({
    method: 'POST',
    path: '/audit/{seq}/erasure',
    summary: 'Erase what a line says was written; that it was erased, by whom and why stays',
    access: administrators,
    problems: ['thing.not_found'],
    input: z.object({ seq: Seq, reason: z.string().trim().min(3).max(500) }),
    output: AuditLine,
  }),
  verify: endpoint({
    method: 'GET',
    path: '/audit/verification',
    summary: 'Whether every line stands as it was written',
    access: administrators,
    input: z.object({}).optional(),
    output: z.object({
      lines: z.number().int(),
      erased: z.number().int(),
      /** The first line that does not stand as it was written. */
      broken: z.object({ seq: z.number().int(), fault: ChainFault }).nullable(),
    }),
  }),
}
