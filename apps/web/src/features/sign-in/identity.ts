import * as m from '../../paraglide/messages.js'
import { noteServerAnswered } from '../../platform/connection.ts'
import { sentenceOf } from '../../platform/errors.ts'
import { Problem } from '../../platform/problem.ts'

/** A refusal of the identity routes, by their own code, such as INVALID_EMAIL_OR_PASSWORD. */
export class IdentityRefusal extends Error {
  override readonly name = 'IdentityRefusal'
  constructor(readonly code: string) {
    super(code)
  }
}

/** The identity routes, which know accounts and not the network: rejects with a Problem or an IdentityRefusal. */
export async function identity<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
  const response = await fetch(`/api/auth${path}`, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    // A refused link answers by sending elsewhere: that is a refusal too.
    redirect: 'manual',
    ...(method === 'POST' && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    }),
  }).catch((error: unknown) => {
    noteServerAnswered(false)
    throw new Problem('network.unreachable', 0, {}, { cause: error })
  })
  noteServerAnswered(true)
  if (response.status === 429) throw new Problem('request.too_many', 429)
  if (response.status >= 500) throw new Problem('server.bug', response.status)
  if (response.type === 'opaqueredirect') throw new IdentityRefusal('INVALID_TOKEN')
  const answer = (await response.json().catch(() => null)) as { code?: string } | null
  if (!response.ok) throw new IdentityRefusal(answer?.code ?? '')
  return answer as Answer
}

const refusals: Record<string, () => string> = {
  INVALID_EMAIL_OR_PASSWORD: m.sign_in_wrong,
  INVALID_EMAIL: m.sign_in_email_wrong,
  INVALID_PASSWORD: m.sign_in_password_wrong,
  PASSWORD_TOO_SHORT: m.sign_in_password_short,
  PASSWORD_TOO_LONG: m.sign_in_password_long,
  INVALID_TOKEN: m.sign_in_link_ended,
  INVALID_CODE: m.sign_in_code_wrong,
  INVALID_BACKUP_CODE: m.sign_in_code_wrong,
  INVALID_TWO_FACTOR_COOKIE: m.sign_in_code_late,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: m.sign_in_code_late,
  ACCOUNT_TEMPORARILY_LOCKED: m.sign_in_locked,
  UNAUTHORIZED: m.shell_session_ran_out,
}

/** What went wrong in a sign-in and what to do, in the language of the page. */
export function identitySentence(error: unknown): string {
  if (!(error instanceof IdentityRefusal)) return sentenceOf(error)
  return refusals[error.code]?.() ?? m.sign_in_refused()
}
