import type { Grant, Role } from '@maillage/contract/access'
import type { Site, SiteDraft, Structure, StructureDraft } from '@maillage/contract/network'

type Part = Pick<Structure, 'id' | 'parentId'>

/** Whether a structure would end up inside itself if it belonged to this parent. */
export function makesCircle(structures: readonly Part[], id: string, parentId: string | null): boolean {
  const parents = new Map(structures.map((each) => [each.id as string, each.parentId as string | null]))
  const seen = new Set<string>()
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

/** These work with pharmacies every day; nobody else learns from the register which pharmacies take part. */
const workWithPharmacies: readonly Role[] = [
  'coordinator',
  'administrator',
  'pharmacyCoordinator',
  'head',
  'worker',
  'analyst',
]

/** Whether somebody may see a structure: a pharmacy is seen by those who work with pharmacies and by its own people. */
export function isVisible(structure: Pick<Structure, 'id' | 'kind'>, grants: readonly Grant[]): boolean {
  if (structure.kind !== 'pharmacy') return true
  return grants.some(
    ({ role, structureId }) => workWithPharmacies.includes(role) || structureId === structure.id,
  )
}

/** What a person typed about a structure, out of what is stored. */
export function structureDraft(structure: Structure): StructureDraft {
  const { id, version, communeName, departmentName, archived, ...draft } = structure
  return draft
}

/** What a person typed about a site, out of what is stored. */
export function siteDraft(site: Site): SiteDraft {
  const { id, version, communeName, archived, ...draft } = site
  return draft
}
