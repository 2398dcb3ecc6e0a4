import type { Api } from '@maillage/contract/api'
import type { Demo } from '@maillage/contract/demo'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { FastifyInstance } from 'fastify'
import { app } from './app.ts'
import { type Identity, openIdentity } from './platform/auth/identity.ts'
import { baseUrlOf } from './platform/auth/options.ts'
import type { Config } from './platform/config.ts'
import { type Database, openDatabase } from './platform/db/database.ts'
import { migrate, migrationLevel } from './platform/db/migrate.ts'
import { networkIds } from './platform/db/network-ids.ts'
import type { Account, Visit } from './platform/http/endpoints.ts'
import type { Actor } from './platform/http/run.ts'
import { buildServer } from './platform/http/server.ts'
import type { Mailer } from './platform/mail/mail.ts'
import { openMailer } from './platform/mail/mailer.ts'
import { instantOf } from './platform/time/zone.ts'
import { loadActor } from './slices/account/queries.ts'
import { installCatalogue } from './slices/catalogue/commands.ts'
import { readCatalogueFiles } from './slices/catalogue/import.ts'
import { installDemo } from './slices/demo/commands.ts'
import { loadCodeList } from './slices/territory/import.ts'

type Client = ContractRouterClient<Api>

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

/**
 * Puts in what a start finds missing: this version's list of communes, this version's catalogue in every network and,
 * where nobody has an account yet, the demonstration network. Returns who can be tried in it; null when there is no
 * demonstration. CatalogueError when the catalogue cannot be installed.
 */
export async function furnish(services: Services): Promise<Demo | null> {
  const { config, database } = services
  await loadCodeList(database)
  const shipped = readCatalogueFiles()
  for (const networkId of await networkIds(database)) {
    await database.transaction({ networkId }, (tx) => installCatalogue(tx, networkId, shipped))
  }
  if (!config.demo) return null
  await loadDemo(services)
  return createRouterClient(app, { context: visitOf(services, null) }).demo.people()
}

/** Puts the demonstration network into a database where nobody has an account yet, and says whether it did. */
function loadDemo(services: Services): Promise<boolean> {
  const { database, identity } = services
  return installDemo({
    database,
    now: instantOf(new Date()),
    createAccount: identity.createAccount,
    installCatalogue,
    clientAs: (inside, account, now) => {
      // Thousands of calls by a few people whose roles do not change meanwhile: each is looked up once.
      let actor: Promise<Actor> | undefined
      const lookUp: Visit['loadActor'] = (...person) => {
        actor ??= loadActor(...person)
        return actor
      }
      const visit = { ...visitOf(services, account), database: inside, now, loadActor: lookUp }
      return createRouterClient(app, { context: visit })
    },
  })
}

/** The whole API as somebody, without HTTP; in the network asked for if they belong to several. */
export function clientAs(services: Services, account: Account, wantedNetwork: string): Client {
  return createRouterClient(app, { context: { ...visitOf(services, account), wantedNetwork } })
}

/** What a request brings, as somebody or (null) as nobody. */
function visitOf({ database, mailer, migration, config }: Services, account: Account | null): Visit {
  return {
    database,
    migration,
    account,
    wantedNetwork: null,
    now: () => instantOf(new Date()),
    mailer,
    baseUrl: baseUrlOf(config),
    loadActor,
    trace: {},
  }
}

/** The HTTP server over opened services, not yet listening. */
export function serverOver(services: Services, webDir: string | null): Promise<FastifyInstance> {
  const { config, identity } = services
  return buildServer({
    config,
    router: app,
    webDir,
    mount: (server) => identity.mount(server),
    visit: async (request) => ({
      ...visitOf(services, await identity.sessionOf(request.headers)),
      wantedNetwork: String(request.headers['x-maillage-network'] ?? '') || null,
    }),
  })
}
