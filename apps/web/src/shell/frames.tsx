import { Link, Navigate, Outlet, useLocation, useMatches, useRouter } from '@tanstack/react-router'
import { Fragment, type ReactNode, useEffect, useRef } from 'react'
import * as m from '../paraglide/messages.js'
import { useLanguage } from '../platform/language.ts'
import { refreshSession, rememberedMe, useSession } from '../platform/session.ts'
import { useAnythingUnsaved } from '../platform/unsaved.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { ConnectionMark } from './connection-mark.tsx'
import { FailedSession, PendingPage, RefusedPage } from './fallback-pages.tsx'
import { Mark } from './mark.tsx'
import { Bar, Rail } from './navigation.tsx'
import { opensPage } from './page-access.ts'
import { LanguageSwitch, ThemeSwitch } from './preferences.tsx'
import { QueueMark, Sending } from './queue-mark.tsx'
import { UpdatePrompt } from './update-prompt.tsx'
import './frames.css'

/** What every page has: toasts, the offer of a new version, and focus on the title after each move. */
export function Root(): ReactNode {
  useLanguage()
  useFocusOnTitle()
  return (
    <>
      <Outlet />
      <Toasts />
      <UpdatePrompt />
    </>
  )
}

/** After a move to another page, its title takes focus, so that a screen reader says where one is. */
function useFocusOnTitle(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) {
          document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
        }
      }),
    [router],
  )
}

function SkipLink(): ReactNode {
  return (
    <a className="skip-link" href="#content">
      {m.shell_skip_to_content()}
    </a>
  )
}

/** Around the pages that need no account. */
export function OutsideFrame(): ReactNode {
  useLanguage()
  return (
    <Outside>
      <Outlet />
    </Outside>
  )
}

function Outside({ children }: { children: ReactNode }): ReactNode {
  return (
    <div className="outside">
      <SkipLink />
      <header className="outside-head">
        <span className="brand">
          <Mark />
          {m.shell_app_name()}
        </span>
        <ConnectionMark />
      </header>
      <main id="content" className="outside-main" tabIndex={-1}>
        {children}
      </main>
      <footer className="outside-foot">
        <LanguageSwitch />
        <ThemeSwitch />
      </footer>
    </div>
  )
}

const signInPath: string = '/sign-in'

/** Around the pages of those who are signed in: the rail on a desk, the bar on a phone. */
export function InsideFrame(): ReactNode {
  useLanguage()
  const session = useSession()
  const here = useLocation({ select: ({ pathname, href }) => (pathname === signInPath ? undefined : href) })
  const me = session.state === 'signedIn' ? session.me : rememberedMe()
  const pattern = useMatches().at(-1)?.fullPath ?? '/'
  const opened = useRef(false)
  if (session.state === 'signedIn') opened.current = true

  if (session.state === 'loading') {
    return (
      <Outside>
        <PendingPage />
      </Outside>
    )
  }
  if (session.state === 'unknown') {
    return (
      <Outside>
        <FailedSession error={session.error} />
      </Outside>
    )
  }
  // A session that ran out while somebody was typing leaves the page as it is.
  if (session.state === 'signedOut' && !(opened.current && me)) {
    return <Navigate to={signInPath} search={{ next: here }} replace />
  }
  return (
    <div className="inside">
      <SkipLink />
      <Sending />
      <Rail />
      <header className="top">
        <span className="brand">
          <Mark size={26} />
          {m.shell_app_name()}
        </span>
        <span className="top-marks">
          <QueueMark />
          <ConnectionMark />
        </span>
      </header>
      <main id="content" className="inside-main" tabIndex={-1}>
        {session.state === 'signedOut' && <SessionRanOut here={here} />}
        {/* What one person typed is not shown to the next who signs in. */}
        <Fragment key={me?.accountId}>
          {me && !opensPage(pattern, me.grants) ? <RefusedPage /> : <Outlet />}
        </Fragment>
      </main>
      <Bar />
    </div>
  )
}

/** In place, and back here: what is typed is kept on the device. Words that only this page holds make it another tab. */
function SessionRanOut({ here }: { here: string | undefined }): ReactNode {
  const unsaved = useAnythingUnsaved()
  const look = buttonClass({ variant: 'primary' })
  return (
    <div className="session-ran-out">
      <Notice
        tone="warning"
        live
        title={m.shell_session_ran_out()}
        actions={
          unsaved ? (
            <>
              <a className={look} href={signInPath} target="_blank" rel="noopener opener">
                {m.shell_sign_in_again()}
              </a>
              <Button onClick={() => void refreshSession()}>{m.shell_signed_in_again()}</Button>
            </>
          ) : (
            <Link className={look} to={signInPath} search={{ next: here }}>
              {m.shell_sign_in_again()}
            </Link>
          )
        }
      >
        <p>{unsaved ? m.shell_session_ran_out_tab() : m.shell_session_ran_out_text()}</p>
      </Notice>
    </div>
  )
}
