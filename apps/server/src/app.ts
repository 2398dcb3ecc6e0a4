import { endpoints } from './platform/http/endpoints.ts'
import { accountRoutes } from './slices/account/routes.ts'
import { activityRoutes } from './slices/activity/routes.ts'
import { agreementRoutes } from './slices/agreement/routes.ts'
import { auditRoutes } from './slices/audit/routes.ts'
import { catalogueRoutes } from './slices/catalogue/routes.ts'
import { deliveryRoutes } from './slices/delivery/routes.ts'
import { demoRoutes } from './slices/demo/routes.ts'
import { documentRoutes } from './slices/document/routes.ts'
import { healthRoutes } from './slices/health/routes.ts'
import { invitationRoutes } from './slices/invitation/routes.ts'
import { mailRoutes } from './slices/mail/routes.ts'
import { meetingRoutes } from './slices/meeting/routes.ts'
import { networkRoutes } from './slices/network/routes.ts'
import { occurrenceRoutes } from './slices/occurrence/routes.ts'
import { personRoutes } from './slices/person/routes.ts'
import { reportRoutes } from './slices/report/routes.ts'
import { seriesRoutes } from './slices/series/routes.ts'
import { statementRoutes } from './slices/statement/routes.ts'
import { territoryRoutes } from './slices/territory/routes.ts'

/** Every slice, one line each. */
export const app = endpoints.router({
  health: healthRoutes,
  account: accountRoutes,
  person: personRoutes,
  invitation: invitationRoutes,
  network: networkRoutes,
  territory: territoryRoutes,
  agreement: agreementRoutes,
  document: documentRoutes,
  catalogue: catalogueRoutes,
  activity: activityRoutes,
  occurrence: occurrenceRoutes,
  series: seriesRoutes,
  meeting: meetingRoutes,
  delivery: deliveryRoutes,
  statement: statementRoutes,
  report: reportRoutes,
  audit: auditRoutes,
  mail: mailRoutes,
  demo: demoRoutes,
})
