import { type ReactNode, useState } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useMe } from '../../../platform/session.ts'
import { Button } from '../../../ui/button.tsx'
import { type Book, structuresOf } from '../../activity/api.ts'
import { useDueDays } from '../plans.ts'
import { DueLine } from './due-line.tsx'
import '../occurrence.css'

const shownAtFirst = 3

/** Permanences that came back and that nobody answered for: held as usual, with other numbers, or not held and why. */
export function DueDays({ book }: { book: Book }): ReactNode {
  const several = structuresOf(useMe(), book).length > 1
  const [whole, setWhole] = useState(false)
  const due = useDueDays() ?? []
  if (due.length === 0) return null
  return (
    <section className="stack" aria-labelledby="due">
      <h2 id="due" className="section-title">
        {m.occurrence_due()}
      </h2>
      <ul className="due-days">
        {(whole ? due : due.slice(0, shownAtFirst)).map((each) => (
          <li key={`${each.occurrence.id} ${each.day}`}>
            <DueLine due={each} book={book} several={several} />
          </li>
        ))}
      </ul>
      {!whole && due.length > shownAtFirst && (
        <div className="row">
          <Button icon="down" onClick={() => setWhole(true)}>
            {m.occurrence_due_all({ count: due.length })}
          </Button>
        </div>
      )}
    </section>
  )
}
