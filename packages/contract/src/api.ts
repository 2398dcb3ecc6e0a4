import { accountApi } from './account.ts'
import { activityApi } from './activity.ts'
import { catalogueApi } from './catalogue.ts'
import { healthApi } from './health.ts'
import { networkApi } from './network.ts'
import { reportApi } from './report.ts'
import { statementApi } from './statement.ts'

/** Everything that can be asked of Maillage: server, typed client, OpenAPI page, access matrix and outbox read this. */
export const api = {
  health: healthApi,
  account: accountApi,
  network: networkApi,
  catalogue: catalogueApi,
  activity: activityApi,
  statement: statementApi,
  report: reportApi,
}
export type Api = typeof api
