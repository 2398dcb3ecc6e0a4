import { isToCome } from '@maillage/contract/activity-rules'
import type { MeetingDraft } from '@maillage/contract/meeting'
import * as m from '../../paraglide/messages.js'
import { formatNumber } from '../../platform/format.ts'
import { isWholeDay } from '../../ui/day-field.tsx'

/** The limits of the contract, said beside the field instead of by a refusal. */
export const mostHours = 24
export const mostPeople = 500

/** What stands in the way of saving a meeting as of today, by field, each in a sentence. */
export function issuesOf(draft: MeetingDraft, today: string): ReadonlyMap<string, string> {
  const { day, stage, refusalReason, hours, people } = draft
  const issues = new Map<string, string>()
  if (!isWholeDay(day)) issues.set('day', m.record_issue_day())
  else if (isToCome(day, today)) issues.set('day', m.record_issue_to_come())
  if (stage === 'refused' && refusalReason === null) issues.set('reason', m.meeting_issue_reason())
  const length = m.meeting_hours()
  if (hours !== null && hours > mostHours) {
    issues.set('hours', m.record_issue_large({ label: length, limit: formatNumber(mostHours) }))
  } else if (hours !== null && !Number.isInteger(hours * 4)) {
    issues.set('hours', m.record_issue_quarter({ label: length }))
  }
  if (people !== null && people > mostPeople) {
    issues.set('people', m.record_issue_large({ label: m.meeting_people(), limit: formatNumber(mostPeople) }))
  }
  return issues
}
