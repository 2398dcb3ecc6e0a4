import type { Agreement } from '@maillage/contract/agreement'
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
import { DayField } from '../../ui/day-field.tsx'
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { refreshAgreements } from './api.ts'
import { PartiesInput } from './parts/parties-input.tsx'
import './agreement.css'

/** An agreement to write down. */
export function NewAgreementPage(): ReactNode {
  return (
    <Page title={m.agreement_add()} part={{ colour: 'network', word: m.agreement_title() }} width="text">
      <AgreementForm agreement={null} />
    </Page>
  )
}

/** An agreement to correct. */
export function CorrectAgreementPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const answer = useQuery({
    ...orpc.agreement.read.queryOptions({ input: { id } }),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const agreement = answer.isFetching ? undefined : answer.data
  return (
    <Page title={m.agreement_correct()} part={{ colour: 'network', word: m.agreement_title() }} width="text">
      {agreement ? (
        <AgreementForm key={agreement.version} agreement={agreement} />
      ) : answer.isError ? (
        <EmptyState
          title={m.agreement_not_shown()}
          action={<ButtonLink to="/network/agreements">{m.agreement_title()}</ButtonLink>}
        >
          <p>{sentenceOf(answer.error)}</p>
        </EmptyState>
      ) : (
        <Skeleton lines={6} />
      )}
    </Page>
  )
}

interface Typed {
  readonly title: string
  readonly subject: string
  readonly parties: readonly { readonly id: string; readonly name: string }[]
  readonly signedOn: string
  readonly from: string
  readonly to: string
}

const typedOf = (agreement: Agreement | null): Typed => ({
  title: agreement?.title ?? '',
  subject: agreement?.subject ?? '',
  parties: agreement?.parties ?? [],
  signedOn: agreement?.signedOn ?? '',
  from: agreement?.from ?? '',
  to: agreement?.to ?? '',
})

function faultsOf({ title, parties, from, to }: Typed): FieldFault[] {
  const fault = (id: string, wrong: boolean, message: string) => (wrong ? [{ id, message }] : [])
  return [
    ...fault('agreement-title', title.trim() === '', m.agreement_title_missing()),
    ...fault('agreement-parties', parties.length < 2, m.agreement_parties_missing()),
    ...fault('agreement-from', from === '', m.agreement_from_missing()),
    ...fault('agreement-to', from !== '' && to !== '' && to < from, m.agreement_to_before()),
  ]
}

function AgreementForm({ agreement }: { agreement: Agreement | null }): ReactNode {
  const navigate = useNavigate()
  const [id] = useState(() => agreement?.id ?? newId())
  const [start] = useState(() => typedOf(agreement))
  const [typed, setTyped] = useState(start)
  const [tried, setTried] = useState(0)
  const saving = useMutation({
    mutationFn: () =>
      client.agreement.save({
        id,
        baseVersion: agreement?.version ?? 0,
        draft: {
          title: typed.title,
          subject: typed.subject,
          parties: typed.parties.map((party) => party.id),
          signedOn: typed.signedOn || null,
          from: typed.from,
          to: typed.to || null,
        },
      }),
    onSuccess: async () => {
      await refreshAgreements()
      showToast({ message: m.agreement_saved() })
      await navigate({ to: '/network/agreements/$id', params: { id } })
    },
  })
  useUnsaved(typed !== start && !saving.isSuccess)
  const faults = faultsOf(typed)
  const shown = tried > 0 ? faults : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(tried + 1)
    if (faults.length === 0) saving.mutate()
  }
  return (
    <form className="agreement-form" onSubmit={submit} noValidate>
      <ErrorSummary key={tried} faults={shown} />
      {saving.isError && <Notice tone="error" live title={sentenceOf(saving.error)} />}
      <Fields
        typed={typed}
        set={(changes) => setTyped({ ...typed, ...changes })}
        errorOf={(field) => shown.find((fault) => fault.id === field)?.message}
      />
      <div className="row">
        <Button type="submit" variant="primary" size="l" busy={saving.isPending}>
          {m.agreement_save()}
        </Button>
        <ButtonLink to="/network/agreements" size="l" variant="quiet">
          {m.agreement_cancel()}
        </ButtonLink>
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly typed: Typed
  readonly set: (changes: Partial<Typed>) => void
  readonly errorOf: (field: string) => string | undefined
}

function Fields({ typed, set, errorOf }: FieldsProps): ReactNode {
  return (
    <>
      <TextField
        id="agreement-title"
        label={m.agreement_name()}
        hint={m.agreement_name_hint()}
        error={errorOf('agreement-title')}
        value={typed.title}
        onChange={(title) => set({ title })}
        maxLength={200}
      />
      <PartiesInput
        id="agreement-parties"
        value={typed.parties}
        onChange={(parties) => set({ parties })}
        error={errorOf('agreement-parties')}
      />
      <DayField
        id="agreement-from"
        label={m.agreement_from()}
        error={errorOf('agreement-from')}
        value={typed.from}
        onChange={(from) => set({ from })}
      />
      <DayField
        id="agreement-to"
        label={m.agreement_to()}
        hint={m.agreement_to_hint()}
        error={errorOf('agreement-to')}
        value={typed.to}
        onChange={(to) => set({ to })}
        optional
      />
      <DayField
        label={m.agreement_signed_on()}
        value={typed.signedOn}
        onChange={(signedOn) => set({ signedOn })}
        optional
      />
      <TextArea
        label={m.agreement_subject()}
        hint={m.agreement_subject_hint()}
        value={typed.subject}
        onChange={(subject) => set({ subject })}
        maxLength={2000}
        optional
      />
    </>
  )
}
