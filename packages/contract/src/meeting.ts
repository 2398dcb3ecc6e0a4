import { z } from 'zod'
import { recorders } from './access.ts'
import { endpoint } from './endpoint.ts'
import { BaseVersion, Code, Day, MeetingId, StructureId } from './values.ts'

/** A meeting with a partner, noted on the partner's page; it counts as activity by itself. */
export const MeetingDraft = z.object({
  /** Whose work it was. */
  structureId: StructureId,
  partnerId: StructureId,
  day: Day,
  purpose: Code.nullable(),
  /** Where the relation stands after the meeting, from the vocabulary approach_stage. */
  stage: Code.nullable(),
  refusalReason: Code.nullable(),
  people: z.number().int().min(0).max(500).nullable(),
  hours: z.number().min(0).max(24).multipleOf(0.25).nullable(),
  /** What was said: about organisations, never about a person who uses drugs. */
  note: z.string().trim().max(2000),
  /** What the structure does next, and by when. */
  nextStep: z.string().trim().max(300).default(''),
  nextDay: Day.nullable().default(null),
})
export type MeetingDraft = z.infer<typeof MeetingDraft>

export const Meeting = MeetingDraft.extend({
  id: MeetingId,
  version: z.number().int(),
  withdrawn: z.boolean(),
  structureName: z.string(),
  partnerName: z.string(),
})
export type Meeting = z.infer<typeof Meeting>

/** How far a structure has come with a partner, as its meetings say. */
export const Relation = z.object({
  structureId: StructureId,
  structureName: z.string(),
  partnerId: StructureId,
  partnerName: z.string(),
  /** A member of the vocabulary `structure_kind`. */
  partnerKind: Code,
  meetings: z.number().int(),
  lastDay: Day,
  /** The last stage that was noted, and the day of the meeting that first said so without another stage since. */
  stage: Code.nullable(),
  stageSince: Day.nullable(),
  refusalReason: Code.nullable(),
  /** As the last meeting left it. */
  nextStep: z.string(),
  nextDay: Day.nullable(),
})
export type Relation = z.infer<typeof Relation>

export const meetingApi = {
  save: endpoint({
    method: 'PUT',
    path: '/meetings/{id}',
    summary: 'Note a meeting with a partner, or correct it',
    access: recorders,
    offline: true,
    problems: [
      'thing.not_found',
      'thing.changed_meanwhile',
      'activity.invalid',
      'activity.kind_not_valid_on_day',
      'activity.day_to_come',
      'meeting.with_itself',
    ],
    input: z.object({ id: MeetingId, baseVersion: BaseVersion, draft: MeetingDraft }),
    output: Meeting,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/meetings/{id}/withdrawal',
    summary: 'Take a meeting back, out of the figures too',
    access: recorders,
    offline: true,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: z.object({ id: MeetingId, baseVersion: BaseVersion }),
    output: Meeting,
  }),
  list: endpoint({
    method: 'GET',
    path: '/meetings',
    summary: 'Meetings, newest first; with one partner, or all in reach',
    access: recorders,
    input: z.object({ partnerId: StructureId.optional() }),
    output: z.array(Meeting),
  }),
  relations: endpoint({
    method: 'GET',
    path: '/relations',
    summary:
      'The partners met by the structures in reach: stage, last meeting, next step; latest meeting first',
    access: recorders,
    input: z.object({}).optional(),
    output: z.array(Relation),
  }),
}
