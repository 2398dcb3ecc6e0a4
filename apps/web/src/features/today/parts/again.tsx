import { kindOn } from '@maillage/contract/activity-rules'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { useMe } from '../../../platform/session.ts'
import { Icon } from '../../../ui/icon.tsx'
import { type Book, inWords, todayOf } from '../../activity/api.ts'
import { useFrequent } from '../../record/api.ts'

const most = 3

/** The usual things, done again as the last time: one press, then a look, then save. */
export function Again({ book }: { book: Book }): ReactNode {
  const today = todayOf(useMe())
  const known = (useFrequent() ?? []).filter(({ kind }) => kindOn(book.kinds, kind, today)).slice(0, most)
  if (known.length === 0) return null
  return (
    <section className="stack" aria-labelledby="again">
      <h2 id="again" className="section-title">
        {m.today_again()}
      </h2>
      <ul className="noted">
        {known.map(({ kind, last }) => {
          const { title, place, amounts } = inWords(book, last)
          return (
            <li key={kind}>
              <Link className="noted-line" to="/record/$kind" params={{ kind }} search={{ again: true }}>
                <span className="noted-what">
                  <span className="noted-title">{title}</span>
                  <span className="noted-where">{[place, ...amounts].filter(Boolean).join(' · ')}</span>
                </span>
                <span className="noted-again">
                  <Icon name="again" size={20} />
                  <span>{m.record_again()}</span>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
