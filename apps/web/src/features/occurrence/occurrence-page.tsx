import type { Occurrence } from '@maillage/contract/occurrence'
import { addDays, nextDays } from '@maillage/contract/occurrence-rules'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { formatDate, formatDayInYear, formatList } from '../../platform/format.ts'
import { orpc } from '../../platform/query.ts'
import { useMe } from '../../platform/session.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { FactList, Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { type Book, inWords, todayOf, useBook } from '../activity/api.ts'
import { calendarAddress } from './calendar.ts'
import { DayList } from './parts/day-list.tsx'
import { savePlan, stopPlan } from './plan.ts'
import { usePlans } from './plans.ts'
import { capital, planInWords } from './words.ts'
import './occurrence.css'

/** One thing that comes back: when and where, and what became of each of its days. */
export function OccurrencePage(): ReactNode {
  const { id = '' } = useParams({ strict: false })
  const { book } = useBook()
  const { plans, waiting } = usePlans()
  const planned = plans?.find((plan) => plan.id === id)
  const stopped = useQuery(
    orpc.occurrence.read.queryOptions({ input: { id }, enabled: !waiting && !planned }),
  )
  const plan = planned ?? stopped.data
  if (plan && book) return <Detail key={id} plan={plan} book={book} />
  return (
    <Page title={m.occurrence_one()} part={{ colour: 'activity', word: m.nav_part_activity() }} width="text">
      {stopped.isError ? (
        <EmptyState
          title={m.occurrence_not_shown()}
          action={<ButtonLink to="/occurrences">{m.occurrence_title()}</ButtonLink>}
        >
          <p>{sentenceOf(stopped.error)}</p>
        </EmptyState>
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  )
}

function Detail({ plan, book }: { plan: Occurrence; book: Book }): ReactNode {
  const owner = useMe().accountId
  return (
    <div className="below-back">
      <Link className="back-link" to="/occurrences">
        <Icon name="left" size={20} />
        {m.occurrence_back()}
      </Link>
      <Page
        title={plan.title}
        part={{ colour: 'activity', word: m.occurrence_one() }}
        lead={capital(planInWords(plan))}
        width="text"
        actions={!plan.withdrawn && <Actions owner={owner} plan={plan} />}
      >
        {plan.withdrawn && <Stopped owner={owner} plan={plan} />}
        <FactList facts={useFacts(plan, book)} />
        <DayList plan={plan} book={book} />
      </Page>
    </div>
  )
}

function Actions({ owner, plan }: { owner: string; plan: Occurrence }): ReactNode {
  return (
    <>
      <ButtonLink to="/occurrences/$id/change" params={{ id: plan.id }} icon="pencil">
        {m.occurrence_change()}
      </ButtonLink>
      <a className={buttonClass()} href={calendarAddress(plan.id)} download>
        <Icon name="calendar" size={20} />
        <span>{m.occurrence_calendar()}</span>
      </a>
      <Button variant="quiet" onClick={() => void stopPlan(owner, plan)}>
        {m.occurrence_stop()}
      </Button>
    </>
  )
}

function Stopped({ owner, plan }: { owner: string; plan: Occurrence }): ReactNode {
  const { id, version, structureId: _, withdrawn: __, ...draft } = plan
  return (
    <Notice
      tone="warning"
      title={m.occurrence_stopped()}
      actions={
        <Button icon="again" onClick={() => void savePlan({ owner, id, baseVersion: version, draft })}>
          {m.occurrence_resume()}
        </Button>
      }
    >
      <p>{m.occurrence_stopped_text()}</p>
    </Notice>
  )
}

const daysShown = 3
const exceptionsShown = 6

function useFacts(plan: Occurrence, book: Book) {
  const today = todayOf(useMe())
  const { usual, firstDay, exceptions } = plan
  const site = book.sites.find((each) => each.id === usual.siteId)
  const structure = book.structures.find((each) => each.id === plan.structureId)
  const ahead = nextDays(plan, addDays(today, 1), daysShown)
  const without = exceptions.filter((day) => day >= today).sort()
  const left = without.slice(0, exceptionsShown).map(formatDate)
  const more = without.length - left.length
  const fact = (name: string, value: string | undefined) => (value ? [{ name, value }] : [])
  return [
    ...fact(m.occurrence_where(), site?.name),
    ...fact(m.occurrence_whose(), structure?.name),
    ...fact(m.occurrence_since(), formatDate(firstDay)),
    ...fact(m.occurrence_usual(), inWords(book, usual).amounts.join(' · ')),
    ...fact(
      m.occurrence_ahead(),
      plan.withdrawn || ahead.length === 0 ? undefined : formatList(ahead.map(formatDayInYear)),
    ),
    ...fact(
      m.occurrence_left_out(),
      left.length > 0
        ? formatList(more > 0 ? [...left, m.occurrence_left_out_more({ count: more })] : left)
        : undefined,
    ),
  ]
}
