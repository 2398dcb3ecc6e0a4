import { z } from 'zod'
import { recorders } from './access.ts'
import { endpoint } from './endpoint.ts'
import { ValueState } from './report-document.ts'
import {
  ActivityId,
  BaseVersion,
  Code,
  Day,
  Dimensions,
  Flag,
  Instant,
  SiteId,
  StructureId,
  Year,
} from './values.ts'

/** One amount as it was typed: 0 is observed; `null` with notObserved is "–"; a field left empty is simply absent. */
export const ValueInput = z.object({
  measure: Code,
  /** The grid's own row, e.g. `{ act: 'hygiene' }`; empty for a plain measure. */
  member: Dimensions.default({}),
  state: z.enum(['observed', 'notObserved']),
  amount: z.number().nullable(),
})
export type ValueInput = z.infer<typeof ValueInput>

/** What the person at the screen typed. */
export const ActivityDraft = z.object({
  kind: Code,
  /** The catalogue version that it was typed under, kept even when the catalogue moves on. */
  kindVersion: z.number().int().min(1),
  day: Day,
  structureId: StructureId,
  /** Run together with another structure: counted once in the network, shown for both. */
  coStructureId: StructureId.nullable().default(null),
  siteId: SiteId.nullable().default(null),
  dimensions: Dimensions.default({}),
  tags: z.record(Code, z.array(Code).max(100)).default({}),
  texts: z.record(Code, z.string().max(4000)).default({}),
  values: z.array(ValueInput).max(400).default([]),
})
export type ActivityDraft = z.infer<typeof ActivityDraft>
export type ActivityDraftInput = z.input<typeof ActivityDraft>

/** Where an activity that nobody typed comes from; null when somebody did. */
export const ActivitySource = z.object({
  kind: Code,
  id: z.string().max(80),
  version: z.number().int(),
  label: z.string(),
})
export type ActivitySource = z.infer<typeof ActivitySource>

export const Activity = ActivityDraft.extend({
  id: ActivityId,
  version: z.number().int(),
  source: ActivitySource.nullable(),
  withdrawn: z.boolean(),
  recordedAt: Instant,
  recordedBy: z.string(),
})
export type Activity = z.infer<typeof Activity>

/** A line of the list: enough to recognise what was done. */
export const ActivityLine = z.object({
  id: ActivityId,
  version: z.number().int(),
  kind: Code,
  kindVersion: z.number().int(),
  day: Day,
  structureId: StructureId,
  structureName: z.string(),
  siteId: SiteId.nullable(),
  siteName: z.string().nullable(),
  dimensions: Dimensions,
  amounts: z.array(z.object({ measure: Code, amount: z.number() })),
  source: ActivitySource.nullable(),
  withdrawn: z.boolean(),
})
export type ActivityLine = z.infer<typeof ActivityLine>

export const ActivityVersion = z.object({
  version: z.number().int(),
  at: Instant,
  by: z.string(),
  reason: z.string().nullable(),
  withdrawn: z.boolean(),
  /** null once it was erased: the version remains, its content does not. */
  draft: ActivityDraft.nullable(),
})
export type ActivityVersion = z.infer<typeof ActivityVersion>

const reason = z.string().trim().max(500).nullable().default(null)

export const activityApi = {
  save: endpoint({
    method: 'PUT',
    path: '/activities/{id}',
    summary: 'Record an activity, or correct it as a new version',
    access: recorders,
    offline: true,
    problems: [
      'activity.kind_unknown',
      'activity.kind_not_valid_on_day',
      'activity.day_to_come',
      'activity.invalid',
      'activity.site_not_of_structure',
      'activity.read_only',
      'activity.reason_required',
      'thing.changed_meanwhile',
    ],
    input: z.object({ id: ActivityId, baseVersion: BaseVersion, reason, draft: ActivityDraft }),
    output: Activity,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/activities/{id}/withdrawal',
    summary: 'Take an activity out of every figure; it can be brought back',
    access: recorders,
    offline: true,
    problems: ['thing.not_found', 'thing.changed_meanwhile', 'activity.read_only'],
    input: z.object({ id: ActivityId, baseVersion: BaseVersion, reason }),
    output: Activity,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/activities/{id}/restoration',
    summary: 'Bring a withdrawn activity back into the figures',
    access: recorders,
    offline: true,
    problems: [
      'thing.not_found',
      'thing.changed_meanwhile',
      'activity.read_only',
      'activity.reason_required',
    ],
    input: z.object({ id: ActivityId, baseVersion: BaseVersion, reason }),
    output: Activity,
  }),
  read: endpoint({
    method: 'GET',
    path: '/activities/{id}',
    summary: 'An activity with its versions',
    access: recorders,
    problems: ['thing.not_found'],
    input: z.object({ id: ActivityId }),
    output: z.object({
      activity: Activity,
      structureName: z.string(),
      siteName: z.string().nullable(),
      /** A report that counts it was submitted: a correction then says why. */
      yearSubmitted: z.boolean(),
      versions: z.array(ActivityVersion),
    }),
  }),
  list: endpoint({
    method: 'GET',
    path: '/activities',
    summary: 'Activities, newest day first, filtered and searched',
    access: recorders,
    input: z.object({
      structureId: StructureId.optional(),
      siteId: SiteId.optional(),
      kind: Code.optional(),
      from: Day.optional(),
      to: Day.optional(),
      search: z.string().trim().max(100).optional(),
      withdrawn: Flag.default(false),
      page: z.coerce.number().int().min(1).default(1),
      pageSize: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({ lines: z.array(ActivityLine), total: z.number().int() }),
  }),
  /** What the Record page offers first: the kinds this person records most, and the last of each to repeat. */
  frequent: endpoint({
    method: 'GET',
    path: '/activities/frequent',
    summary: 'The kinds that this person records most, with the last activity of each',
    access: recorders,
    input: z.object({}).optional(),
    output: z.array(z.object({ kind: Code, count: z.number().int(), last: ActivityDraft })),
  }),
  counts: endpoint({
    method: 'GET',
    path: '/activities/counts',
    summary: 'How many activities of each kind each structure carried, month by month',
    access: recorders,
    input: z.object({ from: Day, to: Day }),
    output: z.array(
      z.object({ structureId: StructureId, kind: Code, month: Day, activities: z.number().int() }),
    ),
  }),
  /** Records that no report uses, so that no work stays invisible. */
  unreported: endpoint({
    method: 'GET',
    path: '/activities/unreported',
    summary: 'What was recorded in a year and counts in no report begun so far',
    access: recorders,
    input: z.object({ year: Year, structureId: StructureId.optional() }),
    output: z.array(
      z.object({ kind: Code, measure: Code, activities: z.number().int(), amount: z.number() }),
    ),
  }),
}

/** A stated value's state as it can be typed. */
export const StatedState = ValueState.extract(['observed', 'notObserved'])
