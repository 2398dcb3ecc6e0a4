import type { Role } from '@maillage/contract/account'
import type { Api } from '@maillage/contract/api'
import { SiteId, StructureId } from '@maillage/contract/values'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { app } from '../app.ts'
import type { Database } from '../platform/db/database.ts'
import { run } from '../platform/db/rows.ts'
import type { Tx } from '../platform/db/transaction.ts'
import { installCatalogue } from '../slices/catalogue/commands.ts'
import { visitOf } from './visit.ts'

type RoleName = z.infer<typeof Role>
export type Client = ContractRouterClient<Api>

/** Two networks: one with two structures and their sites, and a stranger's. */
export interface World {
  readonly networkId: string
  readonly structure: StructureId
  readonly otherStructure: StructureId
  readonly sites: Readonly<Record<'montbeliard' | 'belfort' | 'elsewhere', SiteId>>
  /** A client of the whole API as somebody who holds one role; in a structure, or with null in the network. */
  as(role: RoleName, structureId?: string | null): Promise<Client>
  /** As a head of the first structure, the role most tests need. */
  readonly head: Client
  readonly nobody: Client
  /** A head of the only structure of another network. */
  readonly stranger: Client
}

/** Makes the world inside a database of tests; called within `inRollback`, it leaves nothing. */
export async function makeWorld(database: Database, structureKind = 'csapa_caarud'): Promise<World> {
  const networkId = newId()
  const [structure, otherStructure] = [StructureId.parse(newId()), StructureId.parse(newId())]
  const sites = {
    montbeliard: SiteId.parse(newId()),
    belfort: SiteId.parse(newId()),
    elsewhere: SiteId.parse(newId()),
  }
  await database.transaction({ networkId }, async (tx) => {
    await insertNetwork(tx, { networkId, structures: [structure, otherStructure], structureKind })
    await insertSite(tx, { networkId, id: sites.montbeliard, structureId: structure, name: 'Montbéliard' })
    await insertSite(tx, { networkId, id: sites.belfort, structureId: structure, name: 'Belfort' })
    await insertSite(tx, { networkId, id: sites.elsewhere, structureId: otherStructure, name: 'Ailleurs' })
    await installCatalogue(tx, networkId)
  })
  const away = { networkId: newId(), structure: newId() }
  await database.transaction({ networkId: away.networkId }, async (tx) => {
    await insertNetwork(tx, { networkId: away.networkId, structures: [away.structure], structureKind })
    await installCatalogue(tx, away.networkId)
  })
  const as = (role: RoleName, structureId: string | null = structure) =>
    clientAs(database, { networkId, role, structureId })
  return {
    networkId,
    structure,
    otherStructure,
    sites,
    as,
    head: await as('head'),
    nobody: createRouterClient(app, { context: visitOf(database, null) }),
    stranger: await clientAs(database, { ...away, role: 'head', structureId: away.structure }),
  }
}

async function insertNetwork(
  tx: Tx,
  {
    networkId,
    structures,
    structureKind,
  }: { networkId: string; structures: string[]; structureKind: string },
) {
  await run(
    tx,
    sql`insert into network (id, name, zone, created_at)
    values (${networkId}, 'Réseau d’essai', 'Europe/Paris', '2020-01-01T00:00:00Z')`,
  )
  for (const [index, id] of structures.entries()) {
    await run(
      tx,
      sql`insert into structure (network_id, id, version, kind, name, short_name)
      values (${networkId}, ${id}, 1, ${structureKind}, ${`Structure ${index + 1}`}, ${`S${index + 1}`})`,
    )
  }
}

const insertSite = (tx: Tx, site: { networkId: string; id: string; structureId: string; name: string }) =>
  run(
    tx,
    sql`insert into site (network_id, id, version, structure_id, name)
    values (${site.networkId}, ${site.id}, 1, ${site.structureId}, ${site.name})`,
  )

async function clientAs(
  database: Database,
  { networkId, role, structureId }: { networkId: string; role: RoleName; structureId: string | null },
): Promise<Client> {
  const account = { id: newId(), name: `${role} d’essai` }
  await database.transaction({ networkId }, async (tx) => {
    await run(
      tx,
      sql`insert into person (network_id, account_id, name, created_at)
      values (${networkId}, ${account.id}, ${account.name}, '2020-01-01T00:00:00Z')`,
    )
    await run(
      tx,
      sql`insert into role_grant (network_id, id, account_id, role, structure_id, granted_at)
      values (${networkId}, ${newId()}, ${account.id}, ${role}, ${structureId}, '2020-01-01T00:00:00Z')`,
    )
  })
  return createRouterClient(app, { context: visitOf(database, account) })
}
