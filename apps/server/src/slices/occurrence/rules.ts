import type { OccurrenceDraft } from '@maillage/contract/occurrence'
import { nextDays, type Plan } from '@maillage/contract/occurrence-rules'
import type { Day } from '@maillage/contract/values'

/** The day on which a plan happens first; null when it never does. */
export const firstOf = (plan: Plan): Day | null => nextDays(plan, plan.firstDay, 1)[0] ?? null

/** What a plan records at most times, complete: its day is the plan's first. */
export const usualOn = (draft: OccurrenceDraft): OccurrenceDraft['usual'] => ({
  ...draft.usual,
  day: draft.firstDay,
})
