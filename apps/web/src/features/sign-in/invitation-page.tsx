import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { client } from '../../platform/client.ts'
import { sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { refreshSession } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FactList, Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { Skeleton } from '../../ui/waiting.tsx'
import { roleWord } from '../people/api.ts'
import { signInByPassword } from './api.ts'
import { PasswordField, passwordFault } from './parts/password-field.tsx'
import './sign-in.css'

type Offer = Awaited<ReturnType<typeof client.invitation.open>>

/** Where an invitation's link leads: what it offers, and what is needed to accept. */
export function InvitationPage(): ReactNode {
  const search = useSearch({ strict: false }) as { token?: string }
  const token = String(search.token ?? '').padEnd(20)
  const offer = useQuery({
    ...orpc.invitation.open.queryOptions({ input: { token } }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (offer.isError) {
    return (
      <Page title={m.invitation_ended_title()} lead={sentenceOf(offer.error)} width="text">
        <div className="row">
          <ButtonLink to="/sign-in" variant="primary">
            {m.sign_in_submit()}
          </ButtonLink>
        </div>
      </Page>
    )
  }
  if (!offer.data) {
    return (
      <Page title={m.invitation_title()} width="text">
        <Skeleton lines={4} />
      </Page>
    )
  }
  return <Acceptance token={token} offer={offer.data} />
}

function Acceptance({ token, offer }: { token: string; offer: Offer }): ReactNode {
  const { network, structure, role, email } = offer
  return (
    <Page title={m.invitation_to({ network })} lead={m.invitation_lead()} width="text">
      <FactList
        facts={[
          { name: m.people_role(), value: roleWord(role) },
          ...(structure ? [{ name: m.people_structure(), value: structure }] : []),
          { name: m.sign_in_email(), value: email },
        ]}
      />
      <AcceptanceForm token={token} offer={offer} />
    </Page>
  )
}

function AcceptanceForm({ token, offer }: { token: string; offer: Offer }): ReactNode {
  const navigate = useNavigate()
  const [name, setName] = useState(offer.name)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const withoutPassword = password === ''
  const fault = withoutPassword ? null : passwordFault(password)
  const nameMissing = name.trim() === ''
  const accept = useMutation({
    mutationFn: async () => {
      const { email } = await client.invitation.accept({
        token,
        name,
        password: withoutPassword ? null : password,
      })
      return withoutPassword || offer.hasAccount ? 'accepted' : signInByPassword(email, password)
    },
    onSuccess: async (step) => {
      showToast({ message: m.invitation_accepted({ network: offer.network }) })
      await refreshSession()
      await navigate({ to: step === 'open' ? '/' : '/sign-in' })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!fault && !nameMissing) accept.mutate()
  }
  return (
    <form className="stack sign-in-form" onSubmit={submit} noValidate>
      {accept.isError && <Notice tone="error" live title={sentenceOf(accept.error)} />}
      {offer.hasAccount ? (
        <p>{m.invitation_has_account()}</p>
      ) : (
        <>
          <TextField
            id="invitation-name"
            label={m.people_name()}
            autoComplete="name"
            value={name}
            onChange={setName}
            maxLength={200}
            error={tried && nameMissing ? m.people_name_missing() : undefined}
          />
          <PasswordField
            id="invitation-password"
            use="new"
            label={m.sign_in_password()}
            optional
            error={(tried && fault) || undefined}
            value={password}
            onChange={setPassword}
          />
          <p className="soft small">{m.invitation_without_password()}</p>
        </>
      )}
      <div className="row">
        <Button type="submit" variant="primary" size="l" busy={accept.isPending}>
          {m.invitation_accept()}
        </Button>
      </div>
    </form>
  )
}
