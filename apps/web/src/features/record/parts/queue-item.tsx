import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDate, formatInstant } from '../../../platform/format.ts'
import type { OutboxItem } from '../../../platform/outbox/database.ts'
import { sendAgain } from '../../../platform/outbox/queue.ts'
import { isBlocked } from '../../../platform/outbox/rules.ts'
import { sendNow } from '../../../platform/outbox/sender.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Icon } from '../../../ui/icon.tsx'
import type { Book } from '../../activity/api.ts'
import { activityIdOf, draftOf, itemInWords, stateInWords, type ThingWords } from '../api.ts'
import { giveUp } from '../save.ts'
import { ConflictChoice } from './conflict-choice.tsx'

interface QueueItemProps {
  readonly item: OutboxItem
  readonly unsent: readonly OutboxItem[]
  readonly things: ThingWords
  readonly book: Book | undefined
}

/** One item of the queue: what it is, where it stands, and what can be done about it. */
export function QueueItem({ item, unsent, things, book }: QueueItemProps): ReactNode {
  const me = useMe()
  const zone = me.network?.zone ?? 'Europe/Paris'
  const { title, place, amounts, day, deed } = itemInWords(item, book, things)
  const blocked = item.state === 'waiting' && isBlocked(item, unsent)
  return (
    <li className={`queue-item queue-${item.state}`}>
      <p className="queue-what">
        {deed && <span className="queue-deed">{deed}</span>}
        <span className="kind-name">{title}</span>
        <span className="kind-detail">
          {[place, day && formatDate(day), ...amounts].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p className="queue-state">
        <Icon name={icons[item.state]} size={20} />
        <span>
          {blocked ? m.queue_state_behind() : stateInWords(item, zone)}{' '}
          <span className="soft small">
            {item.state === 'sent'
              ? formatInstant(item.sentAt ?? item.createdAt, zone)
              : m.queue_typed_at({ when: formatInstant(item.createdAt, zone) })}
          </span>
        </span>
      </p>
      {item.state === 'refused' && <RefusedActions item={item} />}
      {item.state === 'sent' && (item.entry.startsWith('activity.') || draftOf(item)) && (
        <Link className="queue-open" to="/activities/$id" params={{ id: activityIdOf(item) }}>
          {m.queue_open()}
        </Link>
      )}
    </li>
  )
}

const icons = { waiting: 'waiting', refused: 'error', sent: 'check' } as const

function RefusedActions({ item }: { item: OutboxItem }): ReactNode {
  const [comparing, setComparing] = useState(false)
  const changedMeanwhile = item.refusal?.code === 'thing.changed_meanwhile'
  const again = async () => {
    await sendAgain(item.id)
    sendNow()
  }
  return (
    <div className="stack">
      <div className="row">
        {changedMeanwhile && (
          <Button variant="primary" aria-expanded={comparing} onClick={() => setComparing(!comparing)}>
            {m.queue_compare()}
          </Button>
        )}
        {!changedMeanwhile && item.entry === 'activity.save' && (
          <ButtonLink variant="primary" icon="pencil" to="/queue/$item" params={{ item: item.id }}>
            {m.queue_mend()}
          </ButtonLink>
        )}
        {!changedMeanwhile && (
          <Button icon="again" onClick={() => void again()}>
            {m.queue_send_again()}
          </Button>
        )}
        <Button variant="quiet" icon="trash" onClick={() => void giveUp(item.id)}>
          {m.queue_give_up()}
        </Button>
      </div>
      {comparing && <ConflictChoice item={item} />}
    </div>
  )
}
