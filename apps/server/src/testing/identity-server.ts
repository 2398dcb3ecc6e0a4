import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { type Identity, openIdentity } from '../platform/auth/identity.ts'
import { type Config, readConfig } from '../platform/config.ts'
import type { Database } from '../platform/db/database.ts'
import type { Mail, Mailer } from '../platform/mail/mail.ts'

export const testPassword = 'une phrase bien longue'

export interface IdentityServer {
  readonly identity: Identity
  readonly server: FastifyInstance
  /** What was sent, instead of leaving. */
  readonly mails: Mail[]
  /** Troubles that no request waited for. */
  readonly reported: unknown[]
}

/** The identity routes alone, over a database of tests, as if at http://localhost; closed after the file's last test. */
export async function identityServer(
  database: Database,
  more: Partial<Config> = {},
): Promise<IdentityServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'maillage-identity-'))
  const mails: Mail[] = []
  const reported: unknown[] = []
  const mailer: Mailer = { sends: true, send: async (mail) => void mails.push(mail), kept: async () => [] }
  const config = { ...readConfig({}), dataDir, publicUrl: 'http://localhost', ...more }
  const identity = await openIdentity({
    database,
    config,
    mailer,
    report: (error) => void reported.push(error),
  })
  const server = Fastify()
  await identity.mount(server)
  afterAll(async () => {
    await server.close()
    await rm(dataDir, { recursive: true })
  })
  return { identity, server, mails, reported }
}

interface Reply {
  readonly status: number
  // The library's own JSON, read field by field.
  // biome-ignore lint/suspicious/noExplicitAny: each route answers another shape
  readonly body: any
  readonly location: string | undefined
}

export interface Browser {
  get(path: string): Promise<Reply>
  post(path: string, body?: object): Promise<Reply>
  /** Whom the server recognises. */
  account(): ReturnType<Identity['sessionOf']>
}

let browsers = 0

/** A browser of its own: its cookies, and an address from which nothing was tried yet. */
export function browserOn({ server, identity }: IdentityServer): Browser {
  browsers += 1
  const remoteAddress = `192.0.2.${browsers}`
  const cookies = new Map<string, string>()
  const headers = () => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    host: 'localhost',
    origin: 'http://localhost',
    'user-agent': `Browser ${browsers}`,
  })
  const call = async (method: 'GET' | 'POST', path: string, body?: object): Promise<Reply> => {
    const reply = await server.inject({
      method,
      url: `/api/auth${path}`,
      headers: headers(),
      remoteAddress,
      ...(body && { payload: body }),
    })
    for (const { name, value, maxAge } of reply.cookies) {
      if (maxAge === 0) cookies.delete(name)
      else cookies.set(name, encodeURIComponent(value))
    }
    const isJson = reply.body !== '' && String(reply.headers['content-type']).includes('json')
    return {
      status: reply.statusCode,
      body: isJson ? reply.json() : null,
      location: reply.headers.location,
    }
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body = {}) => call('POST', path, body),
    account: () => identity.sessionOf(headers()),
  }
}
