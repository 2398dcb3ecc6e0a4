import type { ActivityDraft } from '@maillage/contract/activity'
import type { Kind } from '@maillage/contract/catalogue'
import type { Occurrence } from '@maillage/contract/occurrence'
import type { Day, StructureId } from '@maillage/contract/values'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { typed } from '../../platform/outbox/typed.ts'
import { useMe } from '../../platform/session.ts'
import { type Book, structuresOf, todayOf } from '../activity/api.ts'
import { emptyDraft, nextDraft, repeatedDraft } from './draft.ts'

export interface Wanted {
  readonly book: Book
  readonly kind: Kind
  /** As the last time, rather than anew. */
  readonly again: boolean
  readonly last: ActivityDraft | undefined
  /** The day of something that comes back, which this answers. */
  readonly due: { readonly occurrence: Occurrence; readonly day: Day } | undefined
}

interface Begun {
  readonly id: string
  readonly draft: ActivityDraft
}

interface BegunForm extends Begun {
  /** It was typed earlier on this device, and not saved. */
  readonly fromBefore: boolean
  /** Keeps on the device what is typed. */
  readonly keep: (draft: ActivityDraft) => void
  /** Nothing of it is kept as typed any more: it was saved. */
  readonly done: () => void
  /** Begins the next of the same kind, after one that was saved. */
  readonly next: (saved: ActivityDraft) => void
  readonly startAfresh: () => void
}

/** A record being typed: where one was, when it was begun earlier; else what is usual for what is wanted. */
export function useBegun(wanted: Wanted): BegunForm {
  const me = useMe()
  const { book, kind, again, due } = wanted
  const { accountId: owner } = me
  const form = due ? `due ${due.occurrence.id} ${due.day}` : `${again ? 'again' : 'new'} ${kind.code}`
  const fresh = (): Begun => ({ id: newId(), draft: usualDraft(wanted, me) })
  const [kept, setKept] = useState(() => keptIn(book, typed.read<Begun>(owner, form)))
  const [begun, setBegun] = useState(() => kept ?? fresh())
  const done = () => typed.forget(owner, form)
  const begin = (next: Begun) => {
    setKept(null)
    setBegun(next)
  }
  return {
    ...begun,
    fromBefore: kept !== null,
    keep: (draft) => typed.write(owner, form, { id: begun.id, draft }),
    done,
    next: (saved) => begin({ id: newId(), draft: nextDraft(saved, kind) }),
    startAfresh: () => {
      done()
      begin(fresh())
    },
  }
}

/** What was typed in another network stays for when one is back there. */
function keptIn(book: Book, begun: Begun | null): Begun | null {
  if (!begun) return null
  const { structureId } = begun.draft
  const ours = structureId === '' || book.structures.some(({ id }) => id === structureId)
  return ours ? begun : null
}

function usualDraft({ book, kind, again, last, due }: Wanted, me: ReturnType<typeof useMe>): ActivityDraft {
  const today = todayOf(me) as Day
  if (due) return repeatedDraft(due.occurrence.usual, kind, due.day)
  if (again && last) return repeatedDraft(last, kind, today)
  const structures = structuresOf(me, book)
  const usual = structures.filter((structure) => kind.structureKinds.includes(structure.kind))
  const only = usual.length === 1 ? usual[0] : undefined
  const structure = structures.find(({ id }) => id === last?.structureId) ?? only
  // Somebody who records for several, and never did this, says for which.
  const structureId = structure?.id ?? ('' as StructureId)
  const sites = book.sites.filter((site) => site.structureId === structureId && !site.archived)
  const siteId = kind.site === 'required' && sites.length === 1 ? (sites[0]?.id ?? null) : null
  return emptyDraft(kind, { day: today, structureId, siteId })
}
