import { inviters, reaches } from '@maillage/contract/access'
import type { Structure } from '@maillage/contract/network'
import { useQuery } from '@tanstack/react-query'
import * as m from '../../../paraglide/messages.js'
import { orpc } from '../../../platform/query.ts'
import { useMe } from '../../../platform/session.ts'

const structures = orpc.network.structures.queryOptions({ input: {} })

/** Gives a structure's short name; for none, « whole network ». */
export function useStructureNames(): (id: string | null) => string {
  const answer = useQuery(structures)
  return (id) =>
    id === null
      ? m.people_whole_network()
      : (answer.data?.structures.find((structure) => structure.id === id)?.shortName ?? '…')
}

/** The structures in which the person may give roles, by name. */
export function useStructuresInReach(): readonly Structure[] {
  const me = useMe()
  const answer = useQuery(structures)
  return (answer.data?.structures ?? []).filter(
    (structure) => !structure.archived && reaches(inviters, me.grants, structure.id),
  )
}
