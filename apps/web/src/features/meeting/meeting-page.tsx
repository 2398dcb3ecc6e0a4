import type { MeetingDraft } from '@maillage/contract/meeting'
import type { Structure } from '@maillage/contract/network'
import type { Day, MeetingId, StructureId } from '@maillage/contract/values'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../paraglide/messages.js'
import { typed } from '../../platform/outbox/typed.ts'
import { useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type Book, memberOf, structuresOf, todayOf, useBook, wordOf } from '../activity/api.ts'
import { mayCorrect } from '../network/api.ts'
import { useMeetings } from './meetings.ts'
import { draftOf, saveMeeting } from './note.ts'
import { MeetingForm } from './parts/meeting-form.tsx'
import { standingOf } from './relation.ts'
import './meeting.css'

/** A meeting to note: with whom first, unless the address says it. */
export function NewMeetingPage(): ReactNode {
  const { id } = useParams({ strict: false })
  const { book } = useBook()
  const [chosen, setChosen] = useState<string | null>(id ?? null)
  const partner = book?.structures.find((structure) => structure.id === chosen)
  return (
    <Page
      title={m.meeting_note_one()}
      part={{ colour: 'activity', word: m.meeting_partner() }}
      {...(id && partner && { lead: partner.name })}
      width="text"
    >
      {!book && <Skeleton lines={8} />}
      {book && !id && <PartnerInput book={book} value={chosen} onChange={setChosen} />}
      {book && partner && <NewMeeting key={partner.id} partner={partner} book={book} />}
    </Page>
  )
}

interface PartnerInputProps {
  readonly book: Book
  readonly value: string | null
  readonly onChange: (id: string | null) => void
}

function PartnerInput({ book, value, onChange }: PartnerInputProps): ReactNode {
  const me = useMe()
  const own = new Set(structuresOf(me, book).map((structure) => structure.id as string))
  // Somebody of the whole network meets its structures too.
  const others = book.structures.filter(({ archived, id }) => !archived && (own.size > 1 || !own.has(id)))
  return (
    <div className="stack">
      <Combobox
        label={m.meeting_with_whom()}
        hint={m.meeting_with_whom_hint()}
        value={value}
        onChange={onChange}
        options={others.map(({ id, name, kind, communeName }) => ({
          value: id,
          label: name,
          detail: [kindWord(book, kind), communeName].filter(Boolean).join(' · '),
        }))}
      />
      <p className="soft">
        {mayCorrect(me, null) ? (
          <Link to="/network/new">{m.meeting_add_partner()}</Link>
        ) : (
          m.meeting_ask_partner()
        )}
      </p>
    </div>
  )
}

function kindWord(book: Book, kind: string): string {
  const member = memberOf(book, 'structure_kind', kind)
  return member ? wordOf(member.label) : ''
}

interface Begun {
  readonly id: MeetingId
  readonly draft: MeetingDraft
}

function NewMeeting({ partner, book }: { partner: Structure; book: Book }): ReactNode {
  const me = useMe()
  const navigate = useNavigate()
  const { value: meetings, waiting } = useMeetings(partner.id, book)
  const structures = structuresOf(me, book).filter((structure) => structure.id !== partner.id)
  const [structure] = structures
  const form = `meeting ${partner.id}`
  const [kept] = useState(() => typed.read<Begun>(me.accountId, form))
  const [id] = useState(() => kept?.id ?? (newId() as MeetingId))
  if (!structure) {
    return (
      <EmptyState title={m.record_no_structure()}>
        <p>{m.record_no_structure_text()}</p>
      </EmptyState>
    )
  }
  if (waiting && !kept) return <Skeleton lines={8} />
  const own = (meetings ?? []).filter((meeting) =>
    structures.some(({ id: each }) => each === meeting.structureId),
  )
  const structureId = own[0]?.structureId ?? structure.id
  const standing = standingOf(own.filter((meeting) => meeting.structureId === structureId))
  const fresh: MeetingDraft = {
    structureId,
    partnerId: partner.id,
    day: todayOf(me) as Day,
    purpose: own.length === 0 ? 'first_contact' : null,
    // Until somebody says more, the relation stands where it stood.
    stage: standing?.stage ?? null,
    refusalReason: standing?.refusalReason ?? null,
    people: null,
    hours: null,
    note: '',
    nextStep: '',
    nextDay: null,
  }
  const save = async (draft: MeetingDraft) => {
    await saveMeeting({ owner: me.accountId, id, baseVersion: 0, draft, previous: null })
    typed.forget(me.accountId, form)
    await navigate({ to: '/partners/$id', params: { id: partner.id } })
  }
  return (
    <MeetingForm
      start={kept?.draft ?? fresh}
      book={book}
      structures={structures}
      onType={(draft) => typed.write(me.accountId, form, { id, draft })}
      onSave={(draft) => void save(draft)}
    />
  )
}

/** A meeting to be corrected. */
export function CorrectMeetingPage(): ReactNode {
  const { id = '', meeting = '' } = useParams({ strict: false })
  const { book } = useBook()
  const partner = book?.structures.find((structure) => structure.id === id)
  return (
    <Page
      title={m.meeting_correct_title()}
      part={{ colour: 'activity', word: m.meeting_partner() }}
      lead={partner?.name}
      width="text"
    >
      {book ? (
        <Correction partnerId={id as StructureId} meetingId={meeting} book={book} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

interface CorrectionProps {
  readonly partnerId: StructureId
  readonly meetingId: string
  readonly book: Book
}

function Correction({ partnerId, meetingId, book }: CorrectionProps): ReactNode {
  const me = useMe()
  const navigate = useNavigate()
  const { value: meetings, waiting } = useMeetings(partnerId, book)
  const meeting = meetings?.find((each) => each.id === meetingId)
  if (!meeting) {
    return waiting ? (
      <Skeleton lines={8} />
    ) : (
      <EmptyState
        title={m.meeting_unknown()}
        action={<ButtonLink to="/partners">{m.meeting_partners()}</ButtonLink>}
      />
    )
  }
  const previous = draftOf(meeting)
  const form = `meeting ${meeting.id} ${meeting.version}`
  const save = async (draft: MeetingDraft) => {
    const { id, version } = meeting
    await saveMeeting({ owner: me.accountId, id, baseVersion: version, draft, previous })
    typed.forget(me.accountId, form)
    await navigate({ to: '/partners/$id', params: { id: partnerId } })
  }
  return (
    <MeetingForm
      key={form}
      start={typed.read<MeetingDraft>(me.accountId, form) ?? previous}
      book={book}
      structures={structuresOf(me, book).filter((structure) => structure.id !== partnerId)}
      onType={(draft) => typed.write(me.accountId, form, draft)}
      onSave={(draft) => void save(draft)}
    />
  )
}
