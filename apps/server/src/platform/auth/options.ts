import { passwordLength } from '@maillage/contract/account'
import type { BetterAuthOptions } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth, magicLink, twoFactor } from 'better-auth/plugins'
import { CamelCasePlugin } from 'kysely'
import { v7 } from 'uuid'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Mail, Mailer } from '../mail/mail.ts'
import { accountLimit } from './account-limit.ts'
import { findAccount } from './accounts.ts'
import type { Attempts } from './attempts.ts'
import { instantsAsDates } from './dates-plugin.ts'
import { mailOfLink, mailOfPassword } from './mails.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { clientAddressHeader } from './routes.ts'

export interface IdentityParts {
  readonly database: Database
  readonly config: Config
  readonly mailer: Mailer
  readonly secret: string
  readonly attempts: Attempts
  /** Troubles that no request waits for, without personal data. */
  readonly report: (error: unknown) => void
}

const minute = 60
const day = 24 * 60 * minute

/** The address of the installation as people type it, without a slash at the end. */
export function baseUrlOf(config: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  return (config.publicUrl ?? `http://${host}:${config.port}`).replace(/\/+$/, '')
}

/** The identity library's settings, the same on both engines; `withOidc` once the provider's discovery document was read. */
export function identityOptions(parts: IdentityParts, withOidc: boolean) {
  const { config, database, attempts } = parts
  const baseURL = baseUrlOf(config)
  return {
    appName: 'Maillage',
    baseURL,
    secret: parts.secret,
    database: {
      db: database.kysely.withPlugin(new CamelCasePlugin()).withPlugin(instantsAsDates),
      type: 'postgres',
      schemaName: 'auth',
    },
    // A session opened on a local network by another name than the public address must work as well: the request's
    // own host is trusted, which the shell has already compared with the page's origin.
    trustedOrigins: (request) => {
      const host = request?.headers.get('host')
      return host ? [`http://${host}`, `https://${host}`] : []
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
      resetPasswordTokenExpiresIn: 60 * minute,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) =>
        sendUnwaited(parts, mailOfPassword({ to: user.email, baseUrl: baseURL, token })),
    },
    verification: { storeIdentifier: 'hashed' },
    session: { expiresIn: 30 * day, updateAge: day },
    account: { accountLinking: { enabled: true } },
    hooks: accountLimit(attempts),
    rateLimit: {
      enabled: true,
      window: minute,
      max: 120,
      customStorage: { consume: async (key, rule) => attempts.consume(key, rule) },
      customRules: {
        '/sign-in/email': { window: minute, max: 20 },
        '/sign-in/magic-link': { window: minute, max: 10 },
        '/sign-in/social': { window: minute, max: 20 },
        '/magic-link/verify': { window: minute, max: 20 },
        '/request-password-reset': { window: minute, max: 10 },
        '/two-factor/*': { window: minute, max: 20 },
      },
    },
    advanced: {
      cookiePrefix: 'maillage',
      useSecureCookies: baseURL.startsWith('https://'),
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      database: { generateId: () => v7(), validateSchema: false, joins: true },
    },
    telemetry: { enabled: false },
    onAPIError: {
      errorURL: `${baseURL}/sign-in`,
      // A refusal is an answer; only what broke is reported.
      onError: (error) => {
        if (!(error instanceof APIError) || error.status === 'INTERNAL_SERVER_ERROR') parts.report(error)
      },
    },
    logger: {
      level: 'error',
      // The library's messages may quote what was sent: only that something failed is passed on, with its cause.
      log: (_level, message, ...details) =>
        parts.report(
          new Error(`identity: ${message}`, { cause: details.find((each) => each instanceof Error) }),
        ),
    },
    plugins: [
      magicLink({
        disableSignUp: true,
        storeToken: 'hashed',
        expiresIn: 15 * minute,
        sendMagicLink: async ({ email, token }) => sendLink(parts, { email, token, baseURL }),
      }),
      twoFactorAlsoByLink(),
      genericOAuth({ config: withOidc ? oidcProviders(config) : [] }),
    ],
  } satisfies BetterAuthOptions
}

/** The library asks for the second factor after a password only; a one-time link is one factor as well. */
function twoFactorAlsoByLink() {
  const plugin = twoFactor({
    issuer: 'Maillage',
    twoFactorCookieMaxAge: 10 * minute,
    // Somebody who signs in by link only has none to give; whoever has one is asked for it.
    allowPasswordless: true,
  })
  for (const hook of plugin.hooks.after) {
    hook.matcher = ({ path }) => path === '/sign-in/email' || path === '/magic-link/verify'
  }
  return plugin
}

function oidcProviders({ oidc }: Config) {
  if (!oidc) return []
  return [
    {
      providerId: oidcProviderId,
      discoveryUrl: discoveryUrlOf(oidc.issuer),
      clientId: oidc.clientId,
      clientSecret: oidc.clientSecret,
      scopes: ['openid', 'email', 'profile'],
      requireIdTokenVerification: true,
      // Nobody joins by signing in: the address must have been invited.
      disableSignUp: true,
    },
  ]
}

/** The one provider of an installation, as it stands in the routes. */
export const oidcProviderId = 'oidc'

/** Where a provider describes itself (OpenID Connect Discovery 1.0, section 4). */
export const discoveryUrlOf = (issuer: string): string =>
  `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`

async function sendLink(
  parts: IdentityParts,
  { email, token, baseURL }: { email: string; token: string; baseURL: string },
): Promise<void> {
  const account = await findAccount(parts.database.kysely, email)
  if (account) sendUnwaited(parts, mailOfLink({ to: account.email, baseUrl: baseURL, token }))
}

/** Neither the answer nor its time may tell whether an address has an account. */
function sendUnwaited({ mailer, report }: IdentityParts, mail: Mail): void {
  mailer.send(mail).catch(report)
}
