import type { FastifyInstance } from 'fastify'
import { app } from './app.ts'
import { type Identity, openIdentity } from './platform/auth/identity.ts'
import { baseUrlOf } from './platform/auth/options.ts'
import type { Config } from './platform/config.ts'
import { type Database, openDatabase } from './platform/db/database.ts'
import { migrate, migrationLevel } from './platform/db/migrate.ts'
import { buildServer } from './platform/http/server.ts'
import type { Mailer } from './platform/mail/mail.ts'
import { openMailer } from './platform/mail/mailer.ts'
import { instantOf } from './platform/time/zone.ts'
import { loadActor } from './slices/account/queries.ts'

/** What the server and the command line share: the migrated data and the identity part over it. */
export interface Services {
  readonly config: Config
  readonly database: Database
  readonly identity: Identity
  readonly mailer: Mailer
  /** The last applied migration. */
  readonly migration: string
  close(): Promise<void>
}

/** Opens the database, brings it to this version and opens the identity part. */
export async function openServices(config: Config): Promise<Services> {
  const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir })
  try {
    await migrate(database)
    const mailer = openMailer(config)
    const identity = await openIdentity({ database, config, mailer })
    const migration = (await migrationLevel(database)) ?? 'none'
    return { config, database, identity, mailer, migration, close: () => database.close() }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The HTTP server over opened services, not yet listening. */
export function serverOver(services: Services, webDir: string | null): Promise<FastifyInstance> {
  const { config, database, identity, mailer, migration } = services
  const baseUrl = baseUrlOf(config)
  return buildServer({
    config,
    router: app,
    webDir,
    mount: (server) => identity.mount(server),
    visit: async (request) => ({
      database,
      migration,
      account: accountFor(await identity.sessionOf(request.headers), request.headers['x-maillage-account']),
      wantedNetwork: String(request.headers['x-maillage-network'] ?? '') || null,
      now: () => instantOf(new Date()),
      mailer,
      baseUrl,
      loadActor,
      trace: {},
    }),
  })
}

/** What a device kept for one person is never sent as another: then nobody is signed in. */
function accountFor<Signed extends { id: string }>(signed: Signed | null, meant: unknown): Signed | null {
  return meant === undefined || meant === signed?.id ? signed : null
}
