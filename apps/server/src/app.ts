import { endpoints } from './platform/http/endpoints.ts'
import { accountRoutes } from './slices/account/routes.ts'
import { activityRoutes } from './slices/activity/routes.ts'
import { agreementRoutes } from './slices/agreement/routes.ts'
import { auditRoutes } from './slices/audit/routes.ts'
import { catalogueRoutes } from './slices/catalogue/routes.ts'
import { documentRoutes } from './slices/document/routes.ts'
import { healthRoutes } from './slices/health/routes.ts'
import { invitationRoutes } from './slices/invitation/routes.ts'
import { mailRoutes } from './slices/mail/routes.ts'
import { networkRoutes } from './slices/network/routes.ts'
import { personRoutes } from './slices/person/routes.ts'
import { reportRoutes } from './slices/report/routes.ts'
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
  statement: statementRoutes,
  report: reportRoutes,
  audit: auditRoutes,
  mail: mailRoutes,
})
