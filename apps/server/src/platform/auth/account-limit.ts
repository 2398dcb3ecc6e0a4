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

/** Hooks of the identity library: too many tries on an account are refused, and a right password forgets them. */
export function accountLimit(attempts: Attempts) {
  return {
    before: createAuthMiddleware(async ({ path, body }) => {
      const rule = rules[path]
      if (!rule) return
      const { allowed } = attempts.consume(keyOf(path, body?.email), rule)
      if (!allowed) throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY_ATTEMPTS' })
    }),
    after: createAuthMiddleware(async ({ path, body, context }) => {
      if (path === '/sign-in/email' && !(context.returned instanceof APIError)) {
        attempts.clear(keyOf(path, body?.email))
      }
    }),
  }
}
