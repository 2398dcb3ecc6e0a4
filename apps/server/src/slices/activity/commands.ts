import type { Activity, ActivityDraft, activityApi } from '@maillage/contract/activity'
import { ActivityDraft as ActivityDraftShape } from '@maillage/contract/activity'
import { checkDraft, spreadValues } from '@maillage/contract/activity-rules'
import type { Catalogue, Kind } from '@maillage/contract/catalogue'
import type { InputOf } from '@maillage/contract/endpoint'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { readPlaces } from '../network/queries.ts'
import { isSubmitted } from '../report/queries.ts'
import { type Counted, rollupDeltas, searchText } from './rules.ts'
import {
  applyRollup,
  replaceValues,
  selectActivity,
  selectActivityForUpdate,
  selectValues,
  upsertActivity,
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
  await refuseUnlessCorrectable(run, existing, reason)
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
  await refuseUnlessCorrectable(run, existing, withdrawn ? reason : (reason ?? 'undone'))
  const action = withdrawn ? 'activity.withdraw' : 'activity.restore'
  return writeActivity(run, { action, id, existing, draft, withdrawn, reason, source: null })
}

/** The state that a repeated request is compared with. */
const stored = (existing: Activity) => ({
  version: existing.version,
  state: { withdrawn: existing.withdrawn, draft: ActivityDraftShape.parse(existing) },
})

/** What comes from elsewhere is corrected there; what a submitted report counts is corrected with a reason. */
async function refuseUnlessCorrectable(
  run: Run,
  existing: Activity | null,
  reason: string | null,
): Promise<void> {
  if (!existing) return
  if (existing.source) throw new Problem('activity.read_only', { source: existing.source.label })
  const year = Number(existing.day.slice(0, 4))
  if (!reason && (await isSubmitted(run.tx, run.networkId, { structureId: existing.structureId, year }))) {
    throw new Problem('activity.reason_required')
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

interface Write {
  readonly action: string
  readonly id: string
  readonly existing: Activity | null
  readonly draft: ActivityDraft
  readonly withdrawn: boolean
  readonly reason: string | null
  /** Set by the port: what produced the activity. */
  readonly source: Activity['source']
}

/** Writes the state, its values, the sums and the audit entry: the one way an activity comes to be. */
export async function writeActivity(run: Run, write: Write): Promise<Activity> {
  const { tx, networkId } = run
  const { existing, draft, withdrawn } = write
  const catalogue = await readCatalogue(tx, networkId)
  const kind = validKind(catalogue, draft)
  const places = await readPlaces(tx, networkId, draft)
  if (draft.siteId && !places.siteOfStructure) throw new Problem('activity.site_not_of_structure')
  const activity = {
    ...draft,
    id: write.id as Activity['id'],
    version: (existing?.version ?? 0) + 1,
    source: write.source,
    withdrawn,
    recordedAt: existing?.recordedAt ?? run.now,
  }
  const search = searchText(draft, catalogue, places.names)
  const before = existing && !existing.withdrawn ? await countedNow(run, existing) : null
  if (!(await upsertActivity(tx, networkId, { activity, accountId: run.accountId, search }))) {
    throw new Problem('thing.changed_meanwhile', { version: activity.version })
  }
  const values = withdrawn ? [] : spreadValues(draft, kind, catalogue)
  await replaceValues(tx, networkId, write.id, values)
  const after: Counted | null = withdrawn ? null : { ...draft, values }
  await applyRollup(tx, networkId, rollupDeltas(before, after))
  run.audit({
    action: write.action,
    noun: 'activity',
    id: write.id,
    version: activity.version,
    reason: write.reason,
    payload: { withdrawn, draft },
  })
  const written = await selectActivity(tx, networkId, write.id)
  if (!written) throw new Error('an activity that was just written cannot be read')
  return written
}

/** The activity as it stands in the sums: its stored values, not what today's catalogue would make of it. */
async function countedNow(run: Run, existing: Activity): Promise<Counted> {
  return { ...existing, values: await selectValues(run.tx, run.networkId, existing.id) }
}
