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
