import type { Territory } from '@maillage/contract/territory'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import { v7 as newId } from 'uuid'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { useUnsaved } from '../../platform/unsaved.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { refreshTerritories } from './api.ts'
import { ownId } from './key.ts'
import { type Member, MembersInput } from './parts/members-input.tsx'
import './territory.css'

/** A territory to draw. */
export function NewTerritoryPage(): ReactNode {
  return (
    <Page title={m.territory_add()} part={{ colour: 'network', word: m.nav_territories() }} width="text">
      <TerritoryForm territory={null} />
    </Page>
  )
}

/** A territory of the network to correct. */
export function CorrectTerritoryPage(): ReactNode {
  const { key = '' } = useParams({ strict: false })
  const answer = useQuery({
    ...orpc.territory.list.queryOptions({ input: {} }),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const territory = answer.isFetching ? undefined : answer.data?.find((each) => each.id === ownId(key))
  return (
    <Page
      title={m.territory_correct_title({ name: territory?.name ?? '' })}
      part={{ colour: 'network', word: m.nav_territories() }}
      width="text"
    >
      {territory ? (
        <TerritoryForm key={territory.version} territory={territory} />
      ) : answer.isFetching ? (
        <Skeleton lines={6} />
      ) : (
        <EmptyState
          title={m.territory_not_shown()}
          action={<ButtonLink to="/network/territories">{m.nav_territories()}</ButtonLink>}
        >
          {answer.isError && <p>{sentenceOf(answer.error)}</p>}
        </EmptyState>
      )}
    </Page>
  )
}

interface Typed {
  readonly name: string
  readonly note: string
  readonly members: readonly Member[]
}

const typedOf = (territory: Territory | null): Typed => ({
  name: territory?.name ?? '',
  note: territory?.note ?? '',
  members: territory?.members.map(({ key, name }) => ({ key, name })) ?? [],
})

const faultsOf = ({ name, members }: Typed) => [
  ...(name.trim() === '' ? [{ id: 'territory-name', message: m.territory_name_missing() }] : []),
  ...(members.length === 0 ? [{ id: 'territory-members', message: m.territory_members_missing() }] : []),
]

function TerritoryForm({ territory }: { territory: Territory | null }): ReactNode {
  const navigate = useNavigate()
  const [id] = useState(() => territory?.id ?? newId())
  const [start] = useState(() => typedOf(territory))
  const [typed, setTyped] = useState(start)
  const [tried, setTried] = useState(0)
  const saving = useMutation({
    mutationFn: () =>
      client.territory.save({
        id,
        baseVersion: territory?.version ?? 0,
        draft: { name: typed.name, note: typed.note, members: typed.members.map(({ key }) => key) },
      }),
    onSuccess: async () => {
      await refreshTerritories()
      showToast({ message: m.territory_saved() })
      await navigate({ to: '/network/territories/$key', params: { key: `own:${id}` } })
    },
  })
  useUnsaved(typed !== start && !saving.isSuccess)
  const faults = faultsOf(typed)
  const shown = tried > 0 ? faults : []
  const errorOf = (field: string) => shown.find((fault) => fault.id === field)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(tried + 1)
    if (faults.length === 0) saving.mutate()
  }
  return (
    <form className="territory-form" onSubmit={submit} noValidate>
      <ErrorSummary key={tried} faults={shown} />
      {saving.isError && <Notice tone="error" live title={sentenceOf(saving.error)} />}
      <TextField
        id="territory-name"
        label={m.territory_name()}
        hint={m.territory_name_hint()}
        error={errorOf('territory-name')}
        value={typed.name}
        onChange={(name) => setTyped({ ...typed, name })}
        maxLength={200}
      />
      <MembersInput
        id="territory-members"
        value={typed.members}
        onChange={(members) => setTyped({ ...typed, members })}
        error={errorOf('territory-members')}
      />
      <TextArea
        label={m.territory_note()}
        value={typed.note}
        onChange={(note) => setTyped({ ...typed, note })}
        rows={2}
        maxLength={1000}
        optional
      />
      <div className="row">
        <Button type="submit" variant="primary" size="l" busy={saving.isPending}>
          {m.territory_save()}
        </Button>
        <ButtonLink to="/network/territories" size="l" variant="quiet">
          {m.territory_cancel()}
        </ButtonLink>
      </div>
    </form>
  )
}
