import type { Activity, ActivityDraftInput } from '@maillage/contract/activity'

/** Somebody who signed in to a real server and calls it over HTTP, as other programs do. */
export interface SignedIn {
  /** What carries the session. */
  readonly cookie: string
  get(path: string): Promise<Response>
  save(record: SavedRecord): Promise<Response>
  withdraw(version: { id: string; baseVersion: number }): Promise<Response>
}

export interface SavedRecord {
  readonly id: string
  readonly baseVersion: number
  readonly draft: ActivityDraftInput
}

/** Signs in by password; Error when the server refuses. */
export async function signIn(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<SignedIn> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const send = (method: 'PUT' | 'POST', path: string, body: object) =>
    fetch(`${url}/api${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return {
    cookie,
    get: (path) => fetch(`${url}/api${path}`, { headers: { cookie } }),
    save: ({ id, ...body }) => send('PUT', `/activities/${id}`, body),
    withdraw: ({ id, ...body }) => send('POST', `/activities/${id}/withdrawal`, body),
  }
}

/** The activity of an answer; Error with the problem when there is none. */
export async function savedActivity(answer: Response): Promise<Activity> {
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Activity
}
