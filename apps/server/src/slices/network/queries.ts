import { reaches, registrars } from '@maillage/contract/access'
import type { OutputOf } from '@maillage/contract/endpoint'
import type { networkApi, Site, Structure } from '@maillage/contract/network'
import type { Tx } from '../../platform/db/transaction.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { isVisible } from './rules.ts'
import { countPeople, selectNetwork, selectPlaces, selectSites, selectStructures } from './sql.ts'

type Output<Name extends 'structures' | 'structure'> = OutputOf<(typeof networkApi)[Name]>

/** Every structure of the network with its sites, by name; for reports and rules, whoever asks. */
export async function listStructures(
  tx: Tx,
  networkId: string,
): Promise<{ structures: Structure[]; sites: Site[] }> {
  return { structures: await selectStructures(tx, networkId), sites: await selectSites(tx, networkId) }
}

/** The structures that the person may see, with their sites, by name; archived ones included. */
export async function listVisibleStructures(run: Run): Promise<Output<'structures'>> {
  const network = await readNetwork(run.tx, run.networkId)
  if (!network) throw new Problem('thing.not_found')
  const all = await listStructures(run.tx, run.networkId)
  const structures = all.structures.filter((structure) => isVisible(structure, run.grants))
  const visible = new Set(structures.map((structure) => structure.id))
  return { network, structures, sites: all.sites.filter((site) => visible.has(site.structureId)) }
}

/** A structure with what belongs to it; `thing.not_found` also when the person may not see it. */
export async function readStructure(run: Run, id: string): Promise<Output<'structure'>> {
  const { structures, sites } = await listVisibleStructures(run)
  const structure = structures.find((each) => each.id === id)
  if (!structure) throw new Problem('thing.not_found')
  return {
    structure,
    parent: structures.find((each) => each.id === structure.parentId) ?? null,
    parts: structures.filter((each) => each.parentId === id),
    sites: sites.filter((site) => site.structureId === id),
    people: await countPeople(run.tx, run.networkId, id),
    editable: reaches(registrars, run.grants, id),
  }
}

/** The network's name and zone; null when it is not the transaction's own. */
export const readNetwork = (tx: Tx, networkId: string) => selectNetwork(tx, networkId)

export interface Places {
  readonly structureName: string
  readonly siteName: string | null
  /** Whether the site named is one of the structure's own; false when no site is named. */
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
