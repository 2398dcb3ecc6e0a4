import { membersOn } from '@maillage/contract/activity-rules'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useMe } from '../../../platform/session.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { type Book, wordOf } from '../../activity/api.ts'
import { answerNotHeld } from '../answer.ts'
import type { Due } from '../plans.ts'

interface WhyNotProps {
  readonly open: boolean
  readonly due: Due
  readonly book: Book
  readonly onClose: () => void
}

/** Why a day was not held: one press on a reason says it. */
export function WhyNotDialog({ open, due, book, onClose }: WhyNotProps): ReactNode {
  const owner = useMe().accountId
  const { occurrence, day } = due
  const vocabulary = book.vocabularies.find((each) => each.code === 'not_held_reason')
  const say = (reason: string) => {
    onClose()
    void answerNotHeld({ owner, id: occurrence.id, day }, reason)
  }
  return (
    <Dialog open={open} onClose={onClose} title={m.occurrence_why()}>
      <ul className="reasons">
        {membersOn(vocabulary, day).map(({ code, label }) => (
          <li key={code}>
            <button type="button" className="reason" onClick={(event) => event.detail < 2 && say(code)}>
              <span>{wordOf(label)}</span>
              <Icon name="right" size={20} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
