import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { useConnection } from '../../platform/connection.ts'
import type { OutboxItem } from '../../platform/outbox/database.ts'
import { countOfOthers, forgetOthers } from '../../platform/outbox/leave.ts'
import { useSent, useUnsent } from '../../platform/outbox/live.ts'
import { sendNow } from '../../platform/outbox/sender.ts'
import { queryClient } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/navigation.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { useBook } from '../activity/api.ts'
import { thingsOf } from './api.ts'
import { QueueItem } from './parts/queue-item.tsx'
import './queue.css'

/** What was written on this device and is not sent yet, or was refused: each in words, with what can be done. */
export function QueuePage(): ReactNode {
  const { accountId } = useMe()
  const [unsent, sent] = [useUnsent(accountId), useSent(accountId)]
  const waiting = unsent?.filter((item) => item.state === 'waiting') ?? []
  return (
    <Page
      title={m.queue_title()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={m.queue_lead()}
      width="text"
      actions={
        waiting.length > 0 && (
          <Button variant="primary" icon="upload" onClick={sendNow}>
            {m.queue_send_now()}
          </Button>
        )
      }
    >
      {unsent && sent ? <Queue unsent={unsent} sent={sent} /> : <Skeleton lines={5} />}
      <OthersHere owner={accountId} />
    </Page>
  )
}

function Queue({ unsent, sent }: Record<'unsent' | 'sent', readonly OutboxItem[]>): ReactNode {
  const things = thingsOf([...unsent, ...sent])
  const refused = unsent.filter((item) => item.state === 'refused')
  const waiting = unsent.filter((item) => item.state === 'waiting')
  return (
    <>
      <HoldNotice waiting={waiting} />
      {unsent.length === 0 && (
        <EmptyState title={m.queue_empty_title()}>
          <p>{m.queue_empty_text()}</p>
        </EmptyState>
      )}
      <Items title={m.queue_refused()} items={refused} {...{ things, unsent }} />
      <Items title={m.queue_waiting()} items={waiting} {...{ things, unsent }} />
      {sent.length > 0 && (
        <Disclosure summary={m.queue_sent()}>
          <Items items={sent.slice(0, 50)} {...{ things, unsent }} />
        </Disclosure>
      )}
    </>
  )
}

interface ItemsProps {
  readonly title?: string
  readonly items: readonly OutboxItem[]
  readonly unsent: readonly OutboxItem[]
  readonly things: ReturnType<typeof thingsOf>
}

const shownAtOnce = 50

function Items({ title, items, unsent, things }: ItemsProps): ReactNode {
  const { book } = useBook()
  if (items.length === 0) return null
  return (
    <section className="stack">
      {title && <h2 className="section-title">{title}</h2>}
      <ul className="queue">
        {items.slice(0, shownAtOnce).map((item) => (
          <QueueItem key={item.id} {...{ item, unsent, things, book }} />
        ))}
      </ul>
      {items.length > shownAtOnce && (
        <p className="soft">{m.queue_and_more({ count: items.length - shownAtOnce })}</p>
      )}
    </section>
  )
}

/** Why nothing leaves for now, said once above the list; a session that ran out is said above every page. */
function HoldNotice({ waiting }: { waiting: readonly OutboxItem[] }): ReactNode {
  const connection = useConnection()
  if (waiting.length === 0) return null
  if (connection === 'online') return null
  return (
    <Notice title={connection === 'offline' ? m.shell_offline() : m.shell_unreachable()}>
      <p>{m.queue_offline_text()}</p>
    </Notice>
  )
}

/** On a shared phone: somebody else's records wait here; they open to their owner only, and can be wiped. */
function OthersHere({ owner }: { owner: string }): ReactNode {
  const others = useQuery({ queryKey: ['others here', owner], queryFn: () => countOfOthers(owner) })
  const count = others.data ?? 0
  if (count === 0) return null
  const wipe = () =>
    forgetOthers(owner).then(() => queryClient.invalidateQueries({ queryKey: ['others here'] }))
  return (
    <Disclosure summary={m.queue_others({ count })}>
      <div className="stack">
        <p>{m.queue_others_text()}</p>
        <div className="row">
          <Button variant="danger" icon="trash" onClick={() => void wipe()}>
            {m.queue_others_wipe()}
          </Button>
        </div>
      </div>
    </Disclosure>
  )
}
