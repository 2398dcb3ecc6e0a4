import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import * as m from '../paraglide/messages.js'
import { formatNumber } from '../platform/format.ts'
import { tidy } from '../platform/outbox/leave.ts'
import { useUnsent } from '../platform/outbox/live.ts'
import { sendWhenPossible, startSending } from '../platform/outbox/sender.ts'
import { useMe, useSession } from '../platform/session.ts'
import { Icon } from '../ui/icon.tsx'

/** Sends what waits on this device for the person at the screen, as long as a page of theirs is open. */
export function Sending(): null {
  const { accountId } = useMe()
  const session = useSession()
  const signedIn = session.state === 'signedIn' && session.confirmed
  useEffect(() => startSending(accountId), [accountId])
  useEffect(() => {
    if (signedIn) sendWhenPossible()
  }, [signedIn])
  useEffect(() => void tidy(), [])
  return null
}

/** How much is not sent yet, and whether something was refused; nothing when all is sent. */
export function QueueMark(): ReactNode {
  const unsent = useUnsent(useMe().accountId) ?? []
  const refused = unsent.filter((item) => item.state === 'refused').length
  if (unsent.length === 0) return null
  return (
    <Link to="/queue" className={refused > 0 ? 'queue-mark queue-mark-refused' : 'queue-mark'}>
      <Icon name={refused > 0 ? 'error' : 'waiting'} size={20} />
      <span className="queue-mark-count figures" aria-hidden="true">
        {formatNumber(refused || unsent.length)}
      </span>
      <span className="queue-mark-words">
        {refused > 0 ? m.queue_mark_refused({ count: refused }) : m.queue_mark({ count: unsent.length })}
      </span>
    </Link>
  )
}
