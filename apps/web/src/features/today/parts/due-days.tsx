import { kindOn } from '@maillage/contract/activity-rules'
import type { DueDay } from '@maillage/contract/occurrence'
import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatRelativeDay, formatWallTime } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { ChoiceGroup } from '../../../ui/choice.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { type Book, inWords, todayOf, wordOf } from '../../activity/api.ts'
import { repeatedDraft } from '../../record/api.ts'
import { answerHeld, answerNotHeld, useDueDays } from '../api.ts'

const shownAtFirst = 3

/** Permanences that came back and that nobody answered for: held as usual, with other numbers, or not held and why. */
export function DueDays({ book }: { book: Book }): ReactNode {
  const [whole, setWhole] = useState(false)
  const open = useDueDays() ?? []
  if (open.length === 0) return null
  return (
    <section className="stack" aria-labelledby="due">
      <h2 id="due" className="section-title">
        {m.today_due()}
      </h2>
      <ul className="due">
        {(whole ? open : open.slice(0, shownAtFirst)).map((each) => (
          <Due key={`${each.occurrence.id} ${each.day}`} due={each} book={book} />
        ))}
      </ul>
      {!whole && open.length > shownAtFirst && (
        <div className="row">
          <Button icon="down" onClick={() => setWhole(true)}>
            {m.today_due_all({ count: open.length })}
          </Button>
        </div>
      )}
    </section>
  )
}

function Due({ due, book }: { due: DueDay; book: Book }): ReactNode {
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const { occurrence, day, siteName } = due
  const when = `${formatRelativeDay(day, todayOf(me))}, ${formatWallTime(occurrence.startTime)}`
  const kind = kindOn(book.kinds, occurrence.usual.kind, day)
  if (!kind) return null
  const usual = repeatedDraft(occurrence.usual, kind, day)
  const { amounts } = inWords(book, usual)
  return (
    <li>
      <p>
        <span className="noted-title">{occurrence.title}</span>
        <span className="noted-where">{[when, siteName].filter(Boolean).join(' · ')}</span>
      </p>
      <div className="row">
        <Button
          variant="primary"
          icon="check"
          onClick={() => void answerHeld({ owner: me.accountId, due, draft: usual })}
        >
          {amounts.length > 0 ? m.today_due_held_usual({ amounts: amounts.join(', ') }) : m.today_due_held()}
        </Button>
        <ButtonLink
          to="/record/$kind"
          params={{ kind: occurrence.usual.kind }}
          search={{ occurrence: occurrence.id, day }}
        >
          {m.today_due_other()}
        </ButtonLink>
        <Button variant="quiet" onClick={() => setAsking(true)}>
          {m.today_due_not_held()}
        </Button>
      </div>
      {asking && <WhyNotDialog due={due} book={book} onClose={() => setAsking(false)} />}
    </li>
  )
}

interface WhyNotProps {
  readonly due: DueDay
  readonly book: Book
  readonly onClose: () => void
}

function WhyNotDialog({ due, book, onClose }: WhyNotProps): ReactNode {
  const me = useMe()
  const [reason, setReason] = useState<string | null>(null)
  const reasons = book.vocabularies.find((each) => each.code === 'not_held_reason')?.members ?? []
  const say = () => {
    if (reason === null) return
    void answerNotHeld({ owner: me.accountId, due, reason })
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.today_due_not_held()}
      actions={
        <Button variant="primary" disabled={reason === null} onClick={say}>
          {m.record_save()}
        </Button>
      }
    >
      <ChoiceGroup
        label={m.today_due_why()}
        layout="list"
        value={reason}
        options={reasons.map(({ code, label }) => ({ value: code, label: wordOf(label) }))}
        onChange={setReason}
      />
    </Dialog>
  )
}
