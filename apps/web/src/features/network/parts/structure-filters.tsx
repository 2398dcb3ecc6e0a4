import { type ReactNode, useEffect, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Checkbox } from '../../../ui/choice.tsx'
import { Select, TextField } from '../../../ui/text-field.tsx'
import type { Book } from '../../activity/api.ts'
import { kindWord } from '../api.ts'
import type { StructureSearch } from '../list.ts'

interface FiltersProps {
  readonly book: Book | undefined
  readonly search: StructureSearch
  readonly onChange: (search: StructureSearch) => void
}

const every = 'every'

/** What narrows the list of structures; all of it stands in the address. */
export function StructureFilters({ book, search, onChange }: FiltersProps): ReactNode {
  const [typed, setTyped] = useState(search.q)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed changes the address
  useEffect(() => {
    if (typed !== search.q) onChange({ ...search, q: typed })
  }, [typed])
  const kinds = [...new Set(book?.structures.map((structure) => structure.kind))]
  return (
    <search className="register-filters">
      <TextField label={m.network_search()} type="search" value={typed} onChange={setTyped} />
      {book && (
        <Select
          label={m.network_kind()}
          value={search.kind || every}
          onChange={(kind) => onChange({ ...search, kind: kind === every ? '' : kind })}
          options={[
            { value: every, label: m.network_every_kind() },
            ...kinds
              .map((kind) => ({ value: kind, label: kindWord(book, kind) }))
              .sort((a, b) => a.label.localeCompare(b.label)),
          ]}
        />
      )}
      {book?.structures.some((structure) => structure.archived) && (
        <Checkbox
          label={m.network_archived_only()}
          checked={search.archived}
          onChange={(archived) => onChange({ ...search, archived })}
        />
      )}
    </search>
  )
}
