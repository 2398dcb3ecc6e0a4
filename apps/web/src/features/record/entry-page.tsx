import type { ActivityDraft } from '@maillage/contract/activity'
import { kindOn } from '@maillage/contract/activity-rules'
import type { Kind } from '@maillage/contract/catalogue'
import type { Occurrence } from '@maillage/contract/occurrence'
import type { Day, StructureId } from '@maillage/contract/values'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { typed } from '../../platform/outbox/typed.ts'
import { useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type Book, structuresOf, todayOf, useBook, wordOf } from '../activity/api.ts'
import { answerHeld, useDueDay } from '../occurrence/api.ts'
import { useFrequent } from './api.ts'
import { emptyDraft, nextDraft, repeatedDraft } from './draft.ts'
import { DoubleNotice } from './parts/double-notice.tsx'
import { EntryForm } from './parts/entry-form.tsx'
import { TypedNotice } from './parts/typed-notice.tsx'
import { saveActivity } from './save.ts'

/** One activity of a kind: new, or as the last time. */
export function EntryPage(): ReactNode {
  const { kind: code = '' } = useParams({ strict: false })
  const { again = false, occurrence, day } = useSearch({ strict: false })
  const me = useMe()
  const { book, error, waiting } = useBook()
  const kind = book && kindOn(book.kinds, code, todayOf(me))
  const frequent = useFrequent()
  const { due, waiting: looking } = useDueDay(occurrence, day)
  if ((!book && waiting) || !frequent || (occurrence !== undefined && looking)) {
    return (
      <Page title={m.record_title()} width="text">
        <Skeleton lines={8} />
      </Page>
    )
  }
  if (!book || !kind) {
    return (
      <Page title={m.record_title()} width="text">
        <EmptyState
          title={book ? m.record_no_kind() : m.record_no_catalogue()}
          action={<ButtonLink to="/record">{m.record_choose_kind()}</ButtonLink>}
        >
          {!book && <p>{sentenceOf(error)}</p>}
        </EmptyState>
      </Page>
    )
  }
  const last = frequent.find((each) => each.kind === code)?.last
  return (
    <Page
      title={wordOf(kind.label)}
      part={{ colour: 'activity', word: again ? m.record_part_again() : m.record_part() }}
      width="text"
      {...(due && { lead: due.occurrence.title })}
    >
      <Entry
        key={`${code} ${again} ${occurrence} ${day}`}
        {...{ book, kind, last, due }}
        again={again === true}
      />
    </Page>
  )
}

interface Begun {
  readonly id: string
  readonly draft: ActivityDraft
}

interface EntryProps {
  readonly book: Book
  readonly kind: Kind
  readonly again: boolean
  readonly last: ActivityDraft | undefined
  /** The day of something that comes back, which this answers. */
  readonly due: { readonly occurrence: Occurrence; readonly day: Day } | undefined
}

function Entry({ book, kind, again, last, due: asked }: EntryProps): ReactNode {
  // Once answered it is due no more; this form still answers it.
  const [due] = useState(asked)
  const me = useMe()
  const navigate = useNavigate()
  const { accountId: owner } = me
  const today = todayOf(me) as Day
  const structures = structuresOf(me, book)
  const form = due ? `due ${due.occurrence.id} ${due.day}` : `${again ? 'again' : 'new'} ${kind.code}`
  const fresh = (): Begun => {
    if (due) return { id: newId(), draft: repeatedDraft(due.occurrence.usual, kind, due.day) }
    if (again && last) return { id: newId(), draft: repeatedDraft(last, kind, today) }
    const usual = structures.filter((structure) => kind.structureKinds.includes(structure.kind))
    const only = usual.length === 1 ? usual[0] : undefined
    const structure = structures.find(({ id }) => id === last?.structureId) ?? only
    // Somebody who records for several, and never did this, says for which.
    const structureId = structure?.id ?? ('' as StructureId)
    const sites = book.sites.filter((site) => site.structureId === structureId && !site.archived)
    const siteId = kind.site === 'required' && sites.length === 1 ? (sites[0]?.id ?? null) : null
    return { id: newId(), draft: emptyDraft(kind, { day: today, structureId, siteId }) }
  }
  const [kept, setKept] = useState(() => {
    const begun = typed.read<Begun>(owner, form)
    // Typed in another network, it stays for when one is back there.
    const ours = book.structures.some(({ id }) => id === begun?.draft.structureId)
    return begun && (ours || begun.draft.structureId === '') ? begun : null
  })
  const [begun, setBegun] = useState(() => kept ?? fresh())

  const save = async (draft: ActivityDraft, another: boolean) => {
    if (due) await answerHeld({ owner, id: due.occurrence.id, day: due.day }, draft)
    else await saveActivity({ owner, id: begun.id, baseVersion: 0, reason: null, draft, previous: null })
    typed.forget(owner, form)
    if (!another) return navigate({ to: '/' })
    setKept(null)
    setBegun({ id: newId(), draft: nextDraft(draft, kind) })
    document.querySelector<HTMLElement>('main h1')?.focus()
    scrollTo({ top: 0 })
  }
  const startAfresh = () => {
    typed.forget(owner, form)
    setKept(null)
    setBegun(fresh())
  }
  return (
    <EntryForm
      key={begun.id}
      {...{ book, today }}
      structures={structures}
      start={begun.draft}
      onType={(draft) => typed.write(owner, form, { id: begun.id, draft })}
      onSave={save}
      canGoOn={!due}
      before={(draft, current) => (
        <>
          {kept && <TypedNotice onStartAfresh={startAfresh} />}
          <DoubleNotice draft={draft} kind={current} book={book} />
        </>
      )}
    />
  )
}
