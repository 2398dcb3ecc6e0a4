import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problemBody } from './problem.ts'

/** The largest body that is read, in megabytes of 1 048 576 bytes. */
export const maxBodyMb = 25

/** Answers with a problem, in the dialect of the address that was called. */
export function refuse(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  const { code, data, status } = problem
  if (request.url.startsWith('/rpc/')) return reply.status(status).send({ json: problem.toJSON() })
  return reply.status(status).type('application/problem+json').send(problemBody(code, data))
}

/** What an error of the shell says to a person: a request that cannot be read is theirs, the rest is ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return new Problem('request.too_large', { maxMb: maxBodyMb })
  if (status === 404) return new Problem('thing.not_found')
  return new Problem(status >= 400 && status < 500 ? 'request.unreadable' : 'server.unavailable')
}
