import type { Tx } from '../../platform/db/transaction.ts'
import { selectNetwork, selectSites, selectStructures } from './sql.ts'

/** The structures of the network with their sites, by name. */
export async function listStructures(tx: Tx, networkId: string) {
  return { structures: await selectStructures(tx, networkId), sites: await selectSites(tx, networkId) }
}

/** The network's name and zone; null when it is not the transaction's own. */
export const readNetwork = (tx: Tx, networkId: string) => selectNetwork(tx, networkId)
