import { checkDraft } from '@maillage/contract/activity-rules'
import type { InputOf } from '@maillage/contract/endpoint'
import { type Occurrence, OccurrenceDraft, type occurrenceApi } from '@maillage/contract/occurrence'
import { daysBetween } from '@maillage/contract/occurrence-rules'
import { OvertakenError } from '../../platform/db/errors.ts'
import { alreadyWritten } from '../../platform/http/base-version.ts'
import { Problem } from '../../platform/http/problem.ts'
import type { Run } from '../../platform/http/run.ts'
import { recordActivity, withdrawRecorded } from '../activity/port.ts'
import { readActivity } from '../activity/queries.ts'
import { readCatalogue } from '../catalogue/queries.ts'
import { readPlaces } from '../network/queries.ts'
import { firstOf, usualOn } from './rules.ts'
import {
  deleteAnswer,
  insertAnswer,
  lockOccurrence,
  selectAnswer,
  selectOccurrence,
  upsertOccurrence,
} from './sql.ts'

type Input<Name extends 'save' | 'withdraw' | 'answer' | 'withdrawAnswer'> = InputOf<
  (typeof occurrenceApi)[Name]
>

/** Plans something that comes back, or changes the plan from now on. */
export async function saveOccurrence(
  run: Run,
  { id, baseVersion, draft }: Input<'save'>,
): Promise<Occurrence> {
  run.requireReach(draft.usual.structureId)
  await refuseUnlessRecordable(run, draft)
  return writeOccurrence(run, { id, baseVersion, draft, withdrawn: false })
}

/** What is usual must be complete, so that one press records it. */
async function refuseUnlessRecordable(run: Run, draft: OccurrenceDraft): Promise<void> {
  const { kind: code, kindVersion, siteId } = draft.usual
  const catalogue = await readCatalogue(run.tx, run.networkId)
  const kind = catalogue.kinds.find((each) => each.code === code && each.version === kindVersion)
  if (!kind) throw new Problem('activity.kind_unknown', { kind: code, version: kindVersion })
  const issues = checkDraft(usualOn(draft), kind, catalogue)
  if (issues.length > 0) {
    throw new Problem('activity.invalid', { fields: issues.map((issue) => issue.field), issues })
  }
  const places = await readPlaces(run.tx, run.networkId, draft.usual)
  if (siteId && !places.siteOfStructure) throw new Problem('activity.site_not_of_structure')
  if (firstOf(draft) === null) throw new Problem('occurrence.no_day')
}

/** Stops proposing it; what was recorded stays. */
export async function withdrawOccurrence(
  run: Run,
  { id, baseVersion }: Input<'withdraw'>,
): Promise<Occurrence> {
  const existing = await occurrenceInReach(run, id)
  return writeOccurrence(run, { id, baseVersion, draft: OccurrenceDraft.parse(existing), withdrawn: true })
}

async function writeOccurrence(
  run: Run,
  wanted: { id: string; baseVersion: number; draft: OccurrenceDraft; withdrawn: boolean },
): Promise<Occurrence> {
  const { id, baseVersion, draft, withdrawn } = wanted
  await lockOccurrence(run.tx, run.networkId, id)
  const existing = await selectOccurrence(run.tx, run.networkId, id)
  if (existing) run.requireReach(existing.structureId)
  const stored = existing && {
    version: existing.version,
    state: { draft: OccurrenceDraft.parse(existing), withdrawn: existing.withdrawn },
  }
  if (existing && alreadyWritten(stored, { baseVersion, state: { draft, withdrawn } })) return existing
  if (!existing && baseVersion > 0) throw new Problem('thing.not_found')
  const version = baseVersion + 1
  if (!(await upsertOccurrence(run.tx, run.networkId, { id, version, draft, withdrawn }))) {
    throw new OvertakenError()
  }
  const action = withdrawn ? 'occurrence.withdraw' : 'occurrence.save'
  run.audit({ action, noun: 'occurrence', id, version, payload: draft })
  return occurrenceInReach(run, id)
}

async function occurrenceInReach(run: Run, id: string): Promise<Occurrence> {
  // Two people who answer for the same day take turns.
  await lockOccurrence(run.tx, run.networkId, id)
  const occurrence = await selectOccurrence(run.tx, run.networkId, id)
  if (!occurrence) throw new Problem('thing.not_found')
  run.requireReach(occurrence.structureId)
  return occurrence
}

/** Says that a day was held, and records it by the same stroke, or that it was not, and why. */
export async function answerDay(run: Run, { id, day, answer }: Input<'answer'>) {
  const occurrence = await occurrenceInReach(run, id)
  const before = await selectAnswer(run.tx, run.networkId, { id, day })
  if (before) {
    const same =
      before.outcome === answer.outcome &&
      (answer.outcome === 'held' ? before.activityId === answer.activityId : before.reason === answer.reason)
    if (!same) throw new Problem('occurrence.answered', { day })
    const activity = before.activityId ? (await readActivity(run, before.activityId)).activity : null
    return { outcome: before.outcome, activity }
  }
  if (!daysBetween(occurrence, day, day).includes(day)) throw new Problem('occurrence.not_on_day', { day })
  if (answer.outcome === 'notHeld') await refuseUnknownReason(run, answer.reason)
  const held = answer.outcome === 'held' ? answer : null
  const activity = held
    ? await recordActivity(run, {
        id: held.activityId,
        baseVersion: 0,
        reason: null,
        draft: { ...held.draft, day },
      })
    : null
  const said = {
    occurrenceId: id,
    day,
    outcome: answer.outcome,
    reason: answer.outcome === 'notHeld' ? answer.reason : null,
    activityId: activity?.id ?? null,
  }
  await insertAnswer(run.tx, run.networkId, { ...said, at: run.now, accountId: run.accountId })
  const { version } = occurrence
  run.audit({ action: 'occurrence.answer', noun: 'occurrence', id, version, payload: said })
  return { outcome: answer.outcome, activity }
}

async function refuseUnknownReason(run: Run, reason: string): Promise<void> {
  const { vocabularies } = await readCatalogue(run.tx, run.networkId)
  const members = vocabularies.find((each) => each.code === 'not_held_reason')?.members ?? []
  if (!members.some((member) => member.code === reason)) {
    throw new Problem('request.invalid', { fields: ['answer.reason'] })
  }
}

/** Takes an answer back: what it recorded leaves the figures and the day asks again; without an answer nothing changes. */
export async function withdrawAnswer(
  run: Run,
  { id, day, reason }: Input<'withdrawAnswer'>,
): Promise<{ day: Input<'withdrawAnswer'>['day'] }> {
  const { version } = await occurrenceInReach(run, id)
  const before = await selectAnswer(run.tx, run.networkId, { id, day })
  if (!before) return { day }
  const recorded = before.activityId ? (await readActivity(run, before.activityId)).activity : null
  await deleteAnswer(run.tx, run.networkId, { id, day })
  if (recorded && !recorded.withdrawn) {
    await withdrawRecorded(run, { id: recorded.id, baseVersion: recorded.version, reason })
  }
  const { outcome, activityId } = before
  const payload = { day, outcome, activityId }
  run.audit({ action: 'occurrence.withdrawAnswer', noun: 'occurrence', id, version, payload })
  return { day }
}
