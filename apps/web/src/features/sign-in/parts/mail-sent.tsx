import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Page } from '../../../ui/page.tsx'

/** What was asked for by mail: a link to sign in, or one to choose a password. */
export type MailWanted = 'link' | 'password'

interface MailSentProps {
  readonly wanted: MailWanted
  readonly email: string
  readonly onBack: () => void
}

/** Says where to look, without saying whether the address has an account. */
export function MailSent({ wanted, email, onBack }: MailSentProps): ReactNode {
  return (
    <Page
      title={m.sign_in_mail_title()}
      lead={wanted === 'link' ? m.sign_in_mail_link({ email }) : m.sign_in_mail_password({ email })}
      width="text"
    >
      <p className="soft">{m.sign_in_mail_help()}</p>
      <div className="row">
        <Button icon="left" onClick={onBack}>
          {m.sign_in_back()}
        </Button>
      </div>
    </Page>
  )
}
