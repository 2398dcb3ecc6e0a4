import type { Person, RoleGrant } from '@maillage/contract/person'
import { accountsOf, asOwner } from '../../platform/auth/accounts.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import type { Giver } from './rules.ts'
import { isStructureOfNetwork, selectPeople, selectRoles } from './sql.ts'

/** The people whom this person looks after: everybody for the whole network, else those with a role in reach. */
export async function listPeople(run: Run): Promise<Person[]> {
  const reachable = run.reachable()
  const people = await selectPeople(run.tx, run.networkId)
  const roles = (await selectRoles(run.tx, run.networkId)).filter(
    ({ structureId }) => reachable === null || (structureId !== null && reachable.includes(structureId)),
  )
  const rolesOf = (person: string) => roles.filter(({ accountId }) => accountId === person)
  const shown = people.filter(({ accountId }) => reachable === null || rolesOf(accountId).length > 0)
  const accounts = await asOwner(run.tx, (owner) =>
    accountsOf(
      owner,
      shown.map(({ accountId }) => accountId),
    ),
  )
  const accountOf = new Map(accounts.map((account) => [account.id, account]))
  return shown.map(({ accountId, name }) => ({
    accountId,
    name,
    email: accountOf.get(accountId)?.email ?? '',
    secondFactor: accountOf.get(accountId)?.twoFactorEnabled ?? false,
    grants: rolesOf(accountId).map(withoutAccount),
  }))
}

const withoutAccount = ({ accountId: _, ...grant }: RoleGrant) => grant

/** The person of the request as somebody who gives and takes roles. */
export const giverOf = (run: Run): Giver => ({
  reachable: run.reachable(),
  administers: run.grants.some(({ role }) => role === 'administrator'),
})

/** `thing.not_found` unless the structure is one of the network's; null, the network itself, is. */
export async function requireStructure(run: Run, id: string | null): Promise<void> {
  if (id !== null && !(await isStructureOfNetwork(run.tx, run.networkId, id))) {
    throw new Problem('thing.not_found')
  }
}
