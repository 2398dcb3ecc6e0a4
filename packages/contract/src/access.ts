/** Roles are held in a structure or, with no structure, in the whole network (facts: Roles). */
export const roles = [
  'coordinator',
  'head',
  'worker',
  'analyst',
  'instrumentManager',
  'pharmacyCoordinator',
  'pharmacist',
  'groupLead',
  'groupMember',
  'organiser',
  'doorVolunteer',
  'reader',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Roles that only make sense inside one structure. */
export const structureRoles = [
  'head',
  'worker',
  'analyst',
  'instrumentManager',
  'pharmacist',
] as const satisfies Role[]

/**
 * Who may call an endpoint: anybody, any signed-in account, or the holders of a role. With `within: 'structure'`
 * a role held in a structure counts for that structure (and its parts) only; a role held in the network counts for all.
 */
export type Access =
  | 'public'
  | 'account'
  | { readonly roles: readonly Role[]; readonly within: 'network' | 'structure' }

export interface Grant {
  readonly role: Role
  /** null: held in the whole network. */
  readonly structureId: string | null
}

/** Everybody with a role in the network. */
export const everyRole: Access = { roles, within: 'network' }

/** Those who record activity for a structure. */
export const recorders = {
  roles: ['coordinator', 'head', 'worker', 'analyst'],
  within: 'structure',
} as const satisfies Access

/** Those who read infrared spectra. */
export const sampleReaders: Access = { roles: [...recorders.roles, 'instrumentManager'], within: 'structure' }

/** Those who read the reports that their structure, or the network, submits. */
export const reportReaders: Access = {
  roles: ['coordinator', 'head', 'worker', 'analyst', 'reader'],
  within: 'structure',
}

/** Those who answer for a structure's figures. */
export const heads: Access = { roles: ['coordinator', 'head'], within: 'structure' }

/** Those who write the register: coordinators and administrators all of it, a head their own structure and its parts. */
export const registrars: Access = { roles: ['coordinator', 'administrator', 'head'], within: 'structure' }

/** Those who work under agreements: of the network, or of a structure that is a party. */
export const agreementReaders: Access = {
  roles: [
    'coordinator',
    'administrator',
    'head',
    'worker',
    'analyst',
    'instrumentManager',
    'pharmacyCoordinator',
    'pharmacist',
  ],
  within: 'structure',
}

/** Those who run the network. */
export const coordinators: Access = { roles: ['coordinator', 'administrator'], within: 'network' }

/** Those who look after the installation itself: its journal, its mail. */
export const administrators: Access = { roles: ['administrator'], within: 'network' }

/** Those who invite people and give them roles: in the whole network, or a head in their own structure. */
export const inviters: Access = { roles: ['coordinator', 'administrator', 'head'], within: 'structure' }

/** Whether a role is held in one structure; the others are held in the whole network. */
export const isStructureRole = (role: Role): boolean => (structureRoles as readonly Role[]).includes(role)

/** Whether these grants open the endpoint at all, before it is known which structure is meant. */
export function opens(access: Access, grants: readonly Grant[] | null): boolean {
  if (access === 'public') return true
  if (grants === null) return false
  return access === 'account' || grants.some((grant) => access.roles.includes(grant.role))
}

/** Whether these grants reach one structure (null: the whole network) under the endpoint's access. */
export function reaches(access: Access, grants: readonly Grant[], structureId: string | null): boolean {
  if (access === 'public' || access === 'account') return true
  return grants.some(
    (grant) =>
      access.roles.includes(grant.role) && (grant.structureId === null || grant.structureId === structureId),
  )
}
