import { kindOn } from '@maillage/contract/activity-rules'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { type Book, inWords } from '../../activity/api.ts'
import { repeatedDraft } from '../../record/api.ts'
import { answerHeld } from '../answer.ts'
import type { Due } from '../plans.ts'
import { WhyNotDialog } from './why-not-dialog.tsx'

/** The three answers for a day: held as usual (one press), held with other numbers, not held and why. */
export function AnswerButtons({ due, book }: { due: Due; book: Book }): ReactNode {
  const owner = useMe().accountId
  const [asking, setAsking] = useState(false)
  const { occurrence, day } = due
  const kind = kindOn(book.kinds, occurrence.usual.kind, day)
  if (!kind) return null
  const usual = repeatedDraft(occurrence.usual, kind, day)
  const about = <span className="aside-aloud"> : {occurrence.title}</span>
  const { amounts } = inWords(book, usual)
  return (
    <div className="row due-answers">
      <Button
        variant="primary"
        icon="check"
        // The line goes and the next one comes under the finger: a press made twice answers once.
        onClick={(event) => {
          if (event.detail < 2) void answerHeld({ owner, id: occurrence.id, day }, usual)
        }}
      >
        {amounts.length > 0 ? m.occurrence_held_usual({ amounts: amounts.join(', ') }) : m.occurrence_held()}
        {about}
      </Button>
      <ButtonLink
        to="/record/$kind"
        params={{ kind: occurrence.usual.kind }}
        search={{ occurrence: occurrence.id, day }}
      >
        {m.occurrence_held_other()}
        {about}
      </ButtonLink>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        {m.occurrence_not_held()}
        {about}
      </Button>
      <WhyNotDialog open={asking} due={due} book={book} onClose={() => setAsking(false)} />
    </div>
  )
}
