import { accountApi } from './account.ts'
import { activityApi } from './activity.ts'
import { agreementApi } from './agreement.ts'
import { auditApi } from './audit.ts'
import { catalogueApi } from './catalogue.ts'
import { deliveryApi } from './delivery.ts'
import { demoApi } from './demo.ts'
import { documentApi } from './document.ts'
import { healthApi } from './health.ts'
import { invitationApi } from './invitation.ts'
import { mailApi } from './mail.ts'
import { meetingApi } from './meeting.ts'
import { networkApi } from './network.ts'
import { occurrenceApi } from './occurrence.ts'
import { personApi } from './person.ts'
import { reportApi } from './report.ts'
import { seriesApi } from './series.ts'
import { statementApi } from './statement.ts'
import { territoryApi } from './territory.ts'

/** Everything that can be asked of Maillage: server, typed client, OpenAPI page, access matrix and outbox read this. */
export const api = {
  health: healthApi,
  account: accountApi,
  person: personApi,
  invitation: invitationApi,
  network: networkApi,
  territory: territoryApi,
  agreement: agreementApi,
  document: documentApi,
  catalogue: catalogueApi,
  activity: activityApi,
  occurrence: occurrenceApi,
  series: seriesApi,
  meeting: meetingApi,
  delivery: deliveryApi,
  statement: statementApi,
  report: reportApi,
  audit: auditApi,
  mail: mailApi,
  demo: demoApi,
}
export type Api = typeof api
