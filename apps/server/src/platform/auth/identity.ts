import type { Instant } from '@maillage/contract/values'
import { betterAuth } from 'better-auth'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Account } from '../http/endpoints.ts'
import type { Mailer } from '../mail/mail.ts'
import { insertAccount } from './accounts.ts'
import { Attempts } from './attempts.ts'
import { baseUrlOf, discoveryUrlOf, type IdentityParts, identityOptions } from './options.ts'
import { hashPassword } from './passwords.ts'
import { mountIdentity, type SignInWays, webHeaders } from './routes.ts'
import { sessionSecret } from './secret.ts'

type HeaderRecord = Readonly<Record<string, string | string[] | undefined>>

/** Who somebody is: accounts, sessions, second factors. What they may do is the slices' matter. */
export interface Identity {
  /** Mounts the identity routes under /api/auth. */
  mount(server: FastifyInstance): Promise<void>
  /** The account whose session these request headers carry, or null. */
  sessionOf(headers: HeaderRecord): Promise<Account | null>
  /**
   * Writes an account outside of any request (command line, demonstration) and returns its id; SqlError of constraint
   * `account_email_taken` when the address has one. Roles are given apart.
   */
  createAccount(account: { email: string; name: string; password: string | null }): Promise<string>
  /** How people can sign in now, beside a password and a one-time link. */
  ways(): Promise<SignInWays>
}

export interface IdentitySettings {
  readonly database: Database
  readonly config: Config
  readonly mailer: Mailer
  readonly now?: () => Instant
  readonly report?: (error: unknown) => void
}

/** Opens the identity part over the owner's access to the database; never fails because a provider is down. */
export async function openIdentity(settings: IdentitySettings): Promise<Identity> {
  const { database, config, mailer } = settings
  const report = settings.report ?? ((error) => process.emitWarning(String(error)))
  const attempts = new Attempts()
  const parts: IdentityParts = {
    database,
    config,
    mailer,
    attempts,
    report,
    secret: await sessionSecret(config),
  }
  const library = new IdentityLibrary(parts)
  const ways = async (): Promise<SignInWays> => {
    const isThere = config.oidc !== undefined && (await library.hasOidc())
    return { oidc: isThere ? { host: new URL(config.oidc.issuer).host } : null }
  }
  return {
    mount: (server) =>
      mountIdentity(server, {
        handle: (request) => library.auth.handler(request),
        ways,
        baseUrl: baseUrlOf(config),
      }),
    sessionOf: async (headers) => {
      if (!headers.cookie) return null
      const found = await library.auth.api.getSession({
        headers: webHeaders({ cookie: headers.cookie }),
        query: { disableRefresh: true },
      })
      return found ? { id: found.user.id, name: found.user.name } : null
    },
    createAccount: async ({ email, name, password }) => {
      const passwordDigest = password === null ? null : await hashPassword(password)
      const now = new Date().toISOString() as Instant
      return database.kysely
        .transaction()
        .execute((owner) => insertAccount(owner, { email, name, passwordDigest, now }))
    },
    ways,
  }
}

const retryDiscoveryMs = 30_000
const discoveryMs = 3_000

/**
 * The library, built without the organisation's provider while that does not answer and built anew once it does: a
 * provider that is down must neither stop the start, nor slow anybody, nor stay missing until the next start.
 */
class IdentityLibrary {
  #auth: ReturnType<typeof betterAuthOf>
  #hasOidc = false
  #askedAt = Number.NEGATIVE_INFINITY
  #asking: Promise<void> = Promise.resolve()

  constructor(private readonly parts: IdentityParts) {
    this.#auth = betterAuthOf(parts, false)
    this.#askProvider()
  }

  get auth(): ReturnType<typeof betterAuthOf> {
    this.#askProvider()
    return this.#auth
  }

  async hasOidc(): Promise<boolean> {
    this.#askProvider()
    await this.#asking
    return this.#hasOidc
  }

  #askProvider(): void {
    const { oidc } = this.parts.config
    if (!oidc || this.#hasOidc || Date.now() - this.#askedAt < retryDiscoveryMs) return
    this.#askedAt = Date.now()
    this.#asking = this.#discover(oidc.issuer).catch(this.parts.report)
  }

  async #discover(issuer: string): Promise<void> {
    const signal = AbortSignal.timeout(discoveryMs)
    const answer = await fetch(discoveryUrlOf(issuer), { signal }).catch(() => null)
    if (!answer?.ok) return
    const auth = betterAuthOf(this.parts, true)
    const { socialProviders } = await auth.$context
    if (socialProviders.length === 0) return
    this.#auth = auth
    this.#hasOidc = true
  }
}

const betterAuthOf = (parts: IdentityParts, withOidc: boolean) => betterAuth(identityOptions(parts, withOidc))
