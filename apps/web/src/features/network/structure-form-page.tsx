import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { useBook } from '../activity/api.ts'
import { StructureForm } from './parts/structure-form.tsx'
import './network.css'

/** A structure to add; as a part of another when the address says so. */
export function NewStructurePage(): ReactNode {
  const { parent } = useSearch({ strict: false })
  const { book } = useBook()
  return (
    <Page title={m.network_add()} part={{ colour: 'network', word: m.nav_part_network() }} width="text">
      {book ? (
        <StructureForm book={book} structure={null} parentId={parent === undefined ? null : String(parent)} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

/** A structure to correct. */
export function CorrectStructurePage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const { book } = useBook()
  // What is being corrected must not change under the person's hands.
  const answer = useQuery({
    ...orpc.network.structure.queryOptions({ input: { id } }),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const structure = answer.isFetching ? undefined : answer.data?.structure
  return (
    <Page
      title={m.network_correct_title({ name: answer.data?.structure.shortName ?? '' })}
      part={{ colour: 'network', word: m.nav_part_network() }}
      width="text"
    >
      {structure && book ? (
        <StructureForm
          key={structure.version}
          book={book}
          structure={structure}
          parentId={structure.parentId}
        />
      ) : answer.isError ? (
        <EmptyState
          title={m.network_not_shown()}
          action={<ButtonLink to="/network">{m.nav_structures()}</ButtonLink>}
        >
          <p>{sentenceOf(answer.error)}</p>
        </EmptyState>
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}
