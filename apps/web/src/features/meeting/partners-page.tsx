import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { useBook } from '../activity/api.ts'
import { useRelations } from './meetings.ts'
import { RelationList } from './parts/relation-list.tsx'
import './meeting.css'

const searchedFrom = 9

/** Every partner met, by the stage of the relation: how far each came, when it was last met, what comes next. */
export function PartnersPage(): ReactNode {
  const { book } = useBook()
  const { value: relations, error, waiting } = useRelations(book)
  const [search, setSearch] = useState('')
  const meetings = (relations ?? []).reduce((sum, relation) => sum + relation.meetings, 0)
  return (
    <Page
      title={m.meeting_partners()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={m.meeting_partners_lead()}
      width="text"
      actions={
        <ButtonLink to="/partners/new" variant="primary" icon="plus">
          {m.meeting_note_one()}
        </ButtonLink>
      }
    >
      {!relations || !book ? (
        waiting || !book ? (
          <Skeleton lines={8} />
        ) : (
          <EmptyState title={m.meeting_failed()}>
            <p>{sentenceOf(error)}</p>
          </EmptyState>
        )
      ) : relations.length === 0 ? (
        <EmptyState title={m.meeting_no_partner()}>
          <p>{m.meeting_no_partner_text()}</p>
        </EmptyState>
      ) : (
        <>
          <p className="figures soft">
            {m.meeting_partner_count({ count: relations.length })} · {m.meeting_count({ count: meetings })}
          </p>
          {relations.length >= searchedFrom && (
            <TextField label={m.meeting_search()} type="search" value={search} onChange={setSearch} />
          )}
          <RelationList relations={relations} book={book} search={search} />
        </>
      )}
    </Page>
  )
}
