import type { Agreement, AgreementDraft, AgreementStatus } from '@maillage/contract/agreement'
import type { Day } from '@maillage/contract/values'

/** How long before its end an agreement asks to be renewed or let go: three months, in days. */
export const endingSoonDays = 90

/** Where an agreement stands on a day; both its first and its last day count. */
export function statusOn(today: Day, { from, to }: Pick<AgreementDraft, 'from' | 'to'>): AgreementStatus {
  if (today < from) return 'coming'
  if (to === null) return 'active'
  if (today > to) return 'ended'
  return daysBetween(today, to) <= endingSoonDays ? 'endingSoon' : 'active'
}

const millisecondsADay = 86_400_000

function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsADay
}

const order: Record<AgreementStatus, number> = { endingSoon: 0, active: 1, coming: 2, ended: 3 }

/** What asks for a decision first: ending soonest, then running, coming, and ended, the latest of those first. */
export function compareAgreements(
  a: Pick<Agreement, 'status' | 'to' | 'title'>,
  b: Pick<Agreement, 'status' | 'to' | 'title'>,
): number {
  if (a.status !== b.status) return order[a.status] - order[b.status]
  const byEnd = (a.to ?? '9999-12-31').localeCompare(b.to ?? '9999-12-31')
  const latestFirst = a.status === 'ended' ? -1 : 1
  return byEnd * latestFirst || a.title.localeCompare(b.title, 'fr')
}
