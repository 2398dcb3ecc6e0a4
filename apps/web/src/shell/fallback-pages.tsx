import { problemSentence } from '@maillage/contract/problems'
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../platform/errors.ts'
import { language, useLanguage } from '../platform/language.ts'
import { refreshSession } from '../platform/session.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/waiting.tsx'

/** While a page's code is fetched. */
export function PendingPage(): ReactNode {
  return (
    <div className="page pending">
      <Skeleton lines={6} />
    </div>
  )
}

/** A page that broke: what it means, and two ways on. Nothing typed elsewhere is lost. */
export function ErrorPage({ error, reset }: ErrorComponentProps): ReactNode {
  useLanguage()
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  return (
    <Page title={m.shell_error_title()} width="text" lead={sentenceOf(error)}>
      <div className="row">
        {mayTryAgain(error) && (
          <Button variant="primary" icon="again" onClick={again}>
            {m.shell_try_again()}
          </Button>
        )}
        <Link to="/" className={buttonClass()}>
          {m.shell_back_to_today()}
        </Link>
      </div>
    </Page>
  )
}

export function NotFoundPage(): ReactNode {
  useLanguage()
  return (
    <Page title={m.shell_not_found_title()} width="text" lead={m.shell_not_found_text()}>
      <div className="row">
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          {m.shell_back_to_today()}
        </Link>
      </div>
    </Page>
  )
}

/** A page of another role, by a typed or kept address: why it stays closed, and the way home. */
export function RefusedPage(): ReactNode {
  return (
    <Page title={m.shell_refused_title()} width="text" lead={problemSentence('access.denied', language())}>
      <div className="row">
        <Link to="/" className={buttonClass({ variant: 'primary' })}>
          {m.shell_back_to_today()}
        </Link>
      </div>
    </Page>
  )
}

/** Nobody known on this device, and the service does not answer: the only page there is to show. */
export function FailedSession({ error }: { error: unknown }): ReactNode {
  return (
    <Page title={m.shell_cannot_start()} width="text" lead={sentenceOf(error)}>
      <div className="row">
        <Button variant="primary" icon="again" onClick={() => void refreshSession()}>
          {m.shell_try_again()}
        </Button>
      </div>
    </Page>
  )
}
