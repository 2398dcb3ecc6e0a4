import type { Contact, Site, Structure } from '@maillage/contract/network'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { FactList, Page } from '../../../ui/page.tsx'
import type { Book } from '../../activity/api.ts'
import { AgreementsOf } from '../../agreement/embedded.tsx'
import { Documents } from '../../document/embedded.tsx'
import { PartnerMeetings } from '../../meeting/embedded.tsx'
import { kindWord, placeOf } from '../api.ts'
import { ArchiveButton } from './archive-button.tsx'
import { HoursList } from './hours-list.tsx'
import { SiteList } from './site-list.tsx'

interface DetailProps {
  readonly structure: Structure
  readonly parent: Structure | null
  readonly parts: readonly Structure[]
  readonly sites: readonly Site[]
  readonly people: number
  readonly editable: boolean
  readonly book: Book
}

/** Everything that the register knows of a structure. */
export function StructureDetail(props: DetailProps): ReactNode {
  const { structure, sites, parts, editable, book } = props
  return (
    <Page
      title={structure.name}
      part={{ colour: 'network', word: kindWord(book, structure.kind) }}
      lead={placeOf(structure)}
      width="text"
      actions={
        editable && (
          <>
            <ButtonLink
              to="/network/$id/correct"
              params={{ id: structure.id }}
              variant="primary"
              icon="pencil"
            >
              {m.network_correct()}
            </ButtonLink>
            <ArchiveButton structure={structure} />
          </>
        )
      }
    >
      {structure.archived && (
        <Notice tone="warning" title={m.network_archived_title()}>
          <p>{m.network_archived_text()}</p>
        </Notice>
      )}
      <FactList facts={factsOf(props)} />
      {structure.contacts.length > 0 && (
        <Section id="contacts" title={m.network_contacts()}>
          <Contacts contacts={structure.contacts} />
        </Section>
      )}
      <Section id="sites" title={m.network_sites()}>
        <SiteList structureId={structure.id} sites={sites} editable={editable} />
      </Section>
      {parts.length > 0 && (
        <Section id="parts" title={m.network_parts()}>
          <ul className="register">
            {parts.map((part) => (
              <li key={part.id}>
                <Link className="register-line" to="/network/$id" params={{ id: part.id }}>
                  <span className="register-name">{part.name}</span>
                  <span className="register-what">{kindWord(book, part.kind)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <PartnerMeetings partnerId={structure.id} most={3} />
      <AgreementsOf structureId={structure.id} />
      <Documents noun="structure" thingId={structure.id} />
    </Page>
  )
}

function factsOf({ structure, parent, people, editable }: DetailProps) {
  const { phone, email, website, address, communeName } = structure
  const fact = (name: string, value: ReactNode) => (value ? [{ name, value }] : [])
  return [
    ...fact(
      m.network_parent(),
      parent && (
        <Link to="/network/$id" params={{ id: parent.id }}>
          {parent.name}
        </Link>
      ),
    ),
    ...fact(m.network_address(), address && [address, communeName].filter(Boolean).join(', ')),
    ...fact(m.network_phone(), phone && <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>),
    ...fact(m.network_email(), email && <a href={`mailto:${email}`}>{email}</a>),
    ...fact(m.network_website(), website && <Outside href={website} />),
    ...fact(m.network_hours(), structure.openingHours && <HoursList hours={structure.openingHours} />),
    ...fact(m.network_people(), (people > 0 || editable) && m.network_people_count({ count: people })),
  ]
}

const Outside = ({ href }: { href: string }): ReactNode => (
  <a href={href} rel="noreferrer noopener" target="_blank">
    {href.replace(/^https?:\/\//, '')}
  </a>
)

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }): ReactNode {
  return (
    <section className="stack" aria-labelledby={id}>
      <h2 id={id} className="register-section">
        {title}
      </h2>
      {children}
    </section>
  )
}

function Contacts({ contacts }: { contacts: readonly Contact[] }): ReactNode {
  return (
    <ul className="contacts">
      {contacts.map(({ name, occupation, phone, email }) => (
        <li key={[name, occupation, phone, email].join()}>
          <p>
            <strong>{name || occupation}</strong>
            {name && occupation && <span className="soft"> · {occupation}</span>}
          </p>
          <p className="row">
            {phone && <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>}
            {email && <a href={`mailto:${email}`}>{email}</a>}
          </p>
        </li>
      ))}
    </ul>
  )
}
