import type { KeptMail } from '@maillage/contract/mail'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../platform/errors.ts'
import { formatInstant } from '../../platform/format.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/navigation.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import './mail.css'

/** What the installation wrote and could not send: the administrator hands it over. */
export function MailsPage(): ReactNode {
  const answer = useQuery({ ...orpc.mail.list.queryOptions({ input: {} }), staleTime: 0 })
  const lead = answer.data && (answer.data.sends ? m.mail_lead_refused() : m.mail_lead_folder())
  return (
    <Page
      title={m.nav_mails()}
      part={{ colour: 'network', word: m.nav_part_network() }}
      lead={lead}
      width="text"
    >
      {answer.isPending && <Skeleton lines={6} />}
      {answer.isError && (
        <EmptyState
          title={m.mail_failed()}
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
      {answer.data?.mails.length === 0 && (
        <EmptyState title={m.mail_none()}>
          <p>{m.mail_none_text()}</p>
        </EmptyState>
      )}
      {answer.data && answer.data.mails.length > 0 && (
        <ul className="mails">
          {answer.data.mails.map((mail) => (
            <Mail key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </Page>
  )
}

const address = /(https?:\/\/\S+)/

function Mail({ mail }: { mail: KeptMail }): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  return (
    <li>
      <p className="soft small">
        {mail.to} · {formatInstant(mail.at, zone)}
      </p>
      <Disclosure summary={mail.subject}>
        <p className="mail-text">
          {mail.text.split(address).map((part, index) =>
            address.test(part) ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text that never changes
              <a key={index} href={part}>
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </p>
      </Disclosure>
    </li>
  )
}
