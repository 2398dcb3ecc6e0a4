import rateLimit from '@fastify/rate-limit'
import { isProblemCode, type ProblemData } from '@maillage/contract/problems'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import type { Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Visit } from './endpoints.ts'
import { bugBody, Problem, problemBody } from './problem.ts'
import { refuse } from './refuse.ts'

/** Far above what an office of people does, even full queues sent at once; low enough to stop a loop that went mad. */
const requestsPerMinute = 12_000

export interface ApiParts {
  // oRPC types a router by its contract; any router that takes a Visit may be served.
  // biome-ignore lint/suspicious/noExplicitAny: the library's own signature
  readonly router: Router<any, Visit>
  /** What the request brings, read from its session. */
  readonly visit: (request: FastifyRequest) => Promise<Visit>
}

/** The contract in two dialects: OpenAPI under /api, for anybody's programs, and the page's own under /rpc. */
export async function serveApi(server: FastifyInstance, { router, visit }: ApiParts): Promise<void> {
  const openapi = new OpenAPIHandler(router, {
    interceptors: [readable],
    customErrorResponseBodyEncoder: ({ code, data, status }) =>
      isProblemCode(code) ? problemBody(code, (data ?? {}) as ProblemData) : bugBody(status),
  })
  const rpc = new RPCHandler(router, { interceptors: [readable] })
  await server.register(async (scope) => {
    await scope.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: '1 minute',
      errorResponseBuilder: () => new Problem('request.too_many'),
    })
    // Answers name people and their work: no cache on the way may keep one.
    scope.addHook('onRequest', async (_request, reply) => void reply.header('cache-control', 'no-store'))
    scope.addHook('onSend', async ({ url }, reply) => {
      if (reply.statusCode >= 400 && url.startsWith('/api/')) reply.type('application/problem+json')
    })
    // oRPC reads the bodies itself.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
    const answer =
      (handler: typeof openapi | typeof rpc, prefix?: '/api' | '/rpc') =>
      async (request: FastifyRequest, reply: FastifyReply) => {
        const context = asAskedFor(request, await visit(request))
        const { matched } = await handler.handle(request, reply, {
          ...(prefix && { prefix }),
          context: traced(request, reply, context),
        })
        if (!matched) return refuse(request, reply, new Problem('thing.not_found'))
      }
    scope.all('/api/*', answer(openapi, '/api'))
    // Never by GET: a link on another site would write with the cookies of whoever follows it.
    scope.post('/rpc/*', answer(rpc, '/rpc'))
    // Probes expect it at the root.
    scope.get('/health', answer(openapi))
  })
}

interface Interception<Result> {
  readonly context: Visit
  readonly next: () => Promise<Result>
}

/** A body that cannot be decoded never reaches an endpoint: that is the caller's to mend, in words. */
async function readable<Result>({ context, next }: Interception<Result>): Promise<Result> {
  try {
    return await next()
  } catch (error) {
    if (context.trace.endpoint !== undefined) throw error
    context.trace.problem = 'request.unreadable'
    throw new Problem('request.unreadable')
  }
}

/** A queue is sent as the person whose it is: when somebody else has signed in meanwhile, it is nobody's. */
function asAskedFor(request: FastifyRequest, visit: Visit): Visit {
  const wanted = request.headers['x-maillage-account']
  return wanted === undefined || wanted === visit.account?.id ? visit : { ...visit, account: null }
}

/** One JSON line when the answer is sent: ids, codes and milliseconds; no names, notes, coordinates. */
function traced(request: FastifyRequest, reply: FastifyReply, context: Visit): Visit {
  reply.raw.once('close', () => {
    if (context.trace.bug) request.log.error({ id: request.id, err: context.trace.bug })
    request.log.info({
      id: request.id,
      actor: context.account?.id ?? null,
      endpoint: context.trace.endpoint ?? null,
      problem: context.trace.problem ?? null,
      status: reply.raw.statusCode,
      ms: Math.round(reply.elapsedTime),
    })
  })
  return context
}
