import { reaches, registrars } from '@maillage/contract/access'
import type { Me } from '@maillage/contract/account'
import type { Site, Structure } from '@maillage/contract/network'
import { client } from '../../platform/client.ts'
import { queryClient } from '../../platform/query.ts'
import { type Book, memberOf, wordOf } from '../activity/api.ts'

/** Whether a person may correct a structure and its sites; with null, add one that belongs to no other. */
export const mayCorrect = (me: Me, structureId: string | null): boolean =>
  reaches(registrars, me.grants, structureId)

/** The kind of a structure in words. */
export function kindWord(book: Book, kind: string): string {
  const member = memberOf(book, 'structure_kind', kind)
  return member ? wordOf(member.label) : kind
}

/** Where a structure is, as far as is known: commune and département, or either. */
export function placeOf(structure: Pick<Structure, 'communeName' | 'departmentName'>): string {
  const { communeName, departmentName } = structure
  if (!communeName || !departmentName) return communeName ?? departmentName ?? ''
  return communeName === departmentName ? communeName : `${communeName} (${departmentName})`
}

/** Everything that a structure is found by. */
export const searchText = (book: Book, structure: Structure): string =>
  [structure.name, structure.shortName, kindWord(book, structure.kind), placeOf(structure)].join(' ')

/** Where a site is. */
export const siteAddress = (site: Pick<Site, 'address' | 'communeName'>): string =>
  [site.address, site.communeName].filter(Boolean).join(', ')

/** What was read of the register is asked again: pages that show it follow. */
export const refreshRegister = (): Promise<unknown> =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: ['asked'] }),
    queryClient.invalidateQueries({ queryKey: [['network']] }),
  ])

/** Puts a structure away or brings it back. */
export async function setArchived(
  structure: Pick<Structure, 'id' | 'version'>,
  archived: boolean,
): Promise<Structure> {
  const input = { id: structure.id, baseVersion: structure.version }
  const written = await (archived
    ? client.network.archiveStructure(input)
    : client.network.restoreStructure(input))
  await refreshRegister()
  return written
}

/** Puts a site away or brings it back. */
export async function setSiteArchived(site: Pick<Site, 'id' | 'version'>, archived: boolean): Promise<Site> {
  const input = { id: site.id, baseVersion: site.version }
  const written = await (archived ? client.network.archiveSite(input) : client.network.restoreSite(input))
  await refreshRegister()
  return written
}
