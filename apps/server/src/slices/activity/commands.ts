import type { Activity, ActivityDraft, activityApi } from '@maillage/contract/activity'
import { ActivityDraft as ActivityDraftShape } from '@maillage/contract/activity'
import { checkDraft, spreadValues } from '@maillage/contract/activity-rules'
import type { Catalogue, Kind } from '@maillage/contract/catalogue'
import type { InputOf } from '@maillage/contract/endpoint'
import { OvertakenError } from '../../platform/db/errors.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { type Places, readPlaces } from '../network/queries.ts'
import { isSubmitted } from '../report/queries.ts'
import { type Counted, isAhead, mergeDeltas, rollupDeltas, searchText } from './rules.ts'
import {
  applyRollup,
  replaceValues,
  selectActivity,
  selectActivityForUpdate,
  selectValues,
  upsertActivities,
} from './sql.ts'

type Input<Name extends 'save' | 'withdraw' | 'restore'> = InputOf<(typeof activityApi)[Name]>

/** Records an activity, or corrects it as a new version; the same request twice is the same answer once. */
export async function saveActivity(run: Run, input: Input<'save'>): Promise<Activity> {
  const { id, baseVersion, reason, draft } = input
  run.requireReach(draft.structureId)
  const existing = await selectActivityForUpdate(run.tx, run.networkId, id)
  if (existing) run.requireReach(existing.structureId)
  const state = { withdrawn: existing?.withdrawn ?? false, draft }
  if (existing && alreadyWritten(stored(existing), { baseVersion, state })) return existing
  await refuseUnlessCorrectable(run, { existing, draft, reason })
  if (isAhead(draft.day, run.today)) throw new Problem('activity.day_to_come')
  const catalogue = await readCatalogue(run.tx, run.networkId)
  const kind = validKind(catalogue, draft)
  const issues = checkDraft(draft, kind, catalogue)
  if (issues.length > 0) {
    throw new Problem('activity.invalid', {
      fields: [...new Set(issues.map((issue) => issue.field))],
      issues,
    })
  }
  return writeActivity(run, {
    action: 'activity.save',
    id,
    existing,
    draft,
    withdrawn: false,
    reason,
    source: null,
  })
}

/** Takes an activity out of every figure, keeping it whole so that it can be brought back. */
export async function withdrawActivity(
  run: Run,
  { id, baseVersion, reason }: Input<'withdraw'>,
): Promise<Activity> {
  return setWithdrawn(run, { id, baseVersion, reason, withdrawn: true })
}

/** Brings a withdrawn activity back into the figures. */
export async function restoreActivity(
  run: Run,
  { id, baseVersion, reason }: Input<'restore'>,
): Promise<Activity> {
  return setWithdrawn(run, { id, baseVersion, reason, withdrawn: false })
}

async function setWithdrawn(
  run: Run,
  wanted: { id: string; baseVersion: number; reason: string | null; withdrawn: boolean },
): Promise<Activity> {
  const { id, baseVersion, reason, withdrawn } = wanted
  const existing = await selectActivityForUpdate(run.tx, run.networkId, id)
  if (!existing) throw new Problem('thing.not_found')
  run.requireReach(existing.structureId)
  const draft = ActivityDraftShape.parse(existing)
  if (alreadyWritten(stored(existing), { baseVersion, state: { withdrawn, draft } })) return existing
  // Undoing a withdrawal goes back to what was submitted: it needs no reason of its own.
  await refuseUnlessCorrectable(run, { existing, draft, reason: withdrawn ? reason : (reason ?? 'undone') })
  const action = withdrawn ? 'activity.withdraw' : 'activity.restore'
  return writeActivity(run, { action, id, existing, draft, withdrawn, reason, source: null })
}

/** The state that a repeated request is compared with. */
const stored = (existing: Activity) => ({
  version: existing.version,
  state: { withdrawn: existing.withdrawn, draft: ActivityDraftShape.parse(existing) },
})

interface Correction {
  readonly existing: Activity | null
  readonly draft: ActivityDraft
  readonly reason: string | null
}

/**
 * What comes from elsewhere is corrected there; what a submitted report counts, or would count once corrected, is
 * corrected with a reason.
 */
async function refuseUnlessCorrectable(run: Run, { existing, draft, reason }: Correction): Promise<void> {
  if (!existing) return
  if (existing.source) throw new Problem('activity.read_only', { source: existing.source.label })
  if (reason) return
  for (const state of [existing, draft]) {
    if (await isSubmitted(run.tx, run.networkId, state)) throw new Problem('activity.reason_required')
  }
}

function validKind(catalogue: Catalogue, draft: ActivityDraft): Kind {
  const kind = catalogue.kinds.find((each) => each.code === draft.kind && each.version === draft.kindVersion)
  if (!kind) throw new Problem('activity.kind_unknown', { kind: draft.kind, version: draft.kindVersion })
  const last = kind.validTo ?? '9999-12-31'
  if (draft.day < kind.validFrom || draft.day > last) {
    throw new Problem('activity.kind_not_valid_on_day', { day: draft.day })
  }
  return kind
}

/** One activity to be written. */
export interface Write {
  readonly action: string
  readonly id: string
  readonly existing: Activity | null
  readonly draft: ActivityDraft
  readonly withdrawn: boolean
  readonly reason: string | null
  /** Set by the port: what produced the activity. */
  readonly source: Activity['source']
}

/** Writes one activity and gives it as it then stands. */
export async function writeActivity(run: Run, write: Write): Promise<Activity> {
  await writeActivities(run, [write])
  const written = await selectActivity(run.tx, run.networkId, write.id)
  if (!written) throw new Error('an activity that was just written cannot be read')
  return written
}

/** Writes states, values, sums and audit entries, in as many statements for many as for one: the one way activities come to be. */
export async function writeActivities(run: Run, writes: readonly Write[]): Promise<void> {
  const { tx, networkId } = run
  const catalogue = await readCatalogue(tx, networkId)
  const placesOf = await readPlacesOf(run, writes)
  const countedBefore = await countedNow(run, writes)
  const planned = writes.map((write) => {
    const { existing, draft, withdrawn } = write
    const kind = validKind(catalogue, draft)
    const activity = {
      ...draft,
      id: write.id as Activity['id'],
      version: (existing?.version ?? 0) + 1,
      source: write.source,
      withdrawn,
      recordedAt: existing?.recordedAt ?? run.now,
    }
    const search = searchText(draft, catalogue, placesOf(draft).names)
    const values = withdrawn ? [] : spreadValues(draft, kind, catalogue)
    const after: Counted | null = withdrawn ? null : { ...draft, values }
    const deltas = rollupDeltas(countedBefore.get(write.id) ?? null, after)
    return { write, activity, accountId: run.accountId, search, values, deltas }
  })
  if (!(await upsertActivities(tx, networkId, planned))) throw new OvertakenError()
  await replaceValues(
    tx,
    networkId,
    planned.map(({ activity, values }) => ({ activityId: activity.id, values })),
  )
  await applyRollup(tx, networkId, mergeDeltas(planned.flatMap(({ deltas }) => deltas)))
  for (const { write, activity } of planned) {
    const { action, id, reason, withdrawn, draft } = write
    run.audit({
      action,
      noun: 'activity',
      id,
      version: activity.version,
      reason,
      payload: { withdrawn, draft },
    })
  }
}

/** The places of drafts, each read once; refused when a site is another structure's. */
async function readPlacesOf(run: Run, writes: readonly Write[]): Promise<(draft: ActivityDraft) => Places> {
  const found = new Map<string, Places>()
  const keyOf = ({ structureId, siteId }: ActivityDraft) => `${structureId} ${siteId}`
  for (const { draft, existing } of writes) {
    if (found.has(keyOf(draft))) continue
    const places = await readPlaces(run.tx, run.networkId, draft)
    // What was done at a site before it passed to another structure was done there.
    const stays = existing !== null && keyOf(existing) === keyOf(draft)
    if (draft.siteId && !places.siteOfStructure && !stays) throw new Problem('activity.site_not_of_structure')
    found.set(keyOf(draft), places)
  }
  return (draft) =>
    found.get(keyOf(draft)) ?? { structureName: '', siteName: null, siteOfStructure: false, names: [] }
}

/** The activities as they stand in the sums: their stored values, not what today's catalogue would make of them. */
async function countedNow(run: Run, writes: readonly Write[]): Promise<ReadonlyMap<string, Counted>> {
  const counting = writes.flatMap(({ existing }) => (existing && !existing.withdrawn ? [existing] : []))
  if (counting.length === 0) return new Map()
  const ids = counting.map(({ id }) => id)
  const values = await selectValues(run.tx, run.networkId, ids)
  return new Map(
    counting.map((activity) => [activity.id, { ...activity, values: values.get(activity.id) ?? [] }]),
  )
}
