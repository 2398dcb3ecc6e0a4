import type { ActivityLine } from '@maillage/contract/activity'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import * as m from '../../../paraglide/messages.js'
import { mayTryAgain, sentenceOf } from '../../../platform/errors.ts'
import { formatDay } from '../../../platform/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ButtonLink } from '../../../ui/button-link.tsx'
import { Tag } from '../../../ui/notice.tsx'
import { EmptyState, Skeleton } from '../../../ui/waiting.tsx'
import { type Book, lineInWords } from '../api.ts'
import { isNarrowed, type useActivities } from '../list.ts'

interface ListProps {
  readonly book: Book | undefined
  readonly answer: ReturnType<typeof useActivities>
  readonly search: Readonly<Record<string, string | number | boolean | undefined>>
}

/** The activities found, day by day; more of them are fetched when asked for. */
export function ActivityList({ book, answer, search }: ListProps): ReactNode {
  const lines = answer.data?.pages.flatMap((page) => page.lines) ?? []
  if (answer.isPending || !book) return <Skeleton lines={8} />
  if (answer.isError && lines.length === 0) {
    return (
      <EmptyState
        title={m.activity_list_failed()}
        action={
          mayTryAgain(answer.error) && (
            <Button icon="again" onClick={() => void answer.refetch()}>
              {m.shell_try_again()}
            </Button>
          )
        }
      >
        <p>{sentenceOf(answer.error)}</p>
      </EmptyState>
    )
  }
  if (lines.length === 0) return <NothingFound narrowed={isNarrowed(search)} />
  const days = [...new Set(lines.map((line) => line.day))]
  return (
    <div className="stack-wide">
      {days.map((day) => (
        <section key={day} className="stack" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="day-title">
            {formatDay(day)}
          </h2>
          <ul className="lines">
            {lines
              .filter((line) => line.day === day)
              .map((line) => (
                <Fragment key={line.id}>
                  <Line line={line} book={book} search={search} />
                </Fragment>
              ))}
          </ul>
        </section>
      ))}
      {answer.hasNextPage && (
        <div className="row">
          <Button icon="down" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
            {m.activity_more()}
          </Button>
        </div>
      )}
    </div>
  )
}

function NothingFound({ narrowed }: { narrowed: boolean }): ReactNode {
  return narrowed ? (
    <EmptyState
      title={m.activity_none_found()}
      action={<ButtonLink to="/activities">{m.activity_show_all()}</ButtonLink>}
    />
  ) : (
    <EmptyState
      title={m.activity_none_yet()}
      action={
        <ButtonLink to="/record" variant="primary" icon="plus">
          {m.nav_record()}
        </ButtonLink>
      }
    >
      <p>{m.activity_none_yet_text()}</p>
    </EmptyState>
  )
}

function Line({
  line,
  book,
  search,
}: {
  line: ActivityLine
  book: Book
  search: ListProps['search']
}): ReactNode {
  const { title, place, amounts } = lineInWords(book, line)
  return (
    <li>
      <Link className="line" to="/activities/$id" params={{ id: line.id }} search={search}>
        <span className="line-what">
          <span className="line-title">{title}</span>
          <span className="line-place">
            {place}
            {line.siteName && book.several && ` · ${line.structureName}`}
          </span>
        </span>
        <span className="line-marks">
          {line.source && <Tag>{m.activity_from_tag({ source: line.source.label })}</Tag>}
          {line.withdrawn && <Tag tone="warning">{m.activity_withdrawn()}</Tag>}
          <span className="figures">{amounts.join(' · ')}</span>
        </span>
      </Link>
    </li>
  )
}
