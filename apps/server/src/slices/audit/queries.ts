import { AuditLine, type auditApi } from '@maillage/contract/audit'
import type { OutputOf } from '@maillage/contract/endpoint'
import { verifyChain } from '../../platform/audit/verify-chain.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { type LineFilter, type LineRow, selectLine, selectLines } from './sql.ts'

type Output<Name extends keyof typeof auditApi> = OutputOf<(typeof auditApi)[Name]>

/** A page of the journal, newest first. */
export async function listLines(
  run: Run,
  { pageSize, ...filter }: LineFilter & { pageSize: number },
): Promise<Output<'list'>> {
  const { zone } = run
  const found = await selectLines(run.tx, run.networkId, { filter, zone, most: pageSize + 1 })
  return { lines: found.slice(0, pageSize).map(toLine), more: found.length > pageSize }
}

/** A line with what it says was written; null once erased. */
export async function readLine(run: Run, seq: number): Promise<Output<'read'>> {
  const { payload, ...line } = await requireLine(run, seq)
  return { ...toLine(line), payload }
}

export async function requireLine(run: Run, seq: number): Promise<LineRow & { payload: unknown }> {
  const line = await selectLine(run.tx, run.networkId, seq)
  if (!line) throw new Problem('thing.not_found')
  return { ...line, payload: line.payload ?? null }
}

export function toLine({ erasedAt, erasedReason, ...line }: LineRow): AuditLine {
  const erased = erasedAt === null ? null : { at: erasedAt, reason: erasedReason ?? '' }
  return AuditLine.parse({ ...line, erased })
}

/** Reads the network's whole chain and says whether it holds. */
export async function verify(run: Run): Promise<Output<'verify'>> {
  const { lines, erased, broken } = await verifyChain(run.tx, run.networkId)
  return { lines, erased, broken }
}
