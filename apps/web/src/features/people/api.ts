import { inviters, isStructureRole, type Role, reaches, roles } from '@maillage/contract/access'
import type { Me } from '@maillage/contract/account'
import * as m from '../../paraglide/messages.js'
import { queryClient } from '../../platform/query.ts'

const words: Record<Role, () => string> = {
  coordinator: m.role_coordinator,
  head: m.role_head,
  worker: m.role_worker,
  analyst: m.role_analyst,
  instrumentManager: m.role_instrument_manager,
  pharmacyCoordinator: m.role_pharmacy_coordinator,
  pharmacist: m.role_pharmacist,
  groupLead: m.role_group_lead,
  groupMember: m.role_group_member,
  organiser: m.role_organiser,
  doorVolunteer: m.role_door_volunteer,
  reader: m.role_reader,
  administrator: m.role_administrator,
}

/** A role as people say it. */
export const roleWord = (role: Role): string => words[role]()

/** Whether a person invites people and gives roles in the whole network, or in their own structure only. */
export const invitesEverywhere = (me: Me): boolean => reaches(inviters, me.grants, null)

/** The roles that a person may give. */
export const rolesToGive = (me: Me): readonly Role[] =>
  roles.filter((role) => invitesEverywhere(me) || isStructureRole(role))

/** What was read of people, roles and invitations is asked again. */
export async function refreshPeople(): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [['person']] }),
    queryClient.invalidateQueries({ queryKey: [['invitation']] }),
  ])
}
