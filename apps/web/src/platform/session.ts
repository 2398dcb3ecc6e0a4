import type { Role } from '@maillage/contract/access'
import type { Me } from '@maillage/contract/account'
import { useQuery } from '@tanstack/react-query'
import { client } from './client.ts'
import { isProblem } from './errors.ts'
import { queryClient } from './query.ts'

const queryKey = ['session'] as const
const storageKey = 'maillage-me'

/**
 * `signedIn` may rest on what this device remembers (`confirmed: false`) while the service cannot be asked:
 * the pages that work without network open all the same.
 */
export type Session =
  | { readonly state: 'loading' }
  | { readonly state: 'signedIn'; readonly me: Me; readonly confirmed: boolean }
  | { readonly state: 'signedOut' }
  | { readonly state: 'unknown'; readonly error: unknown }

let remembered: Me | null | undefined

/** Who this device last knew to be signed in; null when nobody, or after signing out. */
export function rememberedMe(): Me | null {
  if (remembered !== undefined) return remembered
  try {
    remembered = JSON.parse(localStorage.getItem(storageKey) ?? 'null') as Me | null
  } catch {
    remembered = null
  }
  return remembered
}

function remember(me: Me | null): void {
  remembered = me
  if (me) localStorage.setItem(storageKey, JSON.stringify(me))
  else localStorage.removeItem(storageKey)
}

async function fetchMe(): Promise<Me | null> {
  try {
    const me = await client.account.me()
    // Somebody else signed in on this device: nothing read for the one before is shown to them.
    if (rememberedMe() && rememberedMe()?.accountId !== me.accountId) forgetAnswers()
    remember(me)
    void prolong()
    return me
  } catch (error) {
    if (!isProblem(error, 'auth.required')) throw error
    // The name stays until somebody signs out: a session that ran out must not hide what waits to be sent.
    return null
  }
}

let prolonged = false

/** Asked once a visit: the session's month begins again, so that nobody who comes every week signs in twice. */
async function prolong(): Promise<void> {
  if (prolonged) return
  prolonged = true
  await fetch('/api/auth/get-session', { cache: 'no-store' }).catch(() => undefined)
}

function forgetAnswers(): void {
  queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== queryKey[0] })
}

/** Who is at the screen, as far as can be known. */
export function useSession(): Session {
  const answer = useQuery({ queryKey, queryFn: fetchMe, staleTime: 5 * 60_000 })
  if (answer.data) return { state: 'signedIn', me: answer.data, confirmed: true }
  if (answer.data === null) return { state: 'signedOut' }
  const known = rememberedMe()
  if (known) return { state: 'signedIn', me: known, confirmed: false }
  return answer.isPending ? { state: 'loading' } : { state: 'unknown', error: answer.error }
}

/** The person at the screen, still named once the session ran out; only for pages inside the shell. */
export function useMe(): Me {
  const session = useSession()
  const me = session.state === 'signedIn' ? session.me : rememberedMe()
  if (!me) throw new Error('this page stands behind the sign-in')
  return me
}

// Any call may be the first to learn that the session ran out.
queryClient.getQueryCache().subscribe((event) => {
  const ranOut =
    event.type === 'updated' &&
    event.action.type === 'error' &&
    isProblem(event.action.error, 'auth.required')
  if (ranOut) void refreshSession()
})

/** Asks again who is signed in; after signing in, or when a call says that the session ran out. */
export async function refreshSession(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey })
}

/** Forgets on this device who was signed in and what was read; the server's session is ended by the caller first. */
export function forgetSession(): void {
  remember(null)
  queryClient.clear()
  queryClient.setQueryData(queryKey, null)
}

/** Whether the person holds one of these roles, anywhere. */
export const holdsRole = (me: Me, roles: readonly Role[]): boolean =>
  me.grants.some((grant) => roles.includes(grant.role))
