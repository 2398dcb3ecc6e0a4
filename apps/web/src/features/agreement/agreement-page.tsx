import type { Agreement } from '@maillage/contract/agreement'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { formatDate } from '../../platform/format.ts'
import { orpc } from '../../platform/query.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice, Tag } from '../../ui/notice.tsx'
import { FactList, Page } from '../../ui/page.tsx'
import { showToast } from '../../ui/toasts.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { Documents } from '../document/embedded.tsx'
import { datesInWords, setWithdrawn, statusWord } from './api.ts'
import './agreement.css'

/** One agreement: who, from when to when, where it stands, and its documents. */
export function AgreementPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const answer = useQuery(orpc.agreement.read.queryOptions({ input: { id } }))
  if (answer.data) return <Detail agreement={answer.data} />
  return (
    <Page title={m.agreement_one()} width="text">
      {answer.isError ? (
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

function Detail({ agreement }: { agreement: Agreement }): ReactNode {
  const { id, title, subject, parties, signedOn, status, editable, withdrawn } = agreement
  const { word, tone } = statusWord(status)
  return (
    <>
      <Link className="agreement-back" to="/network/agreements">
        <Icon name="left" size={20} />
        {m.agreement_back()}
      </Link>
      <Page
        title={title}
        part={{ colour: 'network', word: m.agreement_one() }}
        lead={subject}
        width="text"
        actions={
          editable && (
            <>
              <ButtonLink
                to="/network/agreements/$id/correct"
                params={{ id }}
                variant="primary"
                icon="pencil"
              >
                {m.agreement_correct()}
              </ButtonLink>
              <WithdrawButton agreement={agreement} />
            </>
          )
        }
      >
        {withdrawn && <Notice tone="warning" title={m.agreement_withdrawn_title()} />}
        <FactList
          facts={[
            { name: m.agreement_status(), value: <Tag tone={tone}>{word}</Tag> },
            { name: m.agreement_dates(), value: datesInWords(agreement) },
            ...(signedOn ? [{ name: m.agreement_signed_on(), value: formatDate(signedOn) }] : []),
            {
              name: m.agreement_parties(),
              value: (
                <ul className="agreement-parties">
                  {parties.map((party) => (
                    <li key={party.id}>
                      <Link to="/network/$id" params={{ id: party.id }}>
                        {party.name}
                      </Link>
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        <Documents noun="agreement" thingId={id} />
      </Page>
    </>
  )
}

function WithdrawButton({ agreement }: { agreement: Agreement }): ReactNode {
  const { withdrawn, title } = agreement
  const change = useMutation({
    mutationFn: () => setWithdrawn(agreement, !withdrawn),
    onSuccess: (written) =>
      showToast({
        message: withdrawn ? m.agreement_restored() : m.agreement_withdrawn({ title }),
        ...(!withdrawn && { undo: () => void setWithdrawn(written, false) }),
      }),
    onError: (error) => showToast({ message: sentenceOf(error) }),
  })
  return (
    <Button icon={withdrawn ? 'undo' : 'trash'} busy={change.isPending} onClick={() => change.mutate()}>
      {withdrawn ? m.agreement_restore() : m.agreement_withdraw()}
    </Button>
  )
}
