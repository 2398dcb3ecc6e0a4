import type { InputOf } from '@maillage/contract/endpoint'
import type { networkApi, Site, SiteDraft, Structure, StructureDraft } from '@maillage/contract/network'
import { OvertakenError } from '../../platform/db/errors.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { readCommune } from '../territory/queries.ts'
import { listStructures } from './queries.ts'
import { makesCircle, siteDraft, structureDraft } from './rules.ts'
import { selectSiteForUpdate, selectStructureForUpdate, upsertSite, upsertStructure } from './sql.ts'

type Input<Name extends keyof typeof networkApi> = InputOf<(typeof networkApi)[Name]>

/** Adds a structure, or corrects it; the same request twice is the same answer once. */
export async function saveStructure(
  run: Run,
  { id, baseVersion, draft: typed }: Input<'saveStructure'>,
): Promise<Structure> {
  const existing = await selectStructureForUpdate(run.tx, run.networkId, id)
  requireStructureReach(run, existing, { id, parentId: typed.parentId })
  const draft = await withDepartment(run, typed)
  const stored = existing && { version: existing.version, state: structureDraft(existing) }
  if (alreadyWritten(stored, { baseVersion, state: draft }) && existing) return existing
  await refuseUnknownKind(run, draft.kind)
  await refuseParent(run, id, draft.parentId)
  return writeStructure(run, {
    action: 'structure.save',
    id,
    existing,
    draft,
    archived: existing?.archived ?? false,
  })
}

/** Puts a structure away, or brings it back; what it did stays in every figure. */
export async function setStructureArchived(
  run: Run,
  { id, baseVersion, archived }: Input<'archiveStructure'> & { archived: boolean },
): Promise<Structure> {
  const existing = await selectStructureForUpdate(run.tx, run.networkId, id)
  if (!existing) throw new Problem('thing.not_found')
  run.requireReach(id)
  const stored = { version: existing.version, state: existing.archived }
  if (alreadyWritten(stored, { baseVersion, state: archived })) return existing
  if (archived) await refuseWithParts(run, id)
  const action = archived ? 'structure.archive' : 'structure.restore'
  return writeStructure(run, { action, id, existing, draft: structureDraft(existing), archived })
}

/** A head may correct their structure and its parts and add parts, but not move any of them out of reach. */
function requireStructureReach(
  run: Run,
  existing: Structure | null,
  { id, parentId }: { id: string; parentId: string | null },
): void {
  if (existing) run.requireReach(id)
  if (!existing || existing.parentId !== parentId) run.requireReach(parentId)
}

async function withDepartment(run: Run, draft: StructureDraft): Promise<StructureDraft> {
  if (draft.communeCode === null) return draft
  const commune = await readCommune(run.tx, draft.communeCode)
  if (!commune) throw new Problem('structure.commune_unknown', { commune: draft.communeCode })
  return { ...draft, departmentCode: commune.departmentCode }
}

async function refuseUnknownKind(run: Run, kind: string): Promise<void> {
  const { vocabularies } = await readCatalogue(run.tx, run.networkId)
  const kinds = vocabularies.find((vocabulary) => vocabulary.code === 'structure_kind')?.members ?? []
  if (!kinds.some((member) => member.code === kind)) throw new Problem('structure.kind_unknown', { kind })
}

async function refuseParent(run: Run, id: string, parentId: string | null): Promise<void> {
  if (parentId === null) return
  const { structures } = await listStructures(run.tx, run.networkId)
  if (makesCircle(structures, id, parentId)) throw new Problem('structure.parent_circle')
  if (!structures.some((each) => each.id === parentId)) throw new Problem('structure.parent_unknown')
}

async function refuseWithParts(run: Run, id: string): Promise<void> {
  const { structures } = await listStructures(run.tx, run.networkId)
  const parts = structures.filter((each) => each.parentId === id && !each.archived)
  if (parts.length > 0)
    throw new Problem('structure.has_parts', { names: parts.map((part) => part.shortName) })
}

interface StructureWrite {
  readonly action: string
  readonly id: Structure['id']
  readonly existing: Structure | null
  readonly draft: StructureDraft
  readonly archived: boolean
}

async function writeStructure(
  run: Run,
  { action, id, existing, draft, archived }: StructureWrite,
): Promise<Structure> {
  const version = (existing?.version ?? 0) + 1
  if (!(await upsertStructure(run.tx, run.networkId, { ...draft, id, version, archived }))) {
    throw new OvertakenError()
  }
  run.audit({ action, noun: 'structure', id, version, payload: { draft, archived } })
  return read(await selectStructureForUpdate(run.tx, run.networkId, id))
}

/** Adds a site to a structure, or corrects it; the same request twice is the same answer once. */
export async function saveSite(run: Run, { id, baseVersion, draft }: Input<'saveSite'>): Promise<Site> {
  run.requireReach(draft.structureId)
  const existing = await selectSiteForUpdate(run.tx, run.networkId, id)
  if (existing) run.requireReach(existing.structureId)
  const stored = existing && { version: existing.version, state: siteDraft(existing) }
  if (alreadyWritten(stored, { baseVersion, state: draft }) && existing) return existing
  if (draft.communeCode !== null && !(await readCommune(run.tx, draft.communeCode))) {
    throw new Problem('structure.commune_unknown', { commune: draft.communeCode })
  }
  const { structures } = await listStructures(run.tx, run.networkId)
  if (!structures.some((each) => each.id === draft.structureId)) throw new Problem('site.structure_unknown')
  return writeSite(run, { action: 'site.save', id, existing, draft, archived: existing?.archived ?? false })
}

/** Puts a site away, or brings it back; what was done there stays in every figure. */
export async function setSiteArchived(
  run: Run,
  { id, baseVersion, archived }: Input<'archiveSite'> & { archived: boolean },
): Promise<Site> {
  const existing = await selectSiteForUpdate(run.tx, run.networkId, id)
  if (!existing) throw new Problem('thing.not_found')
  run.requireReach(existing.structureId)
  const stored = { version: existing.version, state: existing.archived }
  if (alreadyWritten(stored, { baseVersion, state: archived })) return existing
  const action = archived ? 'site.archive' : 'site.restore'
  return writeSite(run, { action, id, existing, draft: siteDraft(existing), archived })
}

interface SiteWrite {
  readonly action: string
  readonly id: Site['id']
  readonly existing: Site | null
  readonly draft: SiteDraft
  readonly archived: boolean
}

async function writeSite(run: Run, { action, id, existing, draft, archived }: SiteWrite): Promise<Site> {
  const version = (existing?.version ?? 0) + 1
  if (!(await upsertSite(run.tx, run.networkId, { ...draft, id, version, archived }))) {
    throw new OvertakenError()
  }
  run.audit({ action, noun: 'site', id, version, payload: { draft, archived } })
  return read(await selectSiteForUpdate(run.tx, run.networkId, id))
}

function read<Thing>(written: Thing | null): Thing {
  if (written === null) throw new Error('what was just written cannot be read')
  return written
}
