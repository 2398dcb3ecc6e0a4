import type { Database } from '../platform/db/database.ts'
import type { Account, Visit } from '../platform/http/endpoints.ts'
import type { Mail } from '../platform/mail/mail.ts'
import { instantOf } from '../platform/time/zone.ts'
import { loadActor } from '../slices/account/queries.ts'

interface TestVisit extends Visit {
  /** What was sent, instead of leaving. */
  readonly sent: Mail[]
}

/** What a request brings, for `createRouterClient(app, { context: visitOf(database, account) })`; nobody is null. */
export function visitOf(
  database: Database,
  account: Account | null,
  more: Partial<Omit<Visit, 'database' | 'account'>> = {},
): TestVisit {
  const sent: Mail[] = []
  return {
    database,
    account,
    wantedNetwork: null,
    migration: 'test',
    now: () => instantOf(new Date()),
    mailer: { sends: true, send: async (mail) => void sent.push(mail), kept: async () => [] },
    baseUrl: 'https://maillage.example',
    loadActor,
    trace: {},
    sent,
    ...more,
  }
}
