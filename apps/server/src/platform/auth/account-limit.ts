import { APIError, createAuthMiddleware } from 'better-auth/api'
import { canonicalEmail } from './accounts.ts'
import type { AttemptRule, Attempts } from './attempts.ts'

/** Tries on one account, from wherever they come, beside the limits on one address of a caller. */
const rules: Readonly<Record<string, AttemptRule>> = {
  '/sign-in/email': { window: 15 * 60, max: 10 },
  '/sign-in/magic-link': { window: 15 * 60, max: 5 },
  '/request-password-reset': { window: 15 * 60, max: 5 },
}

const keyOf = (path: string, email: unknown): string =>
  `${path} ${canonicalEmail(typeof email === 'string' ? email : '')}`

/** A code of a second factor is taken once (RFC 6238, section 5.2), for as long as the library would take it again. */
const codeOnce: AttemptRule = { window: 120, max: 1 }

/** Hooks of the identity library: too many tries on an account are refused, and a right password forgets them. */
export function accountLimit(attempts: Attempts) {
  return {
    before: createAuthMiddleware(async (context) => {
      const { path, body } = context
      const code = await codeKeyOf(context)
      if (code && !attempts.consume(code, codeOnce).allowed) {
        throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE' })
      }
      const rule = rules[path]
      if (!rule) return
      const { allowed } = attempts.consume(keyOf(path, body?.email), rule)
      if (!allowed) throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_ATTEMPTS' })
    }),
    after: createAuthMiddleware(async (context) => {
      const { path, body } = context
      const isRefused = context.context.returned instanceof APIError
      if (path === '/sign-in/email' && !isRefused) attempts.clear(keyOf(path, body?.email))
      // A wrong code was not taken: it counts among the tries of the library.
      const code = isRefused ? await codeKeyOf(context) : null
      if (code) attempts.clear(code)
    }),
  }
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/** What a code typed as somebody's second factor is remembered by; null when no second factor is being asked for. */
async function codeKeyOf({ path, body, context, getSignedCookie }: Context): Promise<string | null> {
  if (path !== '/two-factor/verify-totp') return null
  const challenge = await getSignedCookie(context.createAuthCookie('two_factor').name, context.secret)
  const asked = challenge ? await context.internalAdapter.findVerificationValue(challenge) : null
  return asked && `${path} ${asked.value} ${body?.code}`
}
