import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useUnsent } from '../../../platform/outbox/live.ts'
import { useMe } from '../../../platform/session.ts'
import { Icon, type IconName } from '../../../ui/icon.tsx'

/** What is not sent yet, and what was refused: a line each, only while there is any. */
export function Waiting(): ReactNode {
  const unsent = useUnsent(useMe().accountId) ?? []
  const refused = unsent.filter((item) => item.state === 'refused').length
  const waiting = unsent.length - refused
  if (unsent.length === 0) return null
  return (
    <ul className="waiting-lines">
      {refused > 0 && <Line icon="error" tone="bad" words={m.today_refused({ count: refused })} />}
      {waiting > 0 && <Line icon="waiting" tone="soft" words={m.today_waiting({ count: waiting })} />}
    </ul>
  )
}

function Line({ icon, tone, words }: { icon: IconName; tone: 'bad' | 'soft'; words: string }): ReactNode {
  return (
    <li>
      <Link to="/queue" className={`waiting-line waiting-${tone}`}>
        <Icon name={icon} />
        <span>{words}</span>
        <Icon name="right" size={20} />
      </Link>
    </li>
  )
}
