import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDate, formatHours } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { type Book, memberOf, structuresOf, wordOf } from '../../activity/api.ts'
import { withdrawMeeting } from '../note.ts'
import type { Step } from '../relation.ts'

interface MeetingEntryProps {
  readonly step: Step
  readonly book: Book
  readonly named: boolean
}

/** One meeting on the line of a relation: a full dot where it reached another stage. */
export function MeetingEntry({ step, book, named }: MeetingEntryProps): ReactNode {
  const { meeting, reached } = step
  const word = (vocabulary: string, code: string | null) => {
    const member = code === null ? undefined : memberOf(book, vocabulary, code)
    return member && wordOf(member.label)
  }
  const stage = word('approach_stage', reached)
  const about = [
    word('meeting_purpose', meeting.purpose),
    meeting.people !== null && m.meeting_people_count({ count: meeting.people }),
    meeting.hours !== null && formatHours(meeting.hours),
    named && meeting.structureName,
  ]
  return (
    <li className={reached ? 'timeline-entry timeline-step' : 'timeline-entry'}>
      <p className="timeline-day">{formatDate(meeting.day)}</p>
      {stage && (
        <p className="timeline-stage">
          {stage}
          {meeting.refusalReason && (
            <span className="timeline-reason">{word('refusal_reason', meeting.refusalReason)}</span>
          )}
        </p>
      )}
      <p className="soft small figures">{about.filter(Boolean).join(' · ')}</p>
      {meeting.note && <p className="timeline-note">{meeting.note}</p>}
      <EntryActions step={step} book={book} />
    </li>
  )
}

function EntryActions({ step: { meeting }, book }: Pick<MeetingEntryProps, 'step' | 'book'>): ReactNode {
  const me = useMe()
  if (!structuresOf(me, book).some((structure) => structure.id === meeting.structureId)) return null
  const about = <span className="aside-aloud"> : {formatDate(meeting.day)}</span>
  return (
    <p className="timeline-actions">
      <Link
        className="timeline-correct"
        to="/partners/$id/meetings/$meeting"
        params={{ id: meeting.partnerId, meeting: meeting.id }}
      >
        {m.meeting_correct()}
        {about}
      </Link>
      <Button variant="quiet" onClick={() => void withdrawMeeting(me.accountId, meeting)}>
        {m.meeting_withdraw()}
        {about}
      </Button>
    </p>
  )
}
