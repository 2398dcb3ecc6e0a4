import type { Tx } from '../../platform/db/transaction.ts'
import { selectNetwork, selectPlaces, selectSites, selectStructures, selectStructureWithParts } from './sql.ts'

/** The structures of the network with their sites, by name. */
export async function listStructures(tx: Tx, networkId: string) {
  return { structures: await selectStructures(tx, networkId), sites: await selectSites(tx, networkId) }
}

/** The network's name and zone; null when it is not the transaction's own. */
export const readNetwork = (tx: Tx, networkId: string) => selectNetwork(tx, networkId)

export interface Places {
  readonly structureName: string
  readonly siteName: string | null
  /** Whether the site named is one of the structure's own or of its parts; false when no site is named. */
  readonly siteOfStructure: boolean
  /** Every name, to be searched by. */
  readonly names: readonly string[]
}

/** Names of a structure and of its site. */
export async function readPlaces(
  tx: Tx,
  networkId: string,
  { structureId, siteId }: { structureId: string; siteId: string | null },
): Promise<Places> {
  const found = await selectPlaces(tx, networkId, { structureId, siteId })
  const structureName = found?.structureName ?? ''
  const siteName = found?.siteName ?? null
  return {
    structureName,
    siteName,
    siteOfStructure: found?.siteStructureId === structureId,
    names: siteName ? [structureName, siteName] : [structureName],
  }
}

/** The ids of a structure and of everything below it. */
export async function structureWithParts(tx: Tx, networkId: string, structureId: string): Promise<string[]> {
  return (await selectStructureWithParts(tx, networkId, structureId)).map(({ id }) => id)
}
