import type { Role } from '@maillage/contract/access'
import type { Catalogue } from '@maillage/contract/catalogue'
import { SiteId, StructureId } from '@maillage/contract/values'
import { v7 as newId } from 'uuid'
import { clientAs, furnish, openServices, type Services } from '../open.ts'
import { readConfig } from '../platform/config.ts'
import { instantOf } from '../platform/time/zone.ts'
import { installCatalogue } from '../slices/catalogue/commands.ts'
import { openNetwork } from '../slices/network/port.ts'
import { joinNetwork } from '../slices/person/port.ts'
import { environmentOf, type Place } from './command.ts'

/** A network of one structure and one site, with people who can sign in. */
export interface PreparedNetwork {
  readonly networkId: string
  readonly structureId: StructureId
  readonly siteId: SiteId
  /** Workers of the structure. */
  readonly workers: readonly { readonly email: string; readonly password: string }[]
}

const password = 'une phrase bien longue'

/** Makes a network in empty data and closes them again; `more` is a catalogue that it needs beside the shipped one. */
export async function prepareNetwork(
  place: Place,
  { workers, more }: { workers: number; more?: Catalogue },
): Promise<PreparedNetwork> {
  const services = await openServices(readConfig({ ...environmentOf(place), MAILLAGE_DEMO: 'off' }))
  try {
    const at = instantOf(new Date())
    const networkId = await openNetwork(services.database, {
      name: 'Réseau d’essai',
      zone: 'Europe/Paris',
      at,
    })
    await furnish(services)
    if (more)
      await services.database.transaction({ networkId }, (tx) => installCatalogue(tx, networkId, more))
    const [structureId, siteId] = [StructureId.parse(newId()), SiteId.parse(newId())]
    const coordinator = await join(services, networkId, {
      name: 'coordinator',
      role: 'coordinator',
      structureId: null,
    })
    const client = clientAs(services, coordinator, networkId)
    await client.network.saveStructure({ id: structureId, baseVersion: 0, draft: structure })
    await client.network.saveSite({ id: siteId, baseVersion: 0, draft: { structureId, name: 'Montbéliard' } })
    const people = Array.from({ length: workers }, (_, index) => `worker-${index + 1}`)
    for (const name of people) await join(services, networkId, { name, role: 'worker', structureId })
    return {
      networkId,
      structureId,
      siteId,
      workers: people.map((name) => ({ email: emailOf(name), password })),
    }
  } finally {
    await services.close()
  }
}

const structure = { kind: 'csapa_caarud', name: 'Structure d’essai', shortName: 'Essai' }
const emailOf = (name: string): string => `${name}@example.org`

interface Joining {
  readonly name: string
  readonly role: Role
  readonly structureId: StructureId | null
}

async function join(
  { database, identity }: Services,
  networkId: string,
  { name, role, structureId }: Joining,
) {
  const id = await identity.createAccount({ email: emailOf(name), name, password })
  const at = instantOf(new Date())
  await database.transaction({ networkId }, (tx) =>
    joinNetwork(tx, { networkId, accountId: id, name, role, structureId, at, by: null }),
  )
  return { id, name }
}
