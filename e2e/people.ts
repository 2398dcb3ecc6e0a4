import type { Api } from '@maillage/contract/api'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { ContractRouterClient } from '@orpc/contract'
import type { BrowserContext } from 'playwright-core'

/** People of the demonstration network; obviously fictitious. */
export const people = {
  coordinator: 'camille.exemple@example.org',
  administrator: 'dominique.demo@example.org',
  headOfCsapa: 'claude.modele@example.org',
  workerOfCsapa: 'alix.echantillon@example.org',
  headOfCaarud: 'sacha.essai@example.org',
  workerOfCaarud: 'noa.fictif@example.org',
  reader: 'maxime.lecture@example.org',
} as const

const password = 'maillage-demo'

interface SessionCookie {
  readonly name: string
  readonly value: string
}

const sessions = new Map<string, Promise<readonly SessionCookie[]>>()

/** One session per person and server: signing in again and again would be taken for guessing. */
function sessionOf(email: string, baseURL: string): Promise<readonly SessionCookie[]> {
  const key = `${email} ${baseURL}`
  const known = sessions.get(key) ?? signIn(email, baseURL)
  sessions.set(key, known)
  return known
}

async function signIn(email: string, baseURL: string): Promise<readonly SessionCookie[]> {
  const answer = await fetch(`${baseURL}/api/auth/sign-in/email`, {
    method: 'POST',
    body: JSON.stringify({ email, password }),
    headers: { 'content-type': 'application/json', origin: baseURL },
  })
  if (!answer.ok) throw new Error(`${email} cannot sign in: ${answer.status} ${await answer.text()}`)
  return answer.headers.getSetCookie().map((cookie) => {
    const [pair = ''] = cookie.split(';')
    const name = pair.slice(0, pair.indexOf('='))
    return { name, value: pair.slice(name.length + 1) }
  })
}

/** Signs somebody in on a device. */
export async function signInAs(context: BrowserContext, email: string, baseURL: string): Promise<void> {
  const cookies = await sessionOf(email, baseURL)
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: baseURL, httpOnly: true })))
}

/** The API as somebody, apart from any browser: what the server holds, whatever a page shows. */
export async function clientAs(email: string, baseURL: string): Promise<ContractRouterClient<Api>> {
  const cookies = await sessionOf(email, baseURL)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return createORPCClient(new RPCLink({ url: `${baseURL}/rpc`, headers: { cookie } }))
}
