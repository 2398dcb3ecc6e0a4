import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { formatDay } from '../../platform/format.ts'
import { holdsRole, useMe } from '../../platform/session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/waiting.tsx'
import { todayOf, useBook } from '../activity/api.ts'
import { DueDays } from '../occurrence/embedded.tsx'
import { Again } from './parts/again.tsx'
import { Glance } from './parts/glance.tsx'
import { NotedToday } from './parts/noted-today.tsx'
import { ReportsReceived, ReportsToSubmit } from './parts/reports.tsx'
import { Waiting } from './parts/waiting.tsx'
import './today.css'

/** Home: what waits for the person, the way to record, and what was noted today. */
export function TodayPage(): ReactNode {
  const me = useMe()
  const { book } = useBook()
  const records = holdsRole(me, ['coordinator', 'head', 'worker', 'analyst'])
  const watches = holdsRole(me, ['coordinator', 'head'])
  const reads = !records && holdsRole(me, ['reader'])
  return (
    <Page
      title={m.today_title()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={formatDay(todayOf(me))}
    >
      <div className={watches ? 'today today-two' : 'today'}>
        <div className="stack-wide">
          {records && (
            <ButtonLink to="/record" variant="primary" size="l" icon="plus" wide>
              {m.today_record()}
            </ButtonLink>
          )}
          <Waiting />
          {records && book && (
            <>
              <DueDays book={book} />
              <NotedToday book={book} />
              <Again book={book} />
            </>
          )}
          {watches && <ReportsToSubmit />}
          {reads && <ReportsReceived />}
          {!records && !reads && (
            <EmptyState
              title={m.today_nothing_title()}
              action={<ButtonLink to="/network">{m.nav_structures()}</ButtonLink>}
            >
              <p>{m.today_nothing_text()}</p>
            </EmptyState>
          )}
        </div>
        {watches && book && <Glance book={book} />}
      </div>
    </Page>
  )
}
