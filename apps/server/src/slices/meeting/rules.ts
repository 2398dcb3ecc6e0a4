import type { MeetingDraft } from '@maillage/contract/meeting'
import type { Delivery } from '../activity/port.ts'

/** A meeting in the words of an activity: the partner's kind, purpose and stage become dimensions. */
export function activityOf(
  draft: MeetingDraft,
  partner: { name: string; kind: string },
): Omit<Delivery, 'source'> {
  const chosen = {
    meeting_purpose: draft.purpose,
    approach_stage: draft.stage,
    refusal_reason: draft.refusalReason,
  }
  const said = Object.entries(chosen).flatMap(([code, member]) => (member === null ? [] : [[code, member]]))
  const amounts = { participants: draft.people, hours: draft.hours }
  return {
    kind: 'partner_meeting',
    day: draft.day,
    structureId: draft.structureId,
    dimensions: { partner_kind: partner.kind, ...Object.fromEntries(said) },
    texts: { partner: partner.name, ...(draft.note && { note: draft.note }) },
    values: Object.entries(amounts).flatMap(([measure, amount]) =>
      amount === null ? [] : [{ measure, state: 'observed' as const, amount }],
    ),
  }
}
