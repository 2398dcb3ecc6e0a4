import { coordinators, opens } from '@maillage/contract/access'
import type { ReferenceLevel, Territory, TerritoryTable } from '@maillage/contract/territory'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { ChoiceGroup } from '../../ui/choice.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { setArchived } from './api.ts'
import { cutsOf, isOwn, levelWord, ownId } from './key.ts'
import { FigureSheet } from './parts/figure-sheet.tsx'
import { PopulationTable } from './parts/population-table.tsx'
import './territory.css'

/** A territory in figures: population, area and density of its parts, as printed and as of today. */
export function TerritoryPage(): ReactNode {
  const { key = '' } = useParams({ strict: false })
  const { by } = useSearch({ strict: false })
  const navigate = useNavigate()
  const me = useMe()
  const cut = by === undefined ? undefined : (String(by) as ReferenceLevel)
  const answer = useQuery({
    ...orpc.territory.table.queryOptions({ input: { territory: key, ...(cut && { by: cut }) } }),
    // Another cut of the same territory: what is shown stays until the next is there.
    placeholderData: (before) => (before?.territory.key === key ? before : undefined),
  })
  const own = useQuery({ ...orpc.territory.list.queryOptions({ input: {} }), enabled: isOwn(key) })
  const territory = own.data?.find((each) => each.id === ownId(key))
  const table = answer.data
  const coordinates = opens(coordinators, me.grants)
  return (
    <>
      <BackLink />
      <Page
        title={table?.territory.name ?? m.territory_one()}
        part={{ colour: 'network', word: isOwn(key) ? m.territory_own_one() : m.nav_territories() }}
        lead={[table?.territory.within, territory?.note].filter(Boolean).join(' · ')}
        actions={coordinates && table && <Actions table={table} territory={territory} territoryKey={key} />}
      >
        {territory?.archived && <Notice tone="warning" title={m.territory_archived_title()} />}
        {table && (
          <ChoiceGroup
            label={m.territory_by()}
            value={table.by}
            onChange={(level) =>
              void navigate({
                to: '/network/territories/$key',
                params: { key },
                search: { by: level },
                replace: true,
              })
            }
            options={cutsOf(table).map((level) => ({ value: level, label: levelWord(level) }))}
          />
        )}
        {answer.isError ? (
          <EmptyState
            title={m.territory_not_shown()}
            action={<ButtonLink to="/network/territories">{m.nav_territories()}</ButtonLink>}
          >
            <p>{sentenceOf(answer.error)}</p>
          </EmptyState>
        ) : table ? (
          <PopulationTable table={table} />
        ) : (
          <Skeleton lines={10} />
        )}
      </Page>
    </>
  )
}

const BackLink = (): ReactNode => (
  <Link className="territory-back" to="/network/territories">
    <Icon name="left" size={20} />
    {m.territory_back()}
  </Link>
)

interface ActionsProps {
  readonly table: TerritoryTable
  readonly territory: Territory | undefined
  readonly territoryKey: string
}

function Actions({ table, territory, territoryKey }: ActionsProps): ReactNode {
  const [entering, setEntering] = useState(false)
  const change = useMutation({
    mutationFn: (each: Territory) => setArchived(each, !each.archived),
    onSuccess: (written) =>
      showToast({
        message: written.archived ? m.territory_archived_done() : m.territory_restored(),
        ...(written.archived && { undo: () => void setArchived(written, false) }),
      }),
    onError: (error) => showToast({ message: sentenceOf(error) }),
  })
  return (
    <>
      <Button icon="plus" variant="primary" onClick={() => setEntering(true)}>
        {m.territory_figure_add()}
      </Button>
      {territory && (
        <>
          <ButtonLink to="/network/territories/$key/correct" params={{ key: territoryKey }} icon="pencil">
            {m.territory_correct()}
          </ButtonLink>
          <Button
            icon={territory.archived ? 'undo' : 'trash'}
            busy={change.isPending}
            onClick={() => change.mutate(territory)}
          >
            {territory.archived ? m.territory_restore() : m.territory_archive()}
          </Button>
        </>
      )}
      <FigureSheet open={entering} onClose={() => setEntering(false)} table={table} />
    </>
  )
}
