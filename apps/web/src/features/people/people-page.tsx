import { inviters, opens } from '@maillage/contract/access'
import type { Person } from '@maillage/contract/person'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { invitesEverywhere } from './api.ts'
import { Invitations } from './parts/invitations.tsx'
import { InviteDialog } from './parts/invite-dialog.tsx'
import { PersonRow } from './parts/person-row.tsx'
import { useStructureNames } from './parts/use-structures.ts'
import './people.css'

/** Who is in the network, with which roles; where somebody is invited and a role given or taken back. */
export function PeoplePage(): ReactNode {
  const me = useMe()
  const people = useQuery(orpc.person.list.queryOptions({ input: {} }))
  const [inviting, setInviting] = useState(false)
  return (
    <Page
      title={m.people_title()}
      part={{ colour: 'network', word: m.nav_part_network() }}
      lead={invitesEverywhere(me) ? m.people_lead() : m.people_lead_head()}
      width="text"
      actions={
        opens(inviters, me.grants) && (
          <Button variant="primary" icon="plus" onClick={() => setInviting(true)}>
            {m.people_invite()}
          </Button>
        )
      }
    >
      <Invitations />
      {people.isPending && <Skeleton lines={8} />}
      {people.isError && (
        <EmptyState
          title={m.people_failed()}
          action={
            mayTryAgain(people.error) && (
              <Button icon="again" onClick={() => void people.refetch()}>
                {m.shell_try_again()}
              </Button>
            )
          }
        >
          <p>{sentenceOf(people.error)}</p>
        </EmptyState>
      )}
      {people.data && <PeopleList people={people.data} />}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </Page>
  )
}

/** Without capitals or accents, as names are looked for. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Past this many, a list is searched rather than read. */
const manyPeople = 8

function PeopleList({ people }: { people: readonly Person[] }): ReactNode {
  const structureName = useStructureNames()
  const [search, setSearch] = useState('')
  const wordsOf = ({ name, email, grants }: Person) =>
    plain([name, email, ...grants.map(({ structureId }) => structureName(structureId))].join(' '))
  const found = people.filter((person) => wordsOf(person).includes(plain(search.trim())))
  const present = found.filter(({ grants }) => grants.length > 0)
  const past = found.filter(({ grants }) => grants.length === 0)
  return (
    <section className="stack" aria-label={m.people_title()}>
      {people.length > manyPeople && (
        <TextField
          type="search"
          label={m.people_search()}
          value={search}
          onChange={setSearch}
          autoComplete="off"
        />
      )}
      <p className="soft small" role="status">
        {m.people_count({ count: found.length })}
      </p>
      <ul className="people">
        {present.map((person) => (
          <PersonRow key={person.accountId} person={person} />
        ))}
      </ul>
      {past.length > 0 && (
        <>
          <h2 className="section-title">{m.people_without_role()}</h2>
          <ul className="people">
            {past.map((person) => (
              <PersonRow key={person.accountId} person={person} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
