import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { sentenceOf } from '../../platform/errors.ts'
import { buttonClass } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Skeleton } from '../../ui/waiting.tsx'
import { useBook } from '../activity/api.ts'
import { calendarAddress } from './calendar.ts'
import { DueDays } from './parts/due-days.tsx'
import { MonthView } from './parts/month-view.tsx'
import { PlanList } from './parts/plan-list.tsx'
import { usePlans } from './plans.ts'
import './occurrence.css'

/** What comes back: the days that ask for an answer, the plans, and a month of them. */
export function OccurrencesPage(): ReactNode {
  const { plans, error, waiting } = usePlans()
  const { book } = useBook()
  const { view, month } = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <Page
      title={m.occurrence_title()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={m.occurrence_lead()}
      width="text"
      actions={
        <>
          <ButtonLink to="/occurrences/new" variant="primary" icon="plus">
            {m.occurrence_plan()}
          </ButtonLink>
          {plans && plans.length > 0 && (
            <a className={buttonClass()} href={calendarAddress()} download>
              <Icon name="calendar" size={20} />
              <span>{m.occurrence_calendar()}</span>
            </a>
          )}
        </>
      }
    >
      {!plans || !book ? (
        waiting || !book ? (
          <Skeleton lines={8} />
        ) : (
          <EmptyState title={m.occurrence_failed()}>
            <p>{sentenceOf(error)}</p>
          </EmptyState>
        )
      ) : plans.length === 0 ? (
        <EmptyState title={m.occurrence_none()}>
          <p>{m.occurrence_none_text()}</p>
        </EmptyState>
      ) : (
        <>
          <DueDays book={book} />
          <nav className="views" aria-label={m.occurrence_title()}>
            <Link to="/occurrences" search={{}} activeOptions={{ exact: true }} className="view">
              {m.occurrence_plans()}
            </Link>
            <Link to="/occurrences" search={{ view: 'month' }} className="view">
              {m.occurrence_by_month()}
            </Link>
          </nav>
          {view === 'month' ? (
            <MonthView
              plans={plans}
              book={book}
              month={typeof month === 'string' ? month : undefined}
              onMonth={(next) =>
                void navigate({ to: '/occurrences', search: { view: 'month', month: next }, replace: true })
              }
            />
          ) : (
            <PlanList plans={plans} book={book} />
          )}
        </>
      )}
    </Page>
  )
}
