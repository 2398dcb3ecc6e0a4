import type { Structure } from '@maillage/contract/network'
import type { Services } from '../open.ts'
import { networkIds } from '../platform/db/network-ids.ts'
import { searchable } from '../slices/activity/rules.ts'
import { listStructures, readNetwork } from '../slices/network/queries.ts'
import { failed } from './failure.ts'

/** A network of the installation. */
export interface Network {
  readonly id: string
  readonly name: string
  readonly zone: string
}

/** Every network of the installation. */
export async function allNetworks({ database }: Pick<Services, 'database'>): Promise<Network[]> {
  const ids = await networkIds(database)
  const found = await Promise.all(
    ids.map((networkId) =>
      database.transaction({ networkId, readOnly: true }, (tx) => readNetwork(tx, networkId)),
    ),
  )
  return found.flatMap((network) => network ?? [])
}

/** The network that was asked for by name or identifier, or the only one. */
export async function chosenNetwork(services: Services, wanted: string | undefined): Promise<Network> {
  const all = await allNetworks(services)
  if (all.length === 0) throw failed('noNetwork')
  const names = all.map(({ name }) => name)
  const found = all.filter((network) => wanted === undefined || isNamed(wanted, [network.id, network.name]))
  const [only] = found
  if (only && found.length === 1) return only
  throw wanted === undefined
    ? failed('networkWanted', { names })
    : failed('networkUnknown', { what: wanted, names })
}

/** The structure that was asked for by name, short name or identifier. */
export async function chosenStructure(
  { database }: Services,
  network: Network,
  wanted: string,
): Promise<Structure> {
  const { structures } = await database.transaction({ networkId: network.id, readOnly: true }, (tx) =>
    listStructures(tx, network.id),
  )
  const found = structures.filter(({ id, name, shortName }) => isNamed(wanted, [id, name, shortName]))
  const [only] = found
  if (only && found.length === 1) return only
  throw found.length === 0
    ? failed('structureUnknown', { what: wanted, names: structures.map(({ shortName }) => shortName) })
    : failed('structureAmbiguous', { what: wanted, names: found.map(({ id }) => id) })
}

/** Names that differ by accents, capitals or punctuation only are the same. */
const isNamed = (wanted: string, names: readonly string[]): boolean =>
  names.some((name) => searchable(name) === searchable(wanted))
