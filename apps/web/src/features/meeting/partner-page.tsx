import type { StructureId } from '@maillage/contract/values'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { memberOf, useBook, wordOf } from '../activity/api.ts'
import { PartnerMeetings } from './parts/partner-meetings.tsx'

/** One partner: the whole way gone together. */
export function PartnerPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const { book, error, waiting } = useBook()
  const partner = book?.structures.find((structure) => structure.id === id)
  if (!book || !partner) {
    return (
      <Page
        title={m.meeting_partner()}
        part={{ colour: 'activity', word: m.nav_part_activity() }}
        width="text"
      >
        {waiting ? (
          <Skeleton lines={8} />
        ) : (
          <EmptyState
            title={m.meeting_partner_unknown()}
            action={<ButtonLink to="/partners">{m.meeting_partners()}</ButtonLink>}
          >
            {!book && <p>{sentenceOf(error)}</p>}
          </EmptyState>
        )}
      </Page>
    )
  }
  const kind = memberOf(book, 'structure_kind', partner.kind)
  return (
    <div className="below-back">
      <Link className="back-link" to="/partners">
        <Icon name="left" size={20} />
        {m.meeting_partners()}
      </Link>
      <Page
        title={partner.name}
        part={{ colour: 'activity', word: m.meeting_partner() }}
        lead={kind && wordOf(kind.label)}
        width="text"
      >
        <PartnerMeetings key={id} partnerId={id as StructureId} />
        <p>
          <Link to="/network/$id" params={{ id }}>
            {m.meeting_register()}
          </Link>
        </p>
      </Page>
    </div>
  )
}
