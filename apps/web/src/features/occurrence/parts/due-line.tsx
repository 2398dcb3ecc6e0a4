import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { formatDayInYear, formatRelativeDay } from '../../../platform/format.ts'
import { useMe } from '../../../platform/session.ts'
import { type Book, todayOf } from '../../activity/api.ts'
import type { Due } from '../plans.ts'
import { capital, hoursInWords } from '../words.ts'
import { AnswerButtons } from './answer-buttons.tsx'

interface DueLineProps {
  readonly due: Due
  readonly book: Book
  /** The person records for several structures: each line says whose it is. */
  readonly several: boolean
}

/** One day that asks whether it was held, with the three answers. */
export function DueLine({ due, book, several }: DueLineProps): ReactNode {
  const today = todayOf(useMe())
  const { occurrence, day } = due
  const site = book.sites.find((each) => each.id === occurrence.usual.siteId)
  const structure = book.structures.find((each) => each.id === occurrence.structureId)
  const near = formatRelativeDay(day, today)
  const [place, whose] = [site?.name, several ? structure?.shortName : undefined]
  return (
    <>
      <p className="due-what">
        <Link className="due-title" to="/occurrences/$id" params={{ id: occurrence.id }}>
          {occurrence.title}
        </Link>
        <span className="due-where">
          {[
            capital(m.occurrence_day_near({ near, day: formatDayInYear(day) })),
            hoursInWords(occurrence),
            // The title often says the place already.
            place && !occurrence.title.includes(place) ? place : undefined,
            whose,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
      <AnswerButtons due={due} book={book} />
    </>
  )
}
