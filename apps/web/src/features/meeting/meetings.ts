import type { Meeting, MeetingDraft, Relation } from '@maillage/contract/meeting'
import type { StructureId } from '@maillage/contract/values'
import { client } from '../../platform/client.ts'
import type { KeptAnswer } from '../../platform/outbox/kept.ts'
import { useKeptAndWritten } from '../../platform/outbox/written-since.ts'
import { useMe } from '../../platform/session.ts'
import type { Book } from '../activity/api.ts'
import { relationOf, withMeeting } from './relation.ts'

const entries = ['meeting.save', 'meeting.withdraw'] as const

interface MeetingInput {
  readonly id: Meeting['id']
  readonly baseVersion: number
  /** Absent: taken back. */
  readonly draft?: MeetingDraft
}

/** The meetings with one partner, newest first, kept for the road, with what was noted on this device meanwhile. */
export function useMeetings(partnerId: StructureId, book: Book): KeptAnswer<readonly Meeting[]> {
  const { accountId } = useMe()
  const { written, ...answer } = useKeptAndWritten({
    owner: accountId,
    name: `meetings ${partnerId}`,
    ask: () => client.meeting.list({ partnerId }),
    entries,
  })
  const meetings = new Map((answer.value ?? []).map((meeting) => [meeting.id as string, meeting]))
  for (const item of written) {
    const { id, baseVersion, draft } = item.input as MeetingInput
    if (!draft || draft.partnerId !== partnerId) meetings.delete(id)
    else
      meetings.set(id, { ...draft, ...namesIn(book, draft), id, version: baseVersion + 1, withdrawn: false })
  }
  const known = answer.value !== undefined || meetings.size > 0
  const value = [...meetings.values()].sort((a, b) =>
    a.day === b.day ? (a.id < b.id ? 1 : -1) : a.day < b.day ? 1 : -1,
  )
  return { ...answer, value: known ? value : undefined }
}

function namesIn(book: Book, draft: MeetingDraft): { structureName: string; partnerName: string } {
  const nameOf = (id: string) => book.structures.find((structure) => structure.id === id)
  return {
    structureName: nameOf(draft.structureId)?.shortName ?? '',
    partnerName: nameOf(draft.partnerId)?.name ?? '',
  }
}

/** Where the person's structures stand with each partner, kept for the road, with what was noted here meanwhile. */
export function useRelations(book: Book | undefined): KeptAnswer<readonly Relation[]> {
  const { accountId } = useMe()
  const { written, ...answer } = useKeptAndWritten({
    owner: accountId,
    name: 'relations',
    ask: () => client.meeting.relations(),
    entries,
  })
  const relations = new Map((answer.value ?? []).map((each) => [keyOf(each), each]))
  for (const item of written) {
    const { draft, baseVersion } = item.input as MeetingInput
    if (!draft || !book) continue
    const partner = book.structures.find((structure) => structure.id === draft.partnerId)
    const names = { ...namesIn(book, draft), partnerKind: partner?.kind ?? '' }
    const known = relations.get(keyOf(draft))
    const next = known ? withMeeting(known, draft) : relationOf(draft, names)
    // A correction is no further meeting.
    relations.set(keyOf(draft), known && baseVersion > 0 ? { ...next, meetings: known.meetings } : next)
  }
  const known = answer.value !== undefined || relations.size > 0
  return { ...answer, value: known ? [...relations.values()] : undefined }
}

const keyOf = ({ structureId, partnerId }: Pick<Relation, 'structureId' | 'partnerId'>): string =>
  `${structureId} ${partnerId}`
