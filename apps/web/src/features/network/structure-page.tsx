import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { useBook } from '../activity/api.ts'
import { addressOf, searchIn } from './list.ts'
import { StructureDetail } from './parts/structure-detail.tsx'
import { StructureList } from './parts/structure-list.tsx'
import './network.css'

/** One structure: how to reach it, its sites, what binds it to others; on a desk, beside the list. */
export function StructurePage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const search = searchIn(useSearch({ strict: false }))
  const answer = useBook()
  const list = useRef<HTMLDivElement>(null)
  const listed = answer.book !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list comes later than the page
  useEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest' })
  }, [id, listed])
  const structure = useQuery(orpc.network.structure.queryOptions({ input: { id } }))
  return (
    <div className="register-beside">
      <aside className="register-aside" aria-label={m.nav_structures()}>
        <Link className="register-back" to="/network" search={addressOf(search)}>
          <Icon name="left" size={20} />
          {m.network_back()}
        </Link>
        <div ref={list} className="register-scroll">
          <StructureList answer={answer} search={search} />
        </div>
      </aside>
      {structure.data && answer.book ? (
        <StructureDetail key={id} {...structure.data} book={answer.book} />
      ) : (
        <Page title={m.network_structure()} width="text">
          {structure.isError ? (
            <EmptyState
              title={m.network_not_shown()}
              action={<ButtonLink to="/network">{m.nav_structures()}</ButtonLink>}
            >
              <p>{sentenceOf(structure.error)}</p>
            </EmptyState>
          ) : (
            <Skeleton lines={8} />
          )}
        </Page>
      )}
    </div>
  )
}
