import type { RoleGrant } from '@maillage/contract/person'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { giverOf, requireStructure } from './queries.ts'
import { isLastAdministrator, refusedRole } from './rules.ts'
import {
  countAdministrators,
  deleteRole,
  insertRole,
  isPersonOfNetwork,
  selectRole,
  selectSameRole,
} from './sql.ts'

type RoleWanted = Omit<RoleGrant, 'grantedAt'>

/** Gives a role; asked again, or held already under another identifier, the same role is answered. */
export async function grantRole(run: Run, wanted: RoleWanted): Promise<RoleGrant> {
  const refused = refusedRole(wanted, giverOf(run))
  if (refused) throw new Problem(refused)
  await requireStructure(run, wanted.structureId)
  if (!(await isPersonOfNetwork(run.tx, run.networkId, wanted.accountId)))
    throw new Problem('thing.not_found')
  const grant = { ...wanted, grantedAt: run.now }
  if ((await insertRole(run.tx, run.networkId, grant)) === 1) {
    run.audit({ action: 'role.grant', noun: 'role', id: wanted.id, version: 1, payload: wanted })
    return grant
  }
  const same = await selectSameRole(run.tx, run.networkId, wanted)
  if (!same) throw new Problem('thing.id_taken')
  return same
}

/** Takes a role back; the next request of that person no longer has it. */
export async function revokeRole(
  run: Run,
  { id, reason }: { id: RoleGrant['id']; reason: string | null },
): Promise<Pick<RoleGrant, 'id'>> {
  const administrators = await countAdministrators(run.tx, run.networkId)
  const grant = await selectRole(run.tx, run.networkId, id)
  if (!grant) throw new Problem('thing.not_found')
  const reachable = run.reachable()
  if (reachable !== null && !(grant.structureId && reachable.includes(grant.structureId))) {
    throw new Problem('role.not_yours')
  }
  const refused = refusedRole(grant, giverOf(run))
  if (refused === 'role.administrators_only') throw new Problem(refused)
  if (isLastAdministrator(grant, administrators)) throw new Problem('role.last_administrator')
  await deleteRole(run.tx, run.networkId, id)
  run.audit({ action: 'role.revoke', noun: 'role', id, version: 2, reason, payload: grant })
  return { id }
}
