import type { Me } from '@maillage/contract/account'
import { AccountId, StructureId } from '@maillage/contract/values'
import { enterNetwork, type Tx } from '../../platform/db/transaction.ts'
import type { Account } from '../../platform/http/endpoints.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Actor, Run } from '../../platform/http/run.ts'
import { readNetwork } from '../network/queries.ts'
import { membershipsOf, selectMember, selectNetworksOf, selectPerson } from './sql.ts'

/** The person of a request: in the network they asked for if they belong to it, else in their first. */
export async function loadActor(tx: Tx, account: Account, wanted: string | null): Promise<Actor> {
  const memberships = await membershipsOf(tx, account.id)
  const networkId = (memberships.find((each) => each.networkId === wanted) ?? memberships[0])?.networkId
  if (!networkId) {
    return { accountId: account.id, name: account.name, networkId: null, zone: defaultZone, grants: [] }
  }
  await enterNetwork(tx, networkId)
  const { name, zone, grants } = await selectMember(tx, networkId, account.id)
  return { accountId: account.id, name: name ?? account.name, networkId, zone, grants }
}

const defaultZone = 'Europe/Paris'

/** Who is signed in, in which network, with which roles. */
export async function readMe(run: Run): Promise<Me> {
  const actor = run.actor
  if (!actor) throw new Problem('auth.required')
  const { accountId, networkId } = actor
  const person = networkId ? await selectPerson(run.tx, networkId, accountId) : null
  return {
    accountId: AccountId.parse(accountId),
    name: actor.name,
    locale: person?.locale ?? null,
    network: networkId ? await readNetwork(run.tx, networkId) : null,
    networks: await selectNetworksOf(run.tx, accountId),
    grants: actor.grants.map(({ role, structureId }) => ({
      role,
      structureId: structureId === null ? null : StructureId.parse(structureId),
    })),
    now: run.now,
  }
}
