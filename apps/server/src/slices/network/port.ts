import { type Instant, NetworkId } from '@maillage/contract/values'
import { v7 } from 'uuid'
import { writeAudit } from '../../platform/audit/write-audit.ts'
import type { Database } from '../../platform/db/database.ts'
import { insertNetwork } from './sql.ts'

/** Opens a network, still without people or structures, and writes it into its own journal; `zone` is an IANA time zone. */
export async function openNetwork(
  database: Database,
  { name, zone, at }: { name: string; zone: string; at: Instant },
): Promise<NetworkId> {
  const networkId = NetworkId.parse(v7())
  await database.transaction({ networkId }, async (tx) => {
    await insertNetwork(tx, { id: networkId, name, zone, at })
    const payload = { name, zone }
    await writeAudit(tx, { networkId, accountId: null, at }, [
      { action: 'network.open', noun: 'network', id: networkId, version: 1, payload },
    ])
  })
  return networkId
}
