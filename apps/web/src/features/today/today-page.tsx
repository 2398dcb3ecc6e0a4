import type { ReactNode } from 'react'
import * as m from '../../paraglide/messages.js'
import { dayOf, formatDay } from '../../platform/format.ts'
import { useMe } from '../../platform/session.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyState } from '../../ui/waiting.tsx'

/** Home: what waits for the person, and the way to record what was done. */
export function TodayPage(): ReactNode {
  const me = useMe()
  const zone = me.network?.zone ?? 'Europe/Paris'
  return (
    <Page
      title={m.today_title()}
      part={{ colour: 'activity', word: m.nav_part_activity() }}
      lead={formatDay(dayOf(new Date().toISOString(), zone))}
      width="text"
    >
      <EmptyState title={m.today_nothing_title()}>
        <p>{m.today_nothing_text()}</p>
      </EmptyState>
    </Page>
  )
}
