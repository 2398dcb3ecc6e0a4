import type { ReactNode } from 'react'
import * as m from '../paraglide/messages.js'
import { useConnection } from '../platform/connection.ts'
import { Icon } from '../ui/icon.tsx'

/** Says when the service cannot be reached, and that work goes on; quiet otherwise. */
export function ConnectionMark(): ReactNode {
  const connection = useConnection()
  const word = {
    online: m.shell_online,
    offline: m.shell_offline,
    unreachable: m.shell_unreachable,
  }[connection]()
  return (
    <p className={`connection connection-${connection}`} role="status">
      <Icon name={connection === 'online' ? 'online' : 'offline'} size={20} />
      <span>{word}</span>
    </p>
  )
}
