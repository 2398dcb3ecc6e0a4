import type { Activity } from '@maillage/contract/activity'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { restoreActivity, withdrawActivity } from '../remove.ts'

interface ActionsProps {
  readonly activity: Activity
  /** Its year was submitted: what takes it out of the figures says why. */
  readonly submitted: boolean
}

/** Correct, delete, bring back: whatever the activity's state allows. */
export function ActivityActions({ activity, submitted }: ActionsProps): ReactNode {
  const { accountId: owner } = useMe()
  const [asking, setAsking] = useState(false)
  if (activity.source) return null
  const { id, version } = activity
  const withdraw = (reason: string | null) => void withdrawActivity({ owner, id, version, reason })
  if (activity.withdrawn) {
    return (
      <Button variant="primary" icon="undo" onClick={() => void restoreActivity({ owner, id, version })}>
        {m.activity_restore()}
      </Button>
    )
  }
  return (
    <>
      <ButtonLink to="/activities/$id/correct" params={{ id }} icon="pencil">
        {m.activity_correct()}
      </ButtonLink>
      <Button variant="quiet" icon="trash" onClick={() => (submitted ? setAsking(true) : withdraw(null))}>
        {m.activity_withdraw()}
      </Button>
      {asking && <WhyDialog onClose={() => setAsking(false)} onSay={withdraw} />}
    </>
  )
}

function WhyDialog({ onClose, onSay }: { onClose: () => void; onSay: (reason: string) => void }): ReactNode {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const said = reason.trim()
  const go = () => {
    if (said === '') return setTried(true)
    onSay(said)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.activity_withdraw()}
      actions={
        <Button variant="primary" onClick={go}>
          {m.activity_withdraw()}
        </Button>
      }
    >
      <div className="stack">
        <p>{m.activity_year_submitted()}</p>
        <TextField
          label={m.activity_reason()}
          hint={m.activity_reason_hint()}
          error={tried && said === '' ? m.activity_reason_missing() : undefined}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
      </div>
    </Dialog>
  )
}
