import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { ErrorPage, NotFoundPage, PendingPage } from '../shell/fallback-pages.tsx'
import { InsideFrame, OutsideFrame, Root } from '../shell/frames.tsx'
import { pageRoute } from './page-route.tsx'

const root = createRootRoute({ component: Root })
/** Pages for anybody: no navigation around them. */
const outside = createRoute({ getParentRoute: () => root, id: 'outside', component: OutsideFrame })
/** Pages for those who are signed in. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: InsideFrame })

/** Every page of the application, one line each; the navigation shows those that exist. */
const routeTree = root.addChildren([
  outside.addChildren([
    pageRoute(outside, '/sign-in', () => import('../features/sign-in/sign-in-page.tsx'), 'SignInPage'),
    pageRoute(outside, '/sign-in/link', () => import('../features/sign-in/link-page.tsx'), 'LinkPage'),
    pageRoute(
      outside,
      '/sign-in/password',
      () => import('../features/sign-in/password-page.tsx'),
      'PasswordPage',
    ),
    pageRoute(
      outside,
      '/invitation',
      () => import('../features/sign-in/invitation-page.tsx'),
      'InvitationPage',
    ),
  ]),
  inside.addChildren([
    pageRoute(inside, '/', () => import('../features/today/today-page.tsx'), 'TodayPage'),
    pageRoute(inside, '/record', () => import('../features/record/record-page.tsx'), 'RecordPage'),
    pageRoute(inside, '/record/$kind', () => import('../features/record/entry-page.tsx'), 'EntryPage'),
    pageRoute(inside, '/queue', () => import('../features/record/queue-page.tsx'), 'QueuePage'),
    pageRoute(inside, '/queue/$item', () => import('../features/record/mend-page.tsx'), 'MendPage'),
    pageRoute(
      inside,
      '/activities',
      () => import('../features/activity/activities-page.tsx'),
      'ActivitiesPage',
    ),
    pageRoute(
      inside,
      '/activities/$id',
      () => import('../features/activity/activity-page.tsx'),
      'ActivityPage',
    ),
    pageRoute(
      inside,
      '/activities/$id/correct',
      () => import('../features/record/correct-page.tsx'),
      'CorrectPage',
    ),
    pageRoute(
      inside,
      '/occurrences',
      () => import('../features/occurrence/occurrences-page.tsx'),
      'OccurrencesPage',
    ),
    pageRoute(
      inside,
      '/occurrences/new',
      () => import('../features/occurrence/plan-page.tsx'),
      'NewPlanPage',
    ),
    pageRoute(
      inside,
      '/occurrences/$id',
      () => import('../features/occurrence/occurrence-page.tsx'),
      'OccurrencePage',
    ),
    pageRoute(
      inside,
      '/occurrences/$id/change',
      () => import('../features/occurrence/plan-page.tsx'),
      'ChangePlanPage',
    ),
    pageRoute(inside, '/spectra', () => import('../features/spectrum/spectra-page.tsx'), 'SpectraPage'),
    pageRoute(inside, '/partners', () => import('../features/meeting/partners-page.tsx'), 'PartnersPage'),
    pageRoute(
      inside,
      '/partners/new',
      () => import('../features/meeting/meeting-page.tsx'),
      'NewMeetingPage',
    ),
    pageRoute(inside, '/partners/$id', () => import('../features/meeting/partner-page.tsx'), 'PartnerPage'),
    pageRoute(
      inside,
      '/partners/$id/new',
      () => import('../features/meeting/meeting-page.tsx'),
      'NewMeetingPage',
    ),
    pageRoute(
      inside,
      '/partners/$id/meetings/$meeting',
      () => import('../features/meeting/meeting-page.tsx'),
      'CorrectMeetingPage',
    ),
    pageRoute(
      inside,
      '/deliveries',
      () => import('../features/delivery/deliveries-page.tsx'),
      'DeliveriesPage',
    ),
    pageRoute(
      inside,
      '/deliveries/$id',
      () => import('../features/delivery/delivery-page.tsx'),
      'DeliveryPage',
    ),
    pageRoute(inside, '/network', () => import('../features/network/structures-page.tsx'), 'StructuresPage'),
    pageRoute(
      inside,
      '/network/new',
      () => import('../features/network/structure-form-page.tsx'),
      'NewStructurePage',
    ),
    pageRoute(
      inside,
      '/network/$id',
      () => import('../features/network/structure-page.tsx'),
      'StructurePage',
    ),
    pageRoute(
      inside,
      '/network/$id/correct',
      () => import('../features/network/structure-form-page.tsx'),
      'CorrectStructurePage',
    ),
    pageRoute(
      inside,
      '/network/$id/sites/$site',
      () => import('../features/network/site-form-page.tsx'),
      'SitePage',
    ),
    pageRoute(
      inside,
      '/network/territories',
      () => import('../features/territory/territories-page.tsx'),
      'TerritoriesPage',
    ),
    pageRoute(
      inside,
      '/network/territories/new',
      () => import('../features/territory/territory-form-page.tsx'),
      'NewTerritoryPage',
    ),
    pageRoute(
      inside,
      '/network/territories/$key',
      () => import('../features/territory/territory-page.tsx'),
      'TerritoryPage',
    ),
    pageRoute(
      inside,
      '/network/territories/$key/correct',
      () => import('../features/territory/territory-form-page.tsx'),
      'CorrectTerritoryPage',
    ),
    pageRoute(
      inside,
      '/network/agreements',
      () => import('../features/agreement/agreements-page.tsx'),
      'AgreementsPage',
    ),
    pageRoute(
      inside,
      '/network/agreements/new',
      () => import('../features/agreement/agreement-form-page.tsx'),
      'NewAgreementPage',
    ),
    pageRoute(
      inside,
      '/network/agreements/$id',
      () => import('../features/agreement/agreement-page.tsx'),
      'AgreementPage',
    ),
    pageRoute(
      inside,
      '/network/agreements/$id/correct',
      () => import('../features/agreement/agreement-form-page.tsx'),
      'CorrectAgreementPage',
    ),
    pageRoute(inside, '/reports', () => import('../features/report/reports-page.tsx'), 'ReportsPage'),
    pageRoute(inside, '/reports/$id', () => import('../features/report/report-page.tsx'), 'ReportPage'),
    pageRoute(
      inside,
      '/reports/$id/submit',
      () => import('../features/report/submit-page.tsx'),
      'SubmitPage',
    ),
    pageRoute(
      inside,
      '/statements',
      () => import('../features/statement/statements-page.tsx'),
      'StatementsPage',
    ),
    pageRoute(inside, '/people', () => import('../features/people/people-page.tsx'), 'PeoplePage'),
    pageRoute(inside, '/audit', () => import('../features/audit/audit-page.tsx'), 'AuditPage'),
    pageRoute(inside, '/mails', () => import('../features/mail/mails-page.tsx'), 'MailsPage'),
    pageRoute(inside, '/account', () => import('../features/account/account-page.tsx'), 'AccountPage'),
    createRoute({ getParentRoute: () => inside, path: '$', component: NotFoundPage }),
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingMs: 100,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
  defaultPendingComponent: PendingPage,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
