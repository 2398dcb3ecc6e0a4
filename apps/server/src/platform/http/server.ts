import { existsSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import serveStatic from '@fastify/static'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Config } from '../config.ts'
import { type ApiParts, serveApi } from './api.ts'
import { Problem } from './problem.ts'
import { maxBodyMb, problemOf, refuse } from './refuse.ts'

interface ServerParts extends ApiParts {
  readonly config: Config
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
    // Requests under way are answered before the server closes; who only keeps a connection open is not waited for.
    forceCloseConnections: 'idle',
    // An address that cannot be read does not reach the error handler below.
    frameworkErrors: (error, request, reply) => refuse(request, reply, problemOf(error)),
  })
  await secure(server, config)
  await mount?.(server)
  await serveApi(server, { router, visit })
  const hasPages = webDir !== null && existsSync(webDir)
  if (hasPages) await serveWeb(server, webDir)
  server.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (hasPages && isPage) return reply.sendFile('index.html')
    return refuse(request, reply, new Problem('thing.not_found'))
  })
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
        // Compiling WebAssembly of one's own, which is not evaluating text.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        upgradeInsecureRequests: overHttps ? [] : null,
      },
    },
  })
  server.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error)
    if (problem.code === 'server.unavailable') request.log.error({ id: request.id, err: error })
    return refuse(request, reply, problem)
  })
  server.addHook('onRequest', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD') return
    // A page of another site must not write with this site's cookies.
    const { origin } = request.headers
    if (origin && !isOwn(origin, request.host)) return refuse(request, reply, new Problem('access.denied'))
    const length = Number(request.headers['content-length'] ?? 0)
    if (length > maxBodyMb * 1024 * 1024) {
      return refuse(request, reply, new Problem('request.too_large', { maxMb: maxBodyMb }))
    }
    if (request.headers['transfer-encoding']) {
      return refuse(request, reply, new Problem('request.without_length'))
    }
  })
}

const isOwn = (origin: string, host: string): boolean => URL.canParse(origin) && new URL(origin).host === host

async function serveWeb(server: FastifyInstance, webDir: string): Promise<void> {
  await server.register(serveStatic, {
    root: webDir,
    // Files are looked for when they are asked for: a page built anew under a server that runs is served whole.
    wildcard: true,
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      const immutable = path.includes(`${join(webDir, 'assets')}`)
      reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}
