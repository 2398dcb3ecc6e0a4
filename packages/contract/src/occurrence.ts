import { z } from 'zod'
import { recorders } from './access.ts'
import { Activity, ActivityDraft, ActivityLine } from './activity.ts'
import { endpoint } from './endpoint.ts'
import { ActivityId, BaseVersion, Code, Day, Instant, OccurrenceId, StructureId } from './values.ts'

/** How often something comes back. A permanence is weekly, every other week, or on the nth weekday of the month. */
export const Recurrence = z.discriminatedUnion('every', [
  z.object({ every: z.literal('week'), interval: z.number().int().min(1).max(8) }),
  /** 1 to 4, or -1 for the last one; the weekday is that of the first day. */
  z.object({
    every: z.literal('month'),
    nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]),
  }),
])
export type Recurrence = z.infer<typeof Recurrence>

/** Something that comes back: what is usually recorded, from which day on, how often, at what hour. */
export const OccurrenceDraft = z.object({
  title: z.string().trim().min(1).max(120),
  /** What is recorded when it was held as usual; its own day is ignored. */
  usual: ActivityDraft,
  firstDay: Day,
  lastDay: Day.nullable(),
  recurrence: Recurrence,
  /** Local time in the network's zone, 'HH:MM'. */
  startTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  durationMin: z
    .number()
    .int()
    .min(15)
    .max(24 * 60),
  /** Days on which it is known not to happen. */
  exceptions: z.array(Day).max(400),
})
export type OccurrenceDraft = z.infer<typeof OccurrenceDraft>

export const Occurrence = OccurrenceDraft.extend({
  id: OccurrenceId,
  version: z.number().int(),
  structureId: StructureId,
  withdrawn: z.boolean(),
})
export type Occurrence = z.infer<typeof Occurrence>

/** A day that asks whether it was held. */
export const DueDay = z.object({ occurrence: Occurrence, day: Day, siteName: z.string().nullable() })
export type DueDay = z.infer<typeof DueDay>

/** What was said of a day. */
export const DayAnswer = z.object({
  outcome: z.enum(['held', 'notHeld']),
  /** A member of the vocabulary `not_held_reason`. */
  reason: Code.nullable(),
  /** What was recorded; withdrawn when somebody took it out of the figures since. */
  activity: ActivityLine.nullable(),
  at: Instant,
  by: z.string(),
})
export type DayAnswer = z.infer<typeof DayAnswer>

export const OccurrenceDay = z.object({
  occurrenceId: OccurrenceId,
  day: Day,
  /** false: the plan changed since it was answered. */
  planned: z.boolean(),
  answer: DayAnswer.nullable(),
})
export type OccurrenceDay = z.infer<typeof OccurrenceDay>

const mostDays = 400
const spanInDays = ({ from, to }: { from: Day; to: Day }): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000

export const occurrenceApi = {
  save: endpoint({
    method: 'PUT',
    path: '/occurrences/{id}',
    summary: 'Plan something that comes back, or change it from now on',
    access: recorders,
    offline: true,
    problems: [
      'thing.changed_meanwhile',
      'activity.invalid',
      'activity.kind_unknown',
      'activity.site_not_of_structure',
      'occurrence.no_day',
      'thing.not_found',
    ],
    input: z.object({ id: OccurrenceId, baseVersion: BaseVersion, draft: OccurrenceDraft }),
    output: Occurrence,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/occurrences/{id}/withdrawal',
    summary: 'Stop proposing it; what was recorded stays',
    access: recorders,
    offline: true,
    problems: ['thing.not_found', 'thing.changed_meanwhile'],
    input: z.object({ id: OccurrenceId, baseVersion: BaseVersion }),
    output: Occurrence,
  }),
  list: endpoint({
    method: 'GET',
    path: '/occurrences',
    summary: 'What comes back, in the structures in reach',
    access: recorders,
    input: z.object({}).optional(),
    output: z.array(Occurrence),
  }),
  read: endpoint({
    method: 'GET',
    path: '/occurrences/{id}',
    summary: 'Something that comes back, stopped or not',
    access: recorders,
    problems: ['thing.not_found'],
    input: z.object({ id: OccurrenceId }),
    output: Occurrence,
  }),
  days: endpoint({
    method: 'GET',
    path: '/occurrences/days',
    summary: 'The days planned or answered in a period of at most 400 days, and what was said of each',
    access: recorders,
    problems: ['thing.not_found'],
    input: z
      .object({ id: OccurrenceId.optional(), from: Day, to: Day })
      .refine((period) => spanInDays(period) <= mostDays, { path: ['to'] }),
    output: z.array(OccurrenceDay),
  }),
  due: endpoint({
    method: 'GET',
    path: '/occurrences/due',
    summary: 'The days up to today that nobody answered yet, newest first',
    access: recorders,
    input: z.object({}).optional(),
    output: z.array(DueDay),
  }),
  /** Held: the activity is recorded by the same request. Not held: the reason is kept, and nothing is counted. */
  answer: endpoint({
    method: 'PUT',
    path: '/occurrences/{id}/days/{day}',
    summary: 'Say that a day was held (and record it), or that it was not, and why',
    access: recorders,
    offline: true,
    problems: [
      'thing.not_found',
      'occurrence.not_on_day',
      'occurrence.answered',
      'activity.invalid',
      'activity.day_to_come',
    ],
    input: z.object({
      id: OccurrenceId,
      day: Day,
      answer: z.discriminatedUnion('outcome', [
        z.object({ outcome: z.literal('held'), activityId: ActivityId, draft: ActivityDraft }),
        z.object({ outcome: z.literal('notHeld'), reason: Code }),
      ]),
    }),
    output: z.object({ outcome: z.enum(['held', 'notHeld']), activity: Activity.nullable() }),
  }),
  withdrawAnswer: endpoint({
    method: 'POST',
    path: '/occurrences/{id}/days/{day}/withdrawal',
    summary: 'Take an answer back: what it recorded leaves the figures, and the day asks again',
    access: recorders,
    offline: true,
    problems: ['thing.not_found', 'activity.reason_required'],
    input: z.object({
      id: OccurrenceId,
      day: Day,
      /** Why, once the year was submitted. */
      reason: z.string().trim().max(500).nullable().default(null),
    }),
    output: z.object({ day: Day }),
  }),
  calendar: endpoint({
    method: 'GET',
    path: '/occurrences/calendar',
    summary: 'What comes back, or one thing that does, as an iCalendar file',
    access: recorders,
    problems: ['thing.not_found'],
    input: z.object({ id: OccurrenceId.optional() }).optional(),
    output: z.file(),
  }),
}
