import type { Instant } from '@maillage/contract/values'
import { writeAudit } from '../../platform/audit/write-audit.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { deleteRollups, insertRollups } from './sql.ts'

/**
 * Counts every sum of the network again from its records, and says so in the journal; returns how many there are. Run it
 * while nobody records: what is recorded at the same moment could be counted twice, or not at all.
 */
export async function rebuildRollups(tx: Tx, networkId: string, at: Instant): Promise<number> {
  await deleteRollups(tx, networkId)
  const written = await insertRollups(tx, networkId)
  await writeAudit(tx, { networkId, accountId: null, at }, [
    { action: 'rollup.rebuild', noun: 'rollup', id: networkId, version: 1, payload: { written } },
  ])
  return written
}
