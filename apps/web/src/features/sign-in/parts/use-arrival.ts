import { useNavigate, useSearch } from '@tanstack/react-router'
import { refreshSession } from '../../../platform/session.ts'

/** A page of this application, never another site. */
const pathOf = (next: unknown): string =>
  typeof next === 'string' && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'

interface Arrival {
  /** Where the person was going before they were asked to sign in. */
  readonly next: string
  /** Once the session is open: who is signed in is asked again, and the way goes on. */
  readonly arrive: () => Promise<void>
}

export function useArrival(): Arrival {
  const { next: wanted } = useSearch({ strict: false }) as { next?: unknown }
  const navigate = useNavigate()
  const next = pathOf(wanted)
  const arrive = async () => {
    await refreshSession()
    await navigate({ href: next, replace: true })
  }
  return { next, arrive }
}
