import { isStructureRole, type Role } from '@maillage/contract/access'
import type { ProblemCode } from '@maillage/contract/problems'

interface RoleHeld {
  readonly role: Role
  readonly structureId: string | null
}

/** Who gives or takes a role. */
export interface Giver {
  /** The structures that they answer for; null: the whole network. */
  readonly reachable: readonly string[] | null
  readonly administers: boolean
}

/**
 * A role of a structure is given in a structure, every other one in the whole network; and nobody gives or takes a role
 * beyond the structures that they answer for, nor makes administrators without being one. Null when the role may be given.
 */
export function refusedRole(
  { role, structureId }: RoleHeld,
  { reachable, administers }: Giver,
): ProblemCode | null {
  // Who administers reads the journal and the mails that wait: coordinating is not enough to let oneself in.
  if (role === 'administrator' && !administers && reachable === null) return 'role.administrators_only'
  if (reachable !== null && (structureId === null || !reachable.includes(structureId)))
    return 'role.not_yours'
  if (isStructureRole(role)) return structureId === null ? 'role.needs_structure' : null
  return structureId === null ? null : 'role.of_network'
}

/** A network keeps at least one administrator, so that there is always somebody to call. */
export function isLastAdministrator({ role }: Pick<RoleHeld, 'role'>, administrators: number): boolean {
  return role === 'administrator' && administrators <= 1
}
