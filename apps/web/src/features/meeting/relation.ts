import type { Meeting, MeetingDraft, Relation } from '@maillage/contract/meeting'

type Names = Pick<Relation, 'structureName' | 'partnerName' | 'partnerKind'>

/** A relation that begins with one meeting. */
export function relationOf(draft: MeetingDraft, names: Names): Relation {
  const { structureId, partnerId, day, stage, refusalReason, nextStep, nextDay } = draft
  const stageSince = stage === null ? null : day
  return {
    ...names,
    ...{
      structureId,
      partnerId,
      meetings: 1,
      lastDay: day,
      stage,
      stageSince,
      refusalReason,
      nextStep,
      nextDay,
    },
  }
}

/** A relation after one more meeting: the last one says where it stands and what comes next. */
export function withMeeting(known: Relation, draft: MeetingDraft): Relation {
  const meetings = known.meetings + 1
  const { day, stage, refusalReason, nextStep, nextDay } = draft
  if (day < known.lastDay) return { ...known, meetings }
  const last = { ...known, meetings, lastDay: day, nextStep, nextDay }
  if (stage === null) return last
  return { ...last, stage, refusalReason, stageSince: stage === known.stage ? known.stageSince : day }
}

/** A meeting and whether the relation took another step with it. */
export interface Step {
  readonly meeting: Meeting
  /** The stage that it reached, a refusal each time with its reason; null when it stayed where it was. */
  readonly reached: string | null
}

/** Meetings (newest first) as steps of one relation each: what changed with which meeting. */
export function stepsOf(meetings: readonly Meeting[]): Step[] {
  const stages = new Map<string, string>()
  const steps = [...meetings].reverse().map((meeting): Step => {
    const before = stages.get(meeting.structureId)
    if (meeting.stage !== null) stages.set(meeting.structureId, meeting.stage)
    const stayed = meeting.stage === before && meeting.refusalReason === null
    return { meeting, reached: stayed ? null : meeting.stage }
  })
  return steps.reverse()
}

/** Where a structure stands with the partner, as its meetings (newest first) say; undefined before the first. */
export function standingOf(meetings: readonly Meeting[]): Relation | undefined {
  const [first, ...later] = [...meetings].reverse()
  if (!first) return undefined
  const { structureName, partnerName } = first
  const start = relationOf(first, { structureName, partnerName, partnerKind: '' })
  return later.reduce(withMeeting, start)
}
