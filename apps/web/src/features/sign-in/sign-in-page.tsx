import { useQuery } from '@tanstack/react-query'
import { Navigate, useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { useSession } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { readWays, signInByProvider } from './api.ts'
import { identitySentence } from './identity.ts'
import { DemoPeople } from './parts/demo-people.tsx'
import { MailSent, type MailWanted } from './parts/mail-sent.tsx'
import { PasswordForm } from './parts/password-form.tsx'
import { SecondStep } from './parts/second-step.tsx'
import { useArrival } from './parts/use-arrival.ts'
import './sign-in.css'

type Stage =
  | { readonly at: 'password' | 'secondFactor' }
  | { readonly at: 'mail'; readonly wanted: MailWanted }

/** The way in: a password, a one-time link, or the organisation's own provider; then the second factor where there is one. */
export function SignInPage(): ReactNode {
  const session = useSession()
  const { next, arrive } = useArrival()
  const [email, setEmail] = useState('')
  const [stage, setStage] = useState<Stage>({ at: 'password' })
  const signedIn = session.state === 'signedIn' && session.confirmed
  if (signedIn && stage.at === 'password') return <Navigate to={next} replace />
  if (stage.at === 'secondFactor') {
    return <SecondStep onOpen={arrive} onBack={() => setStage({ at: 'password' })} />
  }
  if (stage.at === 'mail') {
    return <MailSent wanted={stage.wanted} email={email} onBack={() => setStage({ at: 'password' })} />
  }
  return (
    <Page title={m.sign_in_title()} width="text">
      <ProviderRefusal />
      <PasswordForm
        email={email}
        onEmail={setEmail}
        onStep={(step) => (step === 'open' ? arrive() : setStage({ at: 'secondFactor' }))}
        onMail={(wanted) => setStage({ at: 'mail', wanted })}
      />
      <ProviderButton next={next} />
      <DemoPeople onOpen={arrive} />
    </Page>
  )
}

/** What the provider, or our callback, sent the person back with. */
function ProviderRefusal(): ReactNode {
  const { error } = useSearch({ strict: false }) as { error?: string }
  if (!error) return null
  const uninvited = ['signup_disabled', 'account_not_linked'].includes(error)
  return (
    <Notice
      tone="error"
      live
      title={uninvited ? m.sign_in_provider_uninvited() : m.sign_in_provider_failed()}
    />
  )
}

function ProviderButton({ next }: { next: string }): ReactNode {
  const ways = useQuery({ queryKey: ['sign-in-ways'], queryFn: readWays, staleTime: 30_000, retry: false })
  const [failure, setFailure] = useState<unknown>(null)
  const oidc = ways.data?.oidc
  if (!oidc) return null
  return (
    <section className="sign-in-other" aria-label={m.sign_in_other_ways()}>
      {failure !== null && <Notice tone="error" live title={identitySentence(failure)} />}
      <Button
        size="l"
        wide
        icon="key"
        onClick={() => {
          setFailure(null)
          signInByProvider(next).catch(setFailure)
        }}
      >
        {m.sign_in_provider({ host: oidc.host })}
      </Button>
    </section>
  )
}
