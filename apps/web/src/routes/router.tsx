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
  outside.addChildren([]),
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
