import { useNavigate, useSearch } from '@tanstack/react-router'
import { client } from '../../../platform/client.ts'
import { setLanguage } from '../../../platform/language.ts'
import { refreshSession } from '../../../platform/session.ts'

/** A page of this application, never another site. */
const pathOf = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'

interface Arrival {
  /** Where the person was going before they were asked to sign in. */
  readonly next: string
  /** Once the session is open: the person's own language, who is signed in is asked again, and the way goes on. */
  readonly arrive: () => Promise<void>
}

export function useArrival(): Arrival {
  const { next: wanted } = useSearch({ strict: false }) as { next?: unknown }
  const navigate = useNavigate()
  const next = pathOf(wanted)
  const arrive = async () => {
    const { locale } = await client.account.me()
    if (locale) setLanguage(locale)
    await refreshSession()
    await navigate({ href: next, replace: true })
  }
  return { next, arrive }
}
