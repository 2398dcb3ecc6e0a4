import { isStructureRole, type Role } from '@maillage/contract/access'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useMe } from '../../../platform/session.ts'
import { Select } from '../../../ui/text-field.tsx'
import { rolesToGive, roleWord } from '../api.ts'
import { useStructuresInReach } from './use-structures.ts'

export interface RoleTyped {
  readonly role: Role | ''
  readonly structureId: string
}

export const noRole: RoleTyped = { role: '', structureId: '' }

/** What is missing before the role can be given, by field. */
export function roleFaults({ role, structureId }: RoleTyped): { role?: string; structure?: string } {
  return {
    ...(role === '' && { role: m.people_role_missing() }),
    ...(role !== '' &&
      isStructureRole(role) &&
      structureId === '' && { structure: m.people_structure_missing() }),
  }
}

/** The role as the service takes it; null while something is missing. */
export function roleWanted({
  role,
  structureId,
}: RoleTyped): { role: Role; structureId: string | null } | null {
  if (role === '' || (isStructureRole(role) && structureId === '')) return null
  return { role, structureId: isStructureRole(role) ? structureId : null }
}

interface RoleFieldsProps {
  readonly value: RoleTyped
  readonly onChange: (value: RoleTyped) => void
  readonly showFaults: boolean
}

/** Which role and, where it is held in one, which structure. */
export function RoleFields({ value, onChange, showFaults }: RoleFieldsProps): ReactNode {
  const me = useMe()
  const structures = useStructuresInReach()
  const faults = showFaults ? roleFaults(value) : {}
  const [only] = structures
  const chooseRole = (role: Role) => {
    const structureId = value.structureId || (structures.length === 1 && only ? only.id : '')
    onChange({ role, structureId })
  }
  return (
    <>
      <Select<Role>
        label={m.people_role()}
        error={faults.role}
        value={value.role}
        onChange={chooseRole}
        options={rolesToGive(me).map((role) => ({ value: role, label: roleWord(role) }))}
      />
      {value.role !== '' && isStructureRole(value.role) && (
        <Select
          label={m.people_structure()}
          error={faults.structure}
          value={value.structureId}
          onChange={(structureId) => onChange({ ...value, structureId })}
          options={structures.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
    </>
  )
}
