import { useRouter } from '@tanstack/react-router'
import * as m from '../paraglide/messages.js'
import { useMe } from '../platform/session.ts'
import type { IconName } from '../ui/icon.tsx'
import type { PartColour } from '../ui/page.tsx'
import { opensPage } from './page-access.ts'

export interface Destination {
  readonly to: string
  readonly word: () => string
  readonly icon: IconName
  readonly part: PartColour
  /** Shown in the phone's bar; the others stand behind « More ». */
  readonly onBar: boolean
}

const everything: readonly Destination[] = [
  { to: '/', word: m.nav_today, icon: 'today', part: 'activity', onBar: true },
  {
    to: '/activities',
    word: m.nav_activities,
    icon: 'list',
    part: 'activity',
    onBar: true,
  },
  { to: '/reports', word: m.nav_reports, icon: 'report', part: 'activity', onBar: true },
  {
    to: '/occurrences',
    word: m.nav_occurrences,
    icon: 'calendar',
    part: 'activity',
    onBar: false,
  },
  {
    to: '/partners',
    word: m.nav_partners,
    icon: 'partners',
    part: 'activity',
    onBar: false,
  },
  {
    to: '/deliveries',
    word: m.nav_deliveries,
    icon: 'parcel',
    part: 'activity',
    onBar: false,
  },
  {
    to: '/spectra',
    word: m.nav_spectra,
    icon: 'spectrum',
    part: 'checking',
    onBar: false,
  },
  { to: '/network', word: m.nav_structures, icon: 'network', part: 'network', onBar: false },
  { to: '/network/territories', word: m.nav_territories, icon: 'territory', part: 'network', onBar: false },
  {
    to: '/network/agreements',
    word: m.nav_agreements,
    icon: 'link',
    part: 'network',
    onBar: false,
  },
  {
    to: '/people',
    word: m.nav_people,
    icon: 'people',
    part: 'network',
    onBar: false,
  },
  {
    to: '/audit',
    word: m.nav_audit,
    icon: 'audit',
    part: 'network',
    onBar: false,
  },
  {
    to: '/mails',
    word: m.nav_mails,
    icon: 'mail',
    part: 'network',
    onBar: false,
  },
  {
    to: '/settings',
    word: m.nav_settings,
    icon: 'settings',
    part: 'network',
    onBar: false,
  },
]

/** The pages that the navigation offers to this person: those that exist and that a role of theirs opens. */
export function useDestinations(): readonly Destination[] {
  const { routesByPath } = useRouter()
  const me = useMe()
  return everything.filter(({ to }) => Object.hasOwn(routesByPath, to) && opensPage(to, me.grants))
}

/** Whether this person records: the page of it exists, and a role of theirs opens it. */
export function useCanRecord(): boolean {
  const me = useMe()
  return usePageExists('/record') && opensPage('/record', me.grants)
}

/** Whether a page of the table exists yet. */
export function usePageExists(path: string): boolean {
  return Object.hasOwn(useRouter().routesByPath, path)
}
