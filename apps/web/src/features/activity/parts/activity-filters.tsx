import { type ReactNode, useEffect, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useMe } from '../../../platform/session.ts'
import { Checkbox } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Disclosure } from '../../../ui/navigation.tsx'
import { Select, TextField } from '../../../ui/text-field.tsx'
import { type Book, structuresOf, wordOf } from '../api.ts'
import { textIn } from '../list.ts'

type Search = Readonly<Record<string, string | number | boolean | undefined>>

interface FiltersProps {
  readonly book: Book | undefined
  readonly search: Search
  readonly onChange: (search: Record<string, string | boolean | undefined>) => void
}

const typingMs = 250

/** Words to look for, and what narrows the list; all of it stands in the address, to be kept or sent. */
export function ActivityFilters({ book, search, onChange }: FiltersProps): ReactNode {
  const now = {
    q: textIn(search.q),
    kind: textIn(search.kind),
    structure: textIn(search.structure),
    site: textIn(search.site),
    from: textIn(search.from),
    to: textIn(search.to),
    withdrawn: search.withdrawn === true ? true : undefined,
  }
  const set = (changes: Partial<typeof now>) => onChange({ ...now, ...changes })
  const [words, setWords] = useState(now.q ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the wait
  useEffect(() => {
    if (words === (now.q ?? '')) return
    const wait = setTimeout(() => set({ q: words || undefined }), typingMs)
    return () => clearTimeout(wait)
  }, [words])
  const narrowed = [now.kind, now.structure, now.site, now.from, now.to, now.withdrawn].filter(Boolean).length
  return (
    <search className="stack">
      <TextField label={m.activity_search()} type="search" value={words} onChange={setWords} />
      <Disclosure
        open={narrowed > 0}
        summary={narrowed > 0 ? m.activity_filters_on({ count: narrowed }) : m.activity_filters()}
      >
        <div className="filters">
          {book && <Lists book={book} now={now} set={set} />}
          <DayField
            label={m.activity_from()}
            value={now.from ?? ''}
            onChange={(day) => set({ from: day || undefined })}
          />
          <DayField
            label={m.activity_to()}
            value={now.to ?? ''}
            onChange={(day) => set({ to: day || undefined })}
          />
          <Checkbox
            label={m.activity_withdrawn_only()}
            checked={now.withdrawn === true}
            onChange={(checked) => set({ withdrawn: checked || undefined })}
          />
        </div>
      </Disclosure>
    </search>
  )
}

interface ListsProps {
  readonly book: Book
  readonly now: {
    readonly kind?: string | undefined
    readonly structure?: string | undefined
    readonly site?: string | undefined
  }
  readonly set: (
    changes: { kind?: string; structure?: string; site?: string } | Record<string, undefined>,
  ) => void
}

const all = 'all'

function Lists({ book, now, set }: ListsProps): ReactNode {
  const mine = structuresOf(useMe(), book)
  const kinds = [...new Map(book.kinds.map((kind) => [kind.code, kind])).values()].sort(
    (a, b) => a.order - b.order,
  )
  const sites = book.sites.filter((site) =>
    now.structure ? site.structureId === now.structure : mine.some(({ id }) => id === site.structureId),
  )
  const chosen = (value: string) => (value === all ? undefined : value)
  return (
    <>
      <Select
        label={m.activity_kind()}
        value={now.kind ?? all}
        onChange={(value) => set({ kind: chosen(value) } as Record<string, undefined>)}
        options={[
          { value: all, label: m.activity_every_kind() },
          ...kinds.map((kind) => ({ value: kind.code, label: wordOf(kind.shortLabel) })),
        ]}
      />
      {mine.length > 1 && (
        <Select
          label={m.record_structure()}
          value={now.structure ?? all}
          onChange={(value) =>
            set({ structure: chosen(value), site: undefined } as Record<string, undefined>)
          }
          options={[
            { value: all, label: m.activity_every_structure() },
            ...mine.map((structure) => ({ value: structure.id as string, label: structure.shortName })),
          ]}
        />
      )}
      {sites.length > 0 && (
        <Select
          label={m.record_site()}
          value={now.site ?? all}
          onChange={(value) => set({ site: chosen(value) } as Record<string, undefined>)}
          options={[
            { value: all, label: m.activity_every_site() },
            ...sites.map((site) => ({ value: site.id as string, label: site.name })),
          ]}
        />
      )}
    </>
  )
}
