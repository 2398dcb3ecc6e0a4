import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { forgetOwner } from '../../../platform/outbox/leave.ts'
import { useUnsent } from '../../../platform/outbox/live.ts'
import { unsentItems } from '../../../platform/outbox/queue.ts'
import { sendNow } from '../../../platform/outbox/sender.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'

interface Leaving {
  /** To be called in place of signing out. */
  readonly ask: () => void
  /** To be drawn beside what was pressed: asks what becomes of the queue, when there is one. */
  readonly question: ReactNode
}

/**
 * Signing out on a device that may be shared: what was read and typed is forgotten, and somebody whose queue is not
 * empty says what becomes of it. `signOut` ends the session on the server and in the page.
 */
export function useLeaving(signOut: () => Promise<void>): Leaving {
  const { accountId: owner } = useMe()
  const [asking, setAsking] = useState(false)
  const leave = async (keepQueue: boolean) => {
    await forgetOwner(owner, { keepQueue })
    await signOut()
  }
  const ask = async () => {
    if ((await unsentItems(owner)).length > 0) setAsking(true)
    else await leave(false)
  }
  return {
    ask: () => void ask(),
    question: asking && (
      <LeavingDialog owner={owner} onClose={() => setAsking(false)} onLeave={(keep) => void leave(keep)} />
    ),
  }
}

interface LeavingDialogProps {
  readonly owner: string
  readonly onClose: () => void
  readonly onLeave: (keepQueue: boolean) => void
}

function LeavingDialog({ owner, onClose, onLeave }: LeavingDialogProps): ReactNode {
  const count = useUnsent(owner)?.length ?? 0
  const [erasing, setErasing] = useState(false)
  if (count === 0) {
    return (
      <Dialog
        open
        onClose={onClose}
        title={m.leave_sent_title()}
        actions={
          <Button variant="primary" onClick={() => onLeave(false)}>
            {m.leave_go()}
          </Button>
        }
      >
        <p>{m.leave_sent_text()}</p>
      </Dialog>
    )
  }
  return (
    <Dialog open onClose={onClose} title={m.leave_title({ count })}>
      <div className="stack">
        <p>{m.leave_text()}</p>
        <Button variant="primary" icon="upload" onClick={sendNow}>
          {m.leave_send()}
        </Button>
        <Button icon="lock" onClick={() => onLeave(true)}>
          {m.leave_keep()}
        </Button>
        <p className="field-hint">{m.leave_keep_hint()}</p>
        {erasing ? (
          <Button variant="danger" icon="trash" onClick={() => onLeave(false)}>
            {m.leave_erase_really()}
          </Button>
        ) : (
          <Button variant="quiet" icon="trash" onClick={() => setErasing(true)}>
            {m.leave_erase()}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
