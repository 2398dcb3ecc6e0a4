import type { Activity, ActivityDraftInput } from '@maillage/contract/activity'
import { ActivityDraft } from '@maillage/contract/activity'
import { checkDraft, kindOn } from '@maillage/contract/activity-rules'
import { v7 as newId } from 'uuid'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { saveActivity, withdrawActivity, writeActivity } from './commands.ts'
import { selectDeliveredForUpdate } from './sql.ts'

/** What another part of the product did, in the words of an activity. */
export interface Delivery extends Omit<ActivityDraftInput, 'kindVersion'> {
  /** What produced it; the same version delivered twice is delivered once. `label` is what people call it: "MP-42". */
  readonly source: NonNullable<Activity['source']>
}

/**
 * The port by which other parts become activity, called inside the producing command's transaction: a new version of
 * the source corrects the activity, an older one changes nothing.
 */
export async function deliverActivity(run: Run, { source, ...delivered }: Delivery): Promise<Activity> {
  const catalogue = await readCatalogue(run.tx, run.networkId)
  const kind = kindOn(catalogue.kinds, delivered.kind, delivered.day)
  if (!kind) throw new Problem('activity.kind_not_valid_on_day', { day: delivered.day })
  const draft = ActivityDraft.parse({ ...delivered, kindVersion: kind.version })
  const issues = checkDraft(draft, kind, catalogue)
  if (issues.length > 0) {
    throw new Problem('activity.invalid', { fields: issues.map((issue) => issue.field), issues })
  }
  const existing = await deliveredBefore(run, source, delivered.kind)
  if (existing && (existing.source?.version ?? 0) >= source.version) return existing
  const id = existing?.id ?? newId()
  return writeActivity(run, {
    action: 'activity.deliver',
    id,
    existing,
    draft,
    withdrawn: false,
    reason: null,
    source,
  })
}

/** Takes back what a source had delivered; a source that delivered nothing changes nothing. */
export async function withdrawDelivered(run: Run, source: NonNullable<Activity['source']>): Promise<void> {
  for (const existing of await selectDeliveredForUpdate(run.tx, run.networkId, source)) {
    if (existing.withdrawn) continue
    const draft = ActivityDraft.parse(existing)
    const id = existing.id
    await writeActivity(run, {
      action: 'activity.withdraw',
      id,
      existing,
      draft,
      withdrawn: true,
      reason: null,
      source,
    })
  }
}

/** What a source delivered before as one kind; null when nothing. */
export async function deliveredBefore(
  run: Run,
  source: { kind: string; id: string },
  kind: string,
): Promise<Activity | null> {
  const found = await selectDeliveredForUpdate(run.tx, run.networkId, source)
  return found.find((activity) => activity.kind === kind) ?? null
}

/** Records what a person says was done, as the Record page does, inside another command's transaction. */
export const recordActivity: typeof saveActivity = saveActivity

/** Takes out of the figures what was recorded so. */
export const withdrawRecorded: typeof withdrawActivity = withdrawActivity
