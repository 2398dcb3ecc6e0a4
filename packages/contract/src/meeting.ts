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
  /** What was said and what comes next: about organisations, never about a person who uses drugs. */
  note: z.string().trim().max(2000),
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
    ],
    input: z.object({ id: MeetingId, baseVersion: BaseVersion, draft: MeetingDraft }),
    output: Meeting,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/meetings/{id}/withdrawal',
    summary: 'Take a meeting back, out of the figures too',
    access: recorders,
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
}
