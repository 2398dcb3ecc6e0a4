import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problemBody } from '../http/problem.ts'

/**
 * The routes of the identity library that are served, under /api/auth; every other one of its routes is closed. They know
 * accounts, not roles: each acts on the caller's own account, or on the one whose secret the caller shows.
 */
export const identityRoutes: readonly (readonly ['GET' | 'POST', string])[] = [
  ['GET', '/get-session'],
  ['POST', '/sign-in/email'],
  ['POST', '/sign-in/magic-link'],
  ['GET', '/magic-link/verify'],
  ['POST', '/sign-in/social'],
  ['GET', '/callback/oidc'],
  ['POST', '/sign-out'],
  ['POST', '/request-password-reset'],
  ['POST', '/reset-password'],
  ['POST', '/change-password'],
  ['GET', '/list-sessions'],
  ['POST', '/revoke-session'],
  ['POST', '/revoke-other-sessions'],
  ['POST', '/two-factor/enable'],
  ['POST', '/two-factor/disable'],
  ['POST', '/two-factor/verify-totp'],
  ['POST', '/two-factor/verify-backup-code'],
  ['POST', '/two-factor/generate-backup-codes'],
]

/** Set by the server itself from the connection, whatever the client sent under this name. */
export const clientAddressHeader = 'x-maillage-client-address'

/** How people can sign in, beside a password and a one-time link. */
export interface SignInWays {
  /** The organisation's own provider, by the host that people know it under; null while there is none to go to. */
  readonly oidc: { readonly host: string } | null
}

interface IdentityParts {
  readonly handle: (request: Request) => Promise<Response>
  readonly ways: () => Promise<SignInWays>
  readonly baseUrl: string
}

/** Mounts the identity library's routes; more specific than the API's own, they win over `/api/*`. */
export async function mountIdentity(
  server: FastifyInstance,
  { handle, ways, baseUrl }: IdentityParts,
): Promise<void> {
  await server.register(async (scope) => {
    // The library reads the bodies itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    )
    for (const [method, path] of identityRoutes) {
      scope.route({
        method,
        url: `/api/auth${path}`,
        handler: async (request, reply) =>
          isFollowedLink(request)
            ? reply.redirect(request.url.replace('/api/auth/magic-link/verify', '/sign-in/link'))
            : answer(reply, await handle(webRequest(request, baseUrl))),
      })
    }
    scope.get('/api/auth/ways', async (_request, reply) =>
      reply.header('cache-control', 'no-store').send(await ways()),
    )
    scope.all('/api/auth/*', async (_request, reply) => {
      const problem = new Problem('thing.not_found')
      return reply
        .status(problem.status)
        .type('application/problem+json')
        .send(problemBody(problem.code, problem.data))
    })
  })
}

/**
 * A one-time link is used up by the page, at a press: not by following an address, which a program may do, or a page of
 * somebody else who wants their own account open here.
 */
const isFollowedLink = ({ url, headers }: FastifyRequest): boolean =>
  url.startsWith('/api/auth/magic-link/verify') && headers['sec-fetch-mode'] === 'navigate'

function webRequest(request: FastifyRequest, baseUrl: string): Request {
  const headers = webHeaders(request.headers)
  headers.set(clientAddressHeader, request.ip)
  return new Request(new URL(request.url, baseUrl), {
    method: request.method,
    headers,
    body: request.method === 'POST' && typeof request.body === 'string' ? request.body : null,
  })
}

/** The headers of a Node request as the web standard's. */
export function webHeaders(from: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(from)) {
    for (const each of Array.isArray(value) ? value : [value ?? '']) headers.append(name, each)
  }
  return headers
}

async function answer(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.status(response.status)
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') reply.header(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  // Nothing that speaks of a session may be kept by a cache on the way.
  reply.header('cache-control', 'no-store')
  return reply.send(Buffer.from(await response.arrayBuffer()))
}
