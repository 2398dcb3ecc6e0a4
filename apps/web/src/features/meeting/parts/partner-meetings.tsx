import type { Meeting } from '@maillage/contract/meeting'
import type { StructureId } from '@maillage/contract/values'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { holdsRole, useMe } from '../../../platform/session.ts'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { type Book, useBook } from '../../activity/api.ts'
import { useMeetings } from '../meetings.ts'
import { stepsOf } from '../relation.ts'
import { MeetingEntry } from './meeting-entry.tsx'
import { Standing } from './standing.tsx'
import '../meeting.css'

const recorders = ['coordinator', 'head', 'worker', 'analyst'] as const

interface PartnerMeetingsProps {
  readonly partnerId: StructureId
  /** How many are shown before the rest is a press away; all of them without. */
  readonly most?: number
}

/** What was done with a partner: where the relation stands, and every meeting that brought it there; a section of a page. */
export function PartnerMeetings({ partnerId, most }: PartnerMeetingsProps): ReactNode {
  const me = useMe()
  const { book } = useBook()
  if (!book || !holdsRole(me, recorders)) return null
  return (
    <section className="stack" aria-labelledby="meetings">
      <h2 id="meetings" className="section-title">
        {m.meeting_section()}
      </h2>
      <Meetings partnerId={partnerId} book={book} {...(most !== undefined && { most })} />
    </section>
  )
}

function Meetings({ partnerId, most, book }: PartnerMeetingsProps & { book: Book }): ReactNode {
  const { value: meetings, error, waiting } = useMeetings(partnerId, book)
  if (!meetings) return waiting ? <Skeleton lines={4} /> : <Notice title={sentenceOf(error)} />
  const shown = most === undefined ? meetings : meetings.slice(0, most)
  const structures = [...new Set(meetings.map((meeting) => meeting.structureId))]
  return (
    <>
      {structures.map((id) => (
        <Standing
          key={id}
          meetings={meetings.filter((meeting) => meeting.structureId === id)}
          book={book}
          named={structures.length > 1}
        />
      ))}
      {meetings.length === 0 && <p className="soft">{m.meeting_none()}</p>}
      <div className="row">
        <ButtonLink to="/partners/$id/new" params={{ id: partnerId }} icon="plus">
          {m.meeting_note_one()}
        </ButtonLink>
      </div>
      <Timeline meetings={meetings} shown={shown.length} book={book} named={structures.length > 1} />
      {shown.length < meetings.length && (
        <Link className="meeting-all" to="/partners/$id" params={{ id: partnerId }}>
          {m.meeting_all({ count: meetings.length })}
        </Link>
      )}
    </>
  )
}

interface TimelineProps {
  readonly meetings: readonly Meeting[]
  readonly shown: number
  readonly book: Book
  readonly named: boolean
}

function Timeline({ meetings, shown, book, named }: TimelineProps): ReactNode {
  if (meetings.length === 0) return null
  return (
    <ol className="timeline">
      {stepsOf(meetings)
        .slice(0, shown)
        .map((step) => (
          <MeetingEntry key={step.meeting.id} step={step} book={book} named={named} />
        ))}
    </ol>
  )
}
