import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'

/** What was typed before and not saved is back; one press begins anew. */
export function TypedNotice({ onStartAfresh }: { onStartAfresh: () => void }): ReactNode {
  return (
    <Notice
      title={m.record_typed_title()}
      actions={
        <Button icon="undo" onClick={onStartAfresh}>
          {m.record_typed_afresh()}
        </Button>
      }
    >
      <p>{m.record_typed_text()}</p>
    </Notice>
  )
}
