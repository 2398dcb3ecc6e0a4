import type { InputOf } from '@maillage/contract/endpoint'
import {
  type Territory,
  type TerritoryDraft,
  type TerritoryFigure,
  TerritoryFigureDraft,
  type territoryApi,
} from '@maillage/contract/territory'
import { OvertakenError } from '../../platform/db/errors.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readTerritory, readTerritoryLine } from './queries.ts'
import {
  type OwnRow,
  selectFigureForUpdate,
  selectOfficial,
  selectOverlapping,
  selectOwnById,
  upsertFigure,
  upsertOwn,
} from './sql.ts'

type Input<Name extends keyof typeof territoryApi> = InputOf<(typeof territoryApi)[Name]>

/** Draws a territory, or corrects it; the same request twice is the same answer once. */
export async function saveTerritory(
  run: Run,
  { id, baseVersion, draft: typed }: Input<'save'>,
): Promise<Territory> {
  run.requireReach(null)
  const draft = { ...typed, members: [...new Set(typed.members)].sort() }
  const existing = await selectOwnById(run.tx, run.networkId, { id, lock: true })
  const stored = existing && { version: existing.version, state: draftOf(existing) }
  if (alreadyWritten(stored, { baseVersion, state: draft })) return read(run, id)
  await refuseMembers(run, draft.members)
  const archived = existing?.archived ?? false
  return write(run, 'territory.save', { id, version: baseVersion + 1, archived, ...ownState(draft) })
}

/** Puts a territory away, or brings it back. */
export async function setTerritoryArchived(
  run: Run,
  { id, baseVersion, archived }: Input<'archive'> & { archived: boolean },
): Promise<Territory> {
  run.requireReach(null)
  const existing = await selectOwnById(run.tx, run.networkId, { id, lock: true })
  if (!existing) throw new Problem('thing.not_found')
  const stored = { version: existing.version, state: existing.archived }
  if (alreadyWritten(stored, { baseVersion, state: archived })) return read(run, id)
  const action = archived ? 'territory.archive' : 'territory.restore'
  return write(run, action, { ...existing, version: baseVersion + 1, archived })
}

const draftOf = ({ name, note, memberKeys }: OwnRow): TerritoryDraft => ({
  name,
  note,
  members: [...memberKeys].sort(),
})

const ownState = ({ members, ...rest }: TerritoryDraft) => ({ ...rest, memberKeys: members })

async function refuseMembers(run: Run, keys: TerritoryDraft['members']): Promise<void> {
  const known = await selectOfficial(run.tx, keys)
  const unknown = keys.filter((key) => !known.some((line) => line.key === key))
  if (unknown.length > 0) throw new Problem('territory.member_unknown', { keys: unknown })
  const overlapping = await selectOverlapping(run.tx, keys)
  if (overlapping.length === 0) return
  const names = known.filter((line) => overlapping.includes(line.key)).map((line) => line.name)
  throw new Problem('territory.members_overlap', { names })
}

async function write(run: Run, action: string, territory: OwnRow): Promise<Territory> {
  const { id, version, ...payload } = territory
  if (!(await upsertOwn(run.tx, run.networkId, territory))) throw new OvertakenError()
  run.audit({ action, noun: 'territory', id, version, payload })
  return read(run, id)
}

async function read(run: Run, id: string): Promise<Territory> {
  const territory = await readTerritory(run, id)
  if (!territory) throw new Error('a territory that was just written cannot be read')
  return territory
}

/** Enters a dated figure with its source, or corrects it; the same request twice is the same answer once. */
export async function saveFigure(
  run: Run,
  { id, baseVersion, draft }: Input<'saveFigure'>,
): Promise<TerritoryFigure> {
  run.requireReach(null)
  const existing = await selectFigureForUpdate(run.tx, run.networkId, id)
  const stored = existing && { version: existing.version, state: figureState(existing) }
  if (alreadyWritten(stored, { baseVersion, state: { draft, withdrawn: false } }) && existing) return existing
  await readTerritoryLine(run, draft.territory).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    throw new Problem('territory.member_unknown', { keys: [draft.territory] })
  })
  return writeFigure(run, 'territory_figure.save', {
    ...draft,
    id,
    version: baseVersion + 1,
    withdrawn: false,
  })
}

/** Takes a figure out of every table. */
export async function withdrawFigure(
  run: Run,
  { id, baseVersion }: Input<'withdrawFigure'>,
): Promise<TerritoryFigure> {
  run.requireReach(null)
  const existing = await selectFigureForUpdate(run.tx, run.networkId, id)
  if (!existing) throw new Problem('thing.not_found')
  const stored = { version: existing.version, state: existing.withdrawn }
  if (alreadyWritten(stored, { baseVersion, state: true })) return existing
  return writeFigure(run, 'territory_figure.withdraw', {
    ...existing,
    version: baseVersion + 1,
    withdrawn: true,
  })
}

const figureState = (figure: TerritoryFigure) => ({
  draft: TerritoryFigureDraft.parse(figure),
  withdrawn: figure.withdrawn,
})

async function writeFigure(run: Run, action: string, figure: TerritoryFigure): Promise<TerritoryFigure> {
  const { id, version, ...payload } = figure
  if (!(await upsertFigure(run.tx, run.networkId, figure))) throw new OvertakenError()
  run.audit({ action, noun: 'territory_figure', id, version, payload })
  return figure
}
