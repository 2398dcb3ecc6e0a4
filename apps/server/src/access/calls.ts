import { type Access, isStructureRole, type Role, roles } from '@maillage/contract/access'
import { api } from '@maillage/contract/api'
import type { EndpointMeta } from '@maillage/contract/endpoint'
import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { app } from '../app.ts'
import type { Database } from '../platform/db/database.ts'
import { newMember } from '../testing/member.ts'
import { visitOf } from '../testing/visit.ts'
import type { Client, World } from '../testing/world.ts'
import type { Place, Sample } from './place.ts'
import { samples } from './samples.ts'

/** An entry of the contract with its sample, to be called as anybody. */
export interface Entry {
  readonly name: string
  readonly access: Access
  readonly sample: Sample<unknown>
  readonly call: (client: Client, input: unknown) => Promise<unknown>
}

/** Every entry of the contract. */
export const entries: readonly Entry[] = entriesOf(api)

function entriesOf(router: AnyContractRouter, path: readonly string[] = []): Entry[] {
  if (!isContractProcedure(router)) {
    return Object.entries(router).flatMap(([name, inner]) => entriesOf(inner, [...path, name]))
  }
  const name = path.join('.')
  const follow = (from: unknown) =>
    path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], from)
  const sample = follow(samples) as Sample<unknown> | undefined
  if (!sample) throw new Error(`${name} has no sample: add one to samples.ts`)
  return [
    {
      name,
      sample,
      access: (router['~orpc'].meta as EndpointMeta).access,
      call: (client, input) => (follow(client) as (given: unknown) => Promise<unknown>)(input),
    },
  ]
}

/** People who hold each role in a structure, or in the network where the role is held there: their accounts. */
export type Staff = ReadonlyMap<Role, string>

export async function staffOf(database: Database, { networkId }: World, structureId: string): Promise<Staff> {
  const staff = new Map<Role, string>()
  for (const role of roles) {
    const place = isStructureRole(role) ? structureId : null
    const { id } = await newMember(database, { networkId, role, structureId: place })
    staff.set(role, id)
  }
  return staff
}

/** The API as somebody, or with null as nobody. */
export const clientOf = (database: Database, accountId: string | null): Client =>
  createRouterClient(app, {
    context: visitOf(database, accountId === null ? null : { id: accountId, name: 'Essai' }),
  })

/** The first structure of a world as a place for samples. */
export function placeOf(database: Database, { world, staff }: { world: World; staff: Staff }): Place {
  const accountId = (role: Role) => staff.get(role) ?? ''
  return {
    networkId: world.networkId,
    structureId: world.structure,
    otherStructureId: world.otherStructure,
    siteId: world.sites.montbeliard,
    accountId,
    as: (role) => clientOf(database, accountId(role)),
  }
}

/** The role that reaches most of what the entry is about; null where nobody need sign in. */
export function roleFor(access: Access): Role | null {
  if (access === 'public') return null
  const named = access === 'account' ? roles : access.roles
  return (['coordinator', 'administrator'] as const).find((role) => named.includes(role)) ?? named[0] ?? null
}
