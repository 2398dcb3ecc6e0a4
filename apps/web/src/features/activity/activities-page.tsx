import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { formatNumber } from '../../platform/format.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Page } from '../../ui/page.tsx'
import { useBook } from './api.ts'
import { useActivities } from './list.ts'
import { ActivityFilters } from './parts/activity-filters.tsx'
import { ActivityList } from './parts/activity-list.tsx'
import './activity.css'

/** Everything that was recorded, newest day first, searched and filtered. */
export function ActivitiesPage(): ReactNode {
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const { book } = useBook()
  const activities = useActivities(search)
  const total = activities.data?.pages[0]?.total
  return (
    <Page
      title={m.nav_activities()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={total ? m.activity_total({ count: total, total: formatNumber(total) }) : undefined}
      actions={
        <ButtonLink to="/record" variant="primary" icon="plus">
          {m.nav_record()}
        </ButtonLink>
      }
    >
      <div className="stack-wide">
        <ActivityFilters
          book={book}
          search={search}
          onChange={(next) => void navigate({ to: '/activities', search: next, replace: true })}
        />
        <ActivityList book={book} answer={activities} search={search} />
      </div>
    </Page>
  )
}
