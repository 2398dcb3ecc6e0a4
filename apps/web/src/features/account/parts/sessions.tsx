import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatInstant } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice, Tag } from '../../../ui/notice.tsx'
import { showToast } from '../../../ui/toasts.tsx'
import { Skeleton } from '../../../ui/waiting.tsx'
import { identitySentence } from '../../sign-in/api.ts'
import {
  endOtherSessions,
  endSession,
  type OpenSession,
  refreshIdentity,
  useIdentity,
  useOpenSessions,
} from '../api.ts'
import { deviceName } from './device-name.ts'
import { Section } from './section.tsx'

/** Where the account is open, and how to close it there. */
export function Sessions(): ReactNode {
  const identity = useIdentity()
  const sessions = useOpenSessions()
  const own = identity.data?.session.id
  const others = sessions.data?.filter(({ id }) => id !== own) ?? []
  const endOthers = useMutation({
    mutationFn: endOtherSessions,
    onSuccess: async () => {
      await refreshIdentity()
      showToast({ message: m.account_sessions_ended() })
    },
    onError: (error) => showToast({ message: identitySentence(error) }),
  })
  return (
    <Section title={m.account_sessions()} lead={m.account_sessions_lead()}>
      {sessions.isPending && <Skeleton lines={3} />}
      {sessions.isError && <Notice tone="error" title={identitySentence(sessions.error)} />}
      <ul className="sessions">
        {[...(sessions.data ?? [])]
          .sort((a, b) => Number(b.id === own) - Number(a.id === own))
          .map((session) => (
            <SessionRow key={session.id} session={session} isOwn={session.id === own} />
          ))}
      </ul>
      {others.length > 1 && (
        <div className="row">
          <Button busy={endOthers.isPending} onClick={() => endOthers.mutate()}>
            {m.account_sessions_end_others()}
          </Button>
        </div>
      )}
    </Section>
  )
}

function SessionRow({ session, isOwn }: { session: OpenSession; isOwn: boolean }): ReactNode {
  const zone = useMe().network?.zone ?? 'Europe/Paris'
  const device = deviceName(session.userAgent)
  const end = useMutation({
    mutationFn: () => endSession(session.token),
    onSuccess: async () => {
      await refreshIdentity()
      showToast({ message: m.account_session_ended({ device }) })
    },
    onError: (error) => showToast({ message: identitySentence(error) }),
  })
  return (
    <li className="session">
      <div>
        <p className="session-device">
          {device} {isOwn && <Tag tone="info">{m.account_session_this()}</Tag>}
        </p>
        <p className="soft small">
          {m.account_session_since({ instant: formatInstant(session.createdAt, zone) })}
          {session.ipAddress && ` · ${session.ipAddress}`}
        </p>
      </div>
      {!isOwn && (
        <Button
          variant="quiet"
          busy={end.isPending}
          aria-label={m.account_session_end_of({ device })}
          onClick={() => end.mutate()}
        >
          {m.account_session_end()}
        </Button>
      )}
    </li>
  )
}
