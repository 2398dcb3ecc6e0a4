import type { Site } from '@maillage/contract/network'
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
import { SearchPicker } from '../../ui/search-picker.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { findTerritories } from '../territory/api.ts'
import { refreshRegister } from './api.ts'
import { HoursInput } from './parts/hours-input.tsx'
import { siteFaults, siteSent, typedSite } from './site-draft.ts'
import './network.css'

/** A site to add to a structure, or to correct. */
export function SitePage(): ReactNode {
  const { id = '', site: wanted = '' } = useParams({ strict: false })
  const answer = useQuery({
    ...orpc.network.structure.queryOptions({ input: { id } }),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const site = answer.data?.sites.find((each) => each.id === wanted) ?? null
  const ready = answer.data && !answer.isFetching && (wanted === 'new' || site)
  return (
    <Page
      title={wanted === 'new' ? m.network_add_site() : m.network_correct_title({ name: site?.name ?? '' })}
      part={{ colour: 'network', word: answer.data?.structure.shortName ?? m.nav_part_network() }}
      width="text"
    >
      {ready ? (
        <SiteForm key={site?.version ?? 0} structureId={id} site={site} />
      ) : answer.isError || (answer.data && !answer.isFetching) ? (
        <EmptyState
          title={m.network_not_shown()}
          action={<ButtonLink to="/network">{m.nav_structures()}</ButtonLink>}
        >
          <p>{answer.isError ? sentenceOf(answer.error) : m.network_no_site()}</p>
        </EmptyState>
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

function SiteForm({ structureId, site }: { structureId: string; site: Site | null }): ReactNode {
  const navigate = useNavigate()
  const [id] = useState(() => site?.id ?? newId())
  const [start] = useState(() => typedSite(site))
  const [typed, setTyped] = useState(start)
  const [tried, setTried] = useState(0)
  const saving = useMutation({
    mutationFn: () =>
      client.network.saveSite({
        id,
        baseVersion: site?.version ?? 0,
        draft: { ...siteSent(typed), structureId },
      }),
    onSuccess: async () => {
      await refreshRegister()
      showToast({ message: m.network_site_saved() })
      await navigate({ to: '/network/$id', params: { id: structureId } })
    },
  })
  useUnsaved(typed !== start && !saving.isSuccess)
  const faults = siteFaults(typed)
  const shown = tried > 0 ? faults : []
  const set = (changes: Partial<typeof typed>) => setTyped({ ...typed, ...changes })
  const errorOf = (field: string) => shown.find((fault) => fault.id === field)?.message
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(tried + 1)
    if (faults.length === 0) saving.mutate()
  }
  return (
    <form className="register-form" onSubmit={submit} noValidate>
      <ErrorSummary key={tried} faults={shown} />
      {saving.isError && <Notice tone="error" live title={sentenceOf(saving.error)} />}
      <TextField
        id="site-name"
        label={m.network_name()}
        error={errorOf('site-name')}
        value={typed.name}
        onChange={(name) => set({ name })}
        maxLength={200}
      />
      <TextField
        label={m.network_address()}
        value={typed.address}
        onChange={(address) => set({ address })}
        maxLength={300}
        optional
      />
      <SearchPicker
        label={m.network_commune()}
        hint={m.network_commune_hint()}
        chosen={typed.commune}
        onChoose={(commune) => set({ commune })}
        search={(text) => findTerritories(text, 'commune')}
        optional
      />
      <TextField
        id="site-position"
        label={m.network_position()}
        hint={m.network_position_hint()}
        error={errorOf('site-position')}
        value={typed.position}
        onChange={(position) => set({ position })}
        optional
      />
      <TextField
        label={m.network_phone()}
        type="tel"
        value={typed.phone}
        onChange={(phone) => set({ phone })}
        maxLength={40}
        optional
      />
      <HoursInput
        id="site-hours"
        value={typed.hours}
        onChange={(hours) => set({ hours })}
        error={errorOf('site-hours')}
      />
      <div className="row">
        <Button type="submit" variant="primary" size="l" busy={saving.isPending}>
          {m.network_save()}
        </Button>
        <ButtonLink to="/network/$id" params={{ id: structureId }} size="l" variant="quiet">
          {m.network_cancel()}
        </ButtonLink>
      </div>
    </form>
  )
}
