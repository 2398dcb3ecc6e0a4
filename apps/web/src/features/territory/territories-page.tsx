import { coordinators, opens } from '@maillage/contract/access'
import type { Territory } from '@maillage/contract/territory'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Tag } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchPicker } from '../../ui/search-picker.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { findTerritories } from './api.ts'
import './territory.css'

/** The network's own territories, and a way to any official one. */
export function TerritoriesPage(): ReactNode {
  const me = useMe()
  const navigate = useNavigate()
  const answer = useQuery(orpc.territory.list.queryOptions({ input: {} }))
  return (
    <Page
      title={m.nav_territories()}
      part={{ colour: 'network', word: m.nav_part_network() }}
      lead={m.territory_lead()}
      width="text"
      actions={
        opens(coordinators, me.grants) && (
          <ButtonLink to="/network/territories/new" variant="primary" icon="plus">
            {m.territory_add()}
          </ButtonLink>
        )
      }
    >
      <SearchPicker
        label={m.territory_find()}
        hint={m.territory_find_hint()}
        chosen={null}
        onChoose={(option) =>
          option && void navigate({ to: '/network/territories/$key', params: { key: option.value } })
        }
        search={findTerritories}
      />
      <section className="stack" aria-labelledby="own-territories">
        <h2 id="own-territories" className="territory-section">
          {m.territory_own()}
        </h2>
        {answer.isPending && <Skeleton lines={4} />}
        {answer.isError && (
          <EmptyState
            title={m.territory_failed()}
            action={
              mayTryAgain(answer.error) && (
                <Button icon="again" onClick={() => void answer.refetch()}>
                  {m.shell_try_again()}
                </Button>
              )
            }
          >
            <p>{sentenceOf(answer.error)}</p>
          </EmptyState>
        )}
        {answer.data?.length === 0 && (
          <EmptyState title={m.territory_none()}>
            <p>{m.territory_none_text()}</p>
          </EmptyState>
        )}
        {answer.data && answer.data.length > 0 && <TerritoryLines territories={answer.data} />}
      </section>
    </Page>
  )
}

function TerritoryLines({ territories }: { territories: readonly Territory[] }): ReactNode {
  const sorted = [...territories].sort((a, b) => Number(a.archived) - Number(b.archived))
  return (
    <ul className="territories">
      {sorted.map(({ id, name, note, members, archived }) => (
        <li key={id}>
          <Link className="territory-line" to="/network/territories/$key" params={{ key: `own:${id}` }}>
            <span className="territory-name">{name}</span>
            <span className="territory-about">
              {[m.territory_member_count({ count: members.length }), note].filter(Boolean).join(' · ')}
            </span>
            {archived && <Tag tone="warning">{m.territory_archived()}</Tag>}
          </Link>
        </li>
      ))}
    </ul>
  )
}
