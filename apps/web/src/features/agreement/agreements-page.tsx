import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../platform/errors.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { keepsAgreements } from './api.ts'
import { AgreementList } from './parts/agreement-list.tsx'

/** Every agreement that concerns the person, those that ask for a decision first. */
export function AgreementsPage(): ReactNode {
  const me = useMe()
  const answer = useQuery(orpc.agreement.list.queryOptions({ input: {} }))
  const add = keepsAgreements(me) && (
    <ButtonLink to="/network/agreements/new" variant="primary" icon="plus">
      {m.agreement_add()}
    </ButtonLink>
  )
  return (
    <Page
      title={m.agreement_title()}
      part={{ colour: 'network', word: m.nav_part_network() }}
      lead={m.agreement_lead()}
      width="text"
      actions={add}
    >
      {answer.isPending && <Skeleton lines={8} />}
      {answer.isError && (
        <EmptyState
          title={m.agreement_failed()}
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
        <EmptyState title={m.agreement_none()}>
          <p>{m.agreement_none_text()}</p>
        </EmptyState>
      )}
      {answer.data && answer.data.length > 0 && <AgreementList agreements={answer.data} />}
    </Page>
  )
}
