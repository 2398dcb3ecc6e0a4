import type { Activity, ActivityVersion } from '@maillage/contract/activity'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { formatDay } from '../../platform/format.ts'
import { useUnsent } from '../../platform/outbox/live.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FactList, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { Documents } from '../document/embedded.tsx'
import { SeriesOf } from '../series/embedded.tsx'
import { type Book, type Fact, factsOf, inWords, kindOf, useBook, wordOf } from './api.ts'
import { useActivities } from './list.ts'
import { ActivityActions } from './parts/activity-actions.tsx'
import { ActivityList } from './parts/activity-list.tsx'
import { Versions } from './parts/versions.tsx'
import './activity.css'

/** One activity: what it says, where it comes from, every version it had; on a desk, beside the list it was opened from. */
export function ActivityPage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const search = useSearch({ strict: false })
  const { book } = useBook()
  const answer = useQuery(orpc.activity.read.queryOptions({ input: { id } }))
  return (
    <div className="beside">
      <aside className="beside-list" aria-label={m.nav_activities()}>
        <BackLink search={search} />
        <ListBeside book={book} search={search} />
      </aside>
      <div className="beside-detail">
        {answer.data && book ? (
          <Detail key={id} {...answer.data} book={book} />
        ) : (
          <Page title={m.activity_title()} width="text">
            {answer.isError ? (
              <EmptyState
                title={m.activity_not_shown()}
                action={<ButtonLink to="/activities">{m.nav_activities()}</ButtonLink>}
              >
                <p>{sentenceOf(answer.error)}</p>
              </EmptyState>
            ) : (
              <Skeleton lines={8} />
            )}
          </Page>
        )}
      </div>
    </div>
  )
}

type Search = Readonly<Record<string, string | number | boolean | undefined>>

function BackLink({ search }: { search: Search }): ReactNode {
  return (
    <Link className="back" to="/activities" search={search}>
      <Icon name="left" size={20} />
      {m.activity_back()}
    </Link>
  )
}

function ListBeside({ book, search }: { book: Book | undefined; search: Search }): ReactNode {
  const activities = useActivities(search)
  return (
    <div className="beside-scroll">
      <ActivityList book={book} answer={activities} search={search} />
    </div>
  )
}

interface DetailProps {
  readonly activity: Activity
  readonly versions: readonly ActivityVersion[]
  readonly yearSubmitted: boolean
  readonly book: Book
}

function Detail({ activity, versions, yearSubmitted, book }: DetailProps): ReactNode {
  const me = useMe()
  const unsent = (useUnsent(me.accountId) ?? []).filter((item) => item.thing === activity.id)
  const waiting = unsent.length > 0
  const refused = unsent.some((item) => item.state === 'refused')
  const kind = kindOf(book, activity)
  const { place, amounts } = inWords(book, activity)
  return (
    <Page
      title={kind ? wordOf(kind.label) : activity.kind}
      part={{ colour: 'activity', word: formatDay(activity.day) }}
      lead={[place, ...amounts].filter(Boolean).join(' · ')}
      width="text"
      actions={!waiting && <ActivityActions activity={activity} submitted={yearSubmitted} />}
    >
      {activity.source && (
        <Notice title={m.activity_comes_from({ source: activity.source.label })}>
          <p>{m.activity_comes_from_text()}</p>
        </Notice>
      )}
      {activity.withdrawn && (
        <Notice tone="warning" title={m.activity_withdrawn_title()}>
          <p>{m.activity_withdrawn_text()}</p>
        </Notice>
      )}
      {waiting && (
        <Notice
          tone={refused ? 'error' : 'info'}
          title={refused ? m.activity_change_refused() : m.activity_change_waits()}
          actions={<ButtonLink to="/queue">{m.queue_title()}</ButtonLink>}
        />
      )}
      <FactList
        facts={factsOf(book, activity).map(({ label, value, rows }) => ({
          name: label,
          value: rows ? <Rows rows={rows} /> : <span className="fact-value">{value}</span>,
        }))}
      />
      <SeriesOf activity={activity} book={book} />
      <Documents noun="activity" thingId={activity.id} />
      <Versions versions={versions} book={book} />
    </Page>
  )
}

function Rows({ rows }: { rows: NonNullable<Fact['rows']> }): ReactNode {
  return (
    <ul className="fact-rows">
      {rows.map(({ name, amount }) => (
        <li key={name}>
          <span>{name}</span> <span className="figures">{amount}</span>
        </li>
      ))}
    </ul>
  )
}
