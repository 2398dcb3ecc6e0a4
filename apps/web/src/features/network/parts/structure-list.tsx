import type { Structure } from '@maillage/contract/network'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { sentenceOf } from '../../../platform/errors.ts'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Tag } from '../../../ui/notice.tsx'
import { EmptyState, Skeleton } from '../../../ui/waiting.tsx'
import type { Book, BookAnswer } from '../../activity/api.ts'
import { kindWord, placeOf, searchText } from '../api.ts'
import { addressOf, narrowed, type StructureSearch } from '../list.ts'

interface ListProps {
  readonly answer: BookAnswer
  readonly search: StructureSearch
}

/** The structures found, by name; those that belong to another one found stand under it. */
export function StructureList({ answer, search }: ListProps): ReactNode {
  const { book, error, waiting } = answer
  if (!book) {
    return waiting ? (
      <Skeleton lines={8} />
    ) : (
      <EmptyState title={m.network_failed()}>
        <p>{sentenceOf(error)}</p>
      </EmptyState>
    )
  }
  const found = narrowed(book.structures, search, (each) => searchText(book, each))
  if (found.length === 0) {
    return (
      <EmptyState
        title={m.network_none()}
        action={<ButtonLink to="/network">{m.network_show_all()}</ButtonLink>}
      />
    )
  }
  const ids = new Set(found.map((structure) => structure.id))
  const roots = found.filter((structure) => !structure.parentId || !ids.has(structure.parentId))
  return <Lines structures={roots} among={found} book={book} search={search} />
}

interface LinesProps {
  readonly structures: readonly Structure[]
  readonly among: readonly Structure[]
  readonly book: Book
  readonly search: StructureSearch
}

function Lines({ structures, among, book, search }: LinesProps): ReactNode {
  return (
    <ul className="register">
      {structures.map((structure) => {
        const parts = among.filter((each) => each.parentId === structure.id)
        return (
          <li key={structure.id}>
            <Link
              className="register-line"
              to="/network/$id"
              params={{ id: structure.id }}
              search={addressOf(search)}
            >
              <span className="register-name">{structure.name}</span>
              <span className="register-what">
                {[kindWord(book, structure.kind), placeOf(structure)].filter(Boolean).join(' · ')}
              </span>
              {structure.archived && <Tag tone="warning">{m.network_archived()}</Tag>}
            </Link>
            {parts.length > 0 && <Lines structures={parts} among={among} book={book} search={search} />}
          </li>
        )
      })}
    </ul>
  )
}
