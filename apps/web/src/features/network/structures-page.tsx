import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { useBook } from '../activity/api.ts'
import { mayCorrect, searchText } from './api.ts'
import { addressOf, narrowed, searchIn } from './list.ts'
import { StructureFilters } from './parts/structure-filters.tsx'
import { StructureList } from './parts/structure-list.tsx'
import './network.css'

/** The structures of the network, searched by name, kind and place. */
export function StructuresPage(): ReactNode {
  const search = searchIn(useSearch({ strict: false }))
  const navigate = useNavigate()
  const me = useMe()
  const answer = useBook()
  const { book } = answer
  const found = book && narrowed(book.structures, search, (each) => searchText(book, each))
  return (
    <Page
      title={m.nav_structures()}
      part={{ colour: 'network', word: m.nav_part_network() }}
      lead={found && m.network_count({ count: found.length })}
      actions={
        mayCorrect(me, null) && (
          <ButtonLink to="/network/new" variant="primary" icon="plus">
            {m.network_add()}
          </ButtonLink>
        )
      }
    >
      <div className="stack-wide">
        <StructureFilters
          book={book}
          search={search}
          onChange={(next) => void navigate({ to: '/network', search: addressOf(next), replace: true })}
        />
        <StructureList answer={answer} search={search} />
      </div>
    </Page>
  )
}
