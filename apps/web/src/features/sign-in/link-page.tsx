import { useMutation } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../paraglide/messages.js'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { signInByLink } from './api.ts'
import { identitySentence } from './identity.ts'
import { SecondStep } from './parts/second-step.tsx'
import { useArrival } from './parts/use-arrival.ts'

/** Where a one-time link leads: one press uses it, so that a program that follows links does not. */
export function LinkPage(): ReactNode {
  const { token = '' } = useSearch({ strict: false }) as { token?: string }
  const { arrive } = useArrival()
  const [secondFactor, setSecondFactor] = useState(false)
  const enter = useMutation({
    mutationFn: () => signInByLink(String(token)),
    onSuccess: (step) => (step === 'open' ? arrive() : setSecondFactor(true)),
  })
  if (secondFactor) return <SecondStep onOpen={arrive} onBack={() => setSecondFactor(false)} />
  return (
    <Page title={m.sign_in_by_link_title()} lead={m.sign_in_by_link_lead()} width="text">
      {enter.isError && <Notice tone="error" live title={identitySentence(enter.error)} />}
      <div className="row">
        {!enter.isError && (
          <Button variant="primary" size="l" busy={enter.isPending} onClick={() => enter.mutate()}>
            {m.sign_in_submit()}
          </Button>
        )}
        {enter.isError && (
          <ButtonLink to="/sign-in" variant="primary" size="l">
            {m.sign_in_another_link()}
          </ButtonLink>
        )}
      </div>
    </Page>
  )
}
