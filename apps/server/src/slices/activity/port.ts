import type { Activity, ActivityDraftInput } from '@maillage/contract/activity'
import { ActivityDraft } from '@maillage/contract/activity'
import { checkDraft, kindOn } from '@maillage/contract/activity-rules'
import type { Catalogue } from '@maillage/contract/catalogue'
import { v7 as newId } from 'uuid'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { saveActivity, type Write, withdrawActivity, writeActivities } from './commands.ts'
import { isAhead } from './rules.ts'
import { selectDeliveredForUpdate } from './sql.ts'

/** What another part of the product did, in the words of an activity. */
export interface Delivery extends Omit<ActivityDraftInput, 'kindVersion'> {
  /** What produced it; the same version delivered twice is delivered once. `label` is what people call it: "MP-42". */
  readonly source: NonNullable<Activity['source']>
}

/** How many go to the database at once: enough that statements are few, little enough that each stays small. */
const atOnce = 500

/**
 * The port by which other parts become activity, called inside the producing command's transaction: a new version of
 * the source corrects the activity, an older one changes nothing.
 */
export const deliverActivity = (run: Run, delivery: Delivery): Promise<void> =>
  deliverActivities(run, [delivery])

/** The same for many deliveries of one kind of source, each of its own source, in a few statements. */
export async function deliverActivities(run: Run, deliveries: readonly Delivery[]): Promise<void> {
  const catalogue = await readCatalogue(run.tx, run.networkId)
  for (const some of inParts(deliveries)) {
    const before = await deliveredBefore(run, sourcesOf(some))
    const writes = some.flatMap(({ source, ...delivered }): Write[] => {
      if (isAhead(delivered.day, run.today)) throw new Problem('activity.day_to_come')
      const draft = checkedDraft(delivered, catalogue)
      const existing =
        before.find((each) => each.source?.id === source.id && each.kind === delivered.kind) ?? null
      if (existing && (existing.source?.version ?? 0) >= source.version) return []
      const id = existing?.id ?? newId()
      return [{ action: 'activity.deliver', id, existing, draft, withdrawn: false, reason: null, source }]
    })
    if (writes.length > 0) await writeActivities(run, writes)
  }
}

function checkedDraft(delivered: Omit<Delivery, 'source'>, catalogue: Catalogue): ActivityDraft {
  const kind = kindOn(catalogue.kinds, delivered.kind, delivered.day)
  if (!kind) throw new Problem('activity.kind_not_valid_on_day', { day: delivered.day })
  const draft = ActivityDraft.parse({ ...delivered, kindVersion: kind.version })
  const issues = checkDraft(draft, kind, catalogue)
  if (issues.length === 0) return draft
  throw new Problem('activity.invalid', { fields: issues.map((issue) => issue.field), issues })
}

/** Takes back what sources of one kind had delivered; one that delivered nothing changes nothing. */
export async function withdrawDelivered(run: Run, sources: readonly Delivery['source'][]): Promise<void> {
  for (const some of inParts(sources)) {
    const before = await deliveredBefore(run, sourcesOf(some.map((source) => ({ source }))))
    const writes = before.flatMap((existing): Write[] => {
      const source = some.find((each) => each.id === existing.source?.id)
      if (existing.withdrawn || !source) return []
      const { id } = existing
      const draft = ActivityDraft.parse(existing)
      return [{ action: 'activity.withdraw', id, existing, draft, withdrawn: true, reason: null, source }]
    })
    if (writes.length > 0) await writeActivities(run, writes)
  }
}

/** What sources of one kind delivered before, locked against other writers until commit. */
export const deliveredBefore = (
  run: Run,
  sources: { kind: string; ids: readonly string[] },
): Promise<Activity[]> => selectDeliveredForUpdate(run.tx, run.networkId, sources)

function sourcesOf(some: readonly Pick<Delivery, 'source'>[]): { kind: string; ids: string[] } {
  return { kind: some[0]?.source.kind ?? '', ids: some.map(({ source }) => source.id) }
}

function inParts<Thing>(things: readonly Thing[]): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / atOnce) }, (_, part) =>
    things.slice(part * atOnce, (part + 1) * atOnce),
  )
}

/** Records what a person says was done, as the Record page does, inside another command's transaction. */
export const recordActivity: typeof saveActivity = saveActivity

/** Takes out of the figures what was recorded so. */
export const withdrawRecorded: typeof withdrawActivity = withdrawActivity
