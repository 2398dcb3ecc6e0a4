import type { Role } from '@maillage/contract/access'
import { useRouter } from '@tanstack/react-router'
import * as m from '../paraglide/messages.js'
import { holdsRole, useMe } from '../platform/session.ts'
import type { IconName } from '../ui/icon.tsx'
import type { PartColour } from '../ui/page.tsx'

export interface Destination {
  readonly to: string
  readonly word: () => string
  readonly icon: IconName
  readonly part: PartColour
  /** Shown in the phone's bar; the others stand behind « More ». */
  readonly onBar: boolean
  /** Only for those who hold one of these roles. */
  readonly roles?: readonly Role[]
}

const recorders: readonly Role[] = ['coordinator', 'head', 'worker', 'analyst']

const everything: readonly Destination[] = [
  { to: '/', word: m.nav_today, icon: 'today', part: 'activity', onBar: true },
  {
    to: '/activities',
    word: m.nav_activities,
    icon: 'list',
    part: 'activity',
    onBar: true,
    roles: recorders,
  },
  { to: '/reports', word: m.nav_reports, icon: 'report', part: 'activity', onBar: true },
  {
    to: '/occurrences',
    word: m.nav_occurrences,
    icon: 'calendar',
    part: 'activity',
    onBar: false,
    roles: recorders,
  },
  {
    to: '/partners',
    word: m.nav_partners,
    icon: 'partners',
    part: 'activity',
    onBar: false,
    roles: recorders,
  },
  {
    to: '/deliveries',
    word: m.nav_deliveries,
    icon: 'parcel',
    part: 'activity',
    onBar: false,
    roles: recorders,
  },
  {
    to: '/spectra',
    word: m.nav_spectra,
    icon: 'spectrum',
    part: 'checking',
    onBar: false,
    roles: [...recorders, 'instrumentManager'],
  },
  { to: '/network', word: m.nav_structures, icon: 'network', part: 'network', onBar: false },
  { to: '/network/territories', word: m.nav_territories, icon: 'territory', part: 'network', onBar: false },
  {
    to: '/network/agreements',
    word: m.nav_agreements,
    icon: 'link',
    part: 'network',
    onBar: false,
    roles: [
      'coordinator',
      'administrator',
      'head',
      'worker',
      'analyst',
      'instrumentManager',
      'pharmacyCoordinator',
      'pharmacist',
    ],
  },
  {
    to: '/people',
    word: m.nav_people,
    icon: 'people',
    part: 'network',
    onBar: false,
    roles: ['coordinator', 'head', 'administrator'],
  },
  {
    to: '/audit',
    word: m.nav_audit,
    icon: 'audit',
    part: 'network',
    onBar: false,
    roles: ['administrator'],
  },
  {
    to: '/mails',
    word: m.nav_mails,
    icon: 'mail',
    part: 'network',
    onBar: false,
    roles: ['administrator'],
  },
  {
    to: '/settings',
    word: m.nav_settings,
    icon: 'settings',
    part: 'network',
    onBar: false,
    roles: ['administrator'],
  },
]

/** The pages that the navigation offers to this person: those that exist and that a role of theirs opens. */
export function useDestinations(): readonly Destination[] {
  const { routesByPath } = useRouter()
  const me = useMe()
  return everything.filter(
    ({ to, roles }) => Object.hasOwn(routesByPath, to) && (!roles || holdsRole(me, roles)),
  )
}

/** Whether this person records: the page of it exists, and a role of theirs opens it. */
export function useCanRecord(): boolean {
  const me = useMe()
  return usePageExists('/record') && holdsRole(me, recorders)
}

/** Whether a page of the table exists yet. */
export function usePageExists(path: string): boolean {
  return Object.hasOwn(useRouter().routesByPath, path)
}
