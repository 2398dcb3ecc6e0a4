import type { Occurrence } from '@maillage/contract/occurrence'
import { nextDays } from '@maillage/contract/occurrence-rules'
import type { Day } from '@maillage/contract/values'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDayInYear } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { type Book, structuresOf, todayOf } from '../../activity/api.ts'
import { capital, planInWords } from '../words.ts'

interface PlanListProps {
  readonly plans: readonly Occurrence[]
  readonly book: Book
}

/** Everything that comes back, the next one first. */
export function PlanList({ plans, book }: PlanListProps): ReactNode {
  const me = useMe()
  const today = todayOf(me) as Day
  const several = structuresOf(me, book).length > 1
  const rows = plans
    .map((plan) => ({ plan, next: nextDays(plan, today, 1)[0] }))
    .sort((a, b) => ((a.next ?? '9999') < (b.next ?? '9999') ? -1 : 1))
  return (
    <ul className="plans">
      {rows.map(({ plan, next }) => {
        const structure = book.structures.find((each) => each.id === plan.structureId)
        return (
          <li key={plan.id}>
            <Link className="plan" to="/occurrences/$id" params={{ id: plan.id }}>
              <span className="plan-what">
                <span className="plan-title">{plan.title}</span>
                <span className="plan-detail">
                  {[capital(planInWords(plan)), several && structure?.shortName].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className="plan-next">
                {next ? m.occurrence_next({ day: formatDayInYear(next) }) : m.occurrence_ended()}
              </span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
