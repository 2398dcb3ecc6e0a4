import type { Meeting } from '@maillage/contract/meeting'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDate, formatHours } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { type Book, memberOf, todayOf, wordOf } from '../../activity/api.ts'
import { standingOf } from '../relation.ts'
import { NextStep } from './next-step.tsx'

interface StandingProps {
  /** Of one structure with one partner, newest first. */
  readonly meetings: readonly Meeting[]
  readonly book: Book
  /** Several structures meet this partner: each is named. */
  readonly named: boolean
}

/** Where a relation stands, since when, what it took, and what comes next. */
export function Standing({ meetings, book, named }: StandingProps): ReactNode {
  const today = todayOf(useMe())
  const relation = standingOf(meetings)
  if (!relation) return null
  const stage = memberOf(book, 'approach_stage', relation.stage ?? '')
  const reason = memberOf(book, 'refusal_reason', relation.refusalReason ?? '')
  const hours = meetings.reduce((sum, meeting) => sum + (meeting.hours ?? 0), 0)
  const first = meetings.at(-1)
  const effort = [
    m.meeting_count({ count: meetings.length }),
    hours > 0 && formatHours(hours),
    first && m.meeting_since({ day: formatDate(first.day) }),
  ]
  return (
    <div className="standing">
      <p className="standing-stage">
        {named && <span className="standing-whose">{relation.structureName}</span>}
        <strong>{stage ? wordOf(stage.label) : m.meeting_no_stage()}</strong>
        {relation.stageSince && (
          <>
            {' '}
            <span className="soft whole">
              {m.meeting_stage_since({ day: formatDate(relation.stageSince) })}
            </span>
          </>
        )}
        {reason && <span className="standing-reason">{wordOf(reason.label)}</span>}
      </p>
      <p className="soft small figures">{effort.filter(Boolean).join(' · ')}</p>
      <NextStep step={relation.nextStep} day={relation.nextDay} today={today} />
    </div>
  )
}
