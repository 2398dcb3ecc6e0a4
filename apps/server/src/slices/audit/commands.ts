import type { AuditLine } from '@maillage/contract/audit'
import { erasureAction } from '../../platform/audit/verify-chain.ts'
import type { Run } from '../../platform/http/run.ts'
import { requireLine, toLine } from './queries.ts'
import { erasePayload } from './sql.ts'

/**
 * Erases what a line says was written. The line stays, chained as before, and a new one says who erased it; erased
 * already, it is answered as it is.
 */
export async function eraseLine(
  run: Run,
  { seq, reason }: { seq: number; reason: string },
): Promise<AuditLine> {
  await requireLine(run, seq)
  if ((await erasePayload(run.tx, run.networkId, { seq, at: run.now, reason })) === 1) {
    run.audit({ action: erasureAction, noun: 'audit', id: String(seq), version: 1, reason, payload: {} })
  }
  const { payload: _, ...line } = await requireLine(run, seq)
  return toLine(line)
}
