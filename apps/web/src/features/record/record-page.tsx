import type { Kind } from '@maillage/contract/catalogue'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { useMe } from '../../platform/session.ts'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type Book, kindsFor, structuresOf, todayOf, useBook, wordOf } from '../activity/api.ts'
import { useFrequent } from './api.ts'
import { AgainRow, KindRow } from './parts/kind-row.tsx'
import { matches } from './search.ts'
import './record.css'

/** What was done? The kinds that one records most come first, each to be begun or done again. */
export function RecordPage(): ReactNode {
  const { book, error, waiting } = useBook()
  return (
    <Page title={m.record_title()} part={{ colour: 'activity', word: m.nav_part_activity() }} width="text">
      {book ? (
        <Kinds book={book} />
      ) : waiting ? (
        <Skeleton lines={8} />
      ) : (
        <EmptyState title={m.record_no_catalogue()}>
          <p>{sentenceOf(error)}</p>
          <p>{m.record_no_catalogue_text()}</p>
        </EmptyState>
      )}
    </Page>
  )
}

function Kinds({ book }: { book: Book }): ReactNode {
  const me = useMe()
  const [search, setSearch] = useState('')
  const frequent = useFrequent() ?? []
  const structures = structuresOf(me, book)
  const kinds = kindsFor(book, structures, todayOf(me))
  if (structures.length === 0) {
    return (
      <EmptyState title={m.record_no_structure()}>
        <p>{m.record_no_structure_text()}</p>
      </EmptyState>
    )
  }
  const again = frequent.flatMap(({ kind: code, last }) => {
    const kind = kinds.find((each) => each.code === code)
    return kind ? [{ kind, last }] : []
  })
  const found = (kind: Kind) =>
    matches(search, [wordOf(kind.label), wordOf(kind.shortLabel), ...kind.fields.map((f) => wordOf(f.label))])
  const others = kinds.filter((kind) => again.every((each) => each.kind !== kind))
  const shown = search === '' ? others : kinds.filter(found)
  return (
    <div className="stack-wide">
      {search === '' && again.length > 0 && (
        <section className="stack" aria-labelledby="again">
          <h2 id="again" className="section-title">
            {m.record_frequent()}
          </h2>
          <ul className="kinds">
            {again.map(({ kind, last }) => (
              <AgainRow key={kind.code} kind={kind} last={last} book={book} />
            ))}
          </ul>
        </section>
      )}
      <section className="stack" aria-labelledby="kinds">
        <h2 id="kinds" className="section-title">
          {again.length > 0 ? m.record_other_kinds() : m.record_all_kinds()}
        </h2>
        <TextField label={m.record_search()} type="search" value={search} onChange={setSearch} />
        {shown.length === 0 ? (
          <p className="soft">{m.ui_nothing_matches()}</p>
        ) : (
          <ul className="kinds">
            {shown.map((kind) => (
              <KindRow key={kind.code} kind={kind} />
            ))}
          </ul>
        )}
      </section>
    </div>
  )
}
