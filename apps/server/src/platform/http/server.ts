import { existsSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import { isProblemCode, type ProblemData } from '@maillage/contract/problems'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import type { Router } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fastify'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { Config } from '../config.ts'
import type { Visit } from './endpoints.ts'
import { Problem, problemBody } from './problem.ts'

const maxBodyMb = 25
/** Far above what people do, even a full queue sent at once; low enough to stop a loop that went mad. */
const requestsPerMinute = 6000

interface ServerParts {
  readonly config: Config
  // oRPC types a router by its contract; any router that takes a Visit may be served.
  // biome-ignore lint/suspicious/noExplicitAny: the library's own signature
  readonly router: Router<any, Visit>
  /** What the request brings, read from its session. */
  readonly visit: (request: FastifyRequest) => Promise<Visit>
  /** Folder of the built web application; absent in tests of the API alone. */
  readonly webDir: string | null
  /** Routes of the identity library and the like, mounted beside the API. */
  readonly mount?: (server: FastifyInstance) => Promise<void> | void
}

/** The HTTP shell: security headers, limits, one log line a request, the API in two dialects, the web application. */
export async function buildServer({
  config,
  router,
  visit,
  webDir,
  mount,
}: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel, base: null },
    logController: new LogController({ disableRequestLogging: true }),
    // Only an installation with a public address stands behind a proxy, on its own machine or network.
    trustProxy: config.publicUrl ? 'loopback, linklocal, uniquelocal' : false,
    bodyLimit: maxBodyMb * 1024 * 1024,
    forceCloseConnections: true,
  })
  await secure(server, config)
  await mount?.(server)
  await serveApi(server, { router, visit })
  if (webDir && existsSync(webDir)) await serveWeb(server, webDir)
  return server
}

async function secure(server: FastifyInstance, config: Config): Promise<void> {
  const overHttps = config.publicUrl?.startsWith('https://') ?? false
  await server.register(helmet, {
    // A plain-HTTP installation on a local network must keep working: no upgrade, no HSTS there.
    hsts: overHttps,
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        upgradeInsecureRequests: overHttps ? [] : null,
      },
    },
  })
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof Problem) return refuse(reply, error)
    request.log.error({ id: request.id, err: error })
    return refuse(reply, new Problem('server.unavailable'))
  })
  server.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    // A page of another site must not write with this site's cookies.
    const { origin } = request.headers
    if (origin && !isOwn(origin, request.host)) return refuse(reply, new Problem('access.denied'))
    const length = Number(request.headers['content-length'] ?? 0)
    if (length > maxBodyMb * 1024 * 1024 || request.headers['transfer-encoding']) {
      return refuse(reply, new Problem('request.too_large', { maxMb: maxBodyMb }))
    }
  })
}

const isOwn = (origin: string, host: string): boolean => URL.canParse(origin) && new URL(origin).host === host

function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send(problemBody(problem.code, problem.data))
}

async function serveApi(server: FastifyInstance, { router, visit }: Pick<ServerParts, 'router' | 'visit'>) {
  const openapi = new OpenAPIHandler(router, {
    customErrorResponseBodyEncoder: (error) =>
      isProblemCode(error.code)
        ? problemBody(error.code, (error.data ?? {}) as ProblemData)
        : { type: 'about:blank', title: 'Internal error', status: error.status, code: 'internal' },
  })
  const rpc = new RPCHandler(router, { strictGetMethodPluginEnabled: false })
  await server.register(async (scope) => {
    // oRPC reads the bodies itself.
    await scope.register(rateLimit, {
      max: requestsPerMinute,
      timeWindow: '1 minute',
      keyGenerator: (request) => request.headers.cookie ?? request.ip,
      errorResponseBuilder: () => new Problem('request.too_many'),
    })
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
    const answer =
      (handler: typeof openapi | typeof rpc, prefix?: '/api' | '/rpc') =>
      async (request: FastifyRequest, reply: FastifyReply) => {
        const context = await visit(request)
        const { matched } = await handler.handle(request, reply, {
          ...(prefix && { prefix }),
          context: traced(request, reply, context),
        })
        if (!matched) return refuse(reply, new Problem('thing.not_found'))
      }
    scope.all('/api/*', answer(openapi, '/api'))
    scope.all('/rpc/*', answer(rpc, '/rpc'))
    // Probes expect it at the root.
    scope.get('/health', answer(openapi))
  })
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

async function serveWeb(server: FastifyInstance, webDir: string): Promise<void> {
  await server.register(serveStatic, {
    root: webDir,
    wildcard: false,
    setHeaders: (reply, path) => {
      const immutable = path.includes(`${join(webDir, 'assets')}`)
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    return page ? reply.sendFile('index.html') : refuse(reply, new Problem('thing.not_found'))
  })
}
