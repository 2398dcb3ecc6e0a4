import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getMigrations } from 'better-auth/db/migration'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { SqlError } from '../db/errors.ts'
import { rows } from '../db/rows.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import type { Mail } from '../mail/mail.ts'
import { Attempts } from './attempts.ts'
import { type Identity, openIdentity } from './identity.ts'
import { identityOptions } from './options.ts'

const password = 'une phrase bien longue'
let database: TestDatabase
let identity: Identity
let server: FastifyInstance
let dataDir: string
const mails: Mail[] = []
const mailer = { sends: true, send: async (mail: Mail) => void mails.push(mail), kept: async () => [] }

beforeAll(async () => {
  database = await testDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'maillage-identity-'))
  const config = { ...readConfig({}), dataDir, publicUrl: 'http://localhost' }
  identity = await openIdentity({ database, config, mailer })
  server = Fastify()
  await identity.mount(server)
  afterAll(async () => {
    await server.close()
    await rm(dataDir, { recursive: true })
  })
})

let visitors = 0
/** A browser of its own: its cookies, and an address that no other test has tried from. */
function visitor() {
  visitors += 1
  const remoteAddress = `192.0.2.${visitors}`
  const cookies = new Map<string, string>()
  const headers = () => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    host: 'localhost',
    origin: 'http://localhost',
  })
  const call = async (method: 'GET' | 'POST', path: string, body?: object) => {
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
    return { status: reply.statusCode, body: reply.body ? reply.json() : null }
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body: object = {}) => call('POST', path, body),
    account: () => identity.sessionOf(headers()),
  }
}

const newAccount = async (name: string) => {
  const email = `${name}@example.org`
  return { id: await identity.createAccount({ email, name, password }), email, password }
}

it('finds in the database exactly the columns and indexes that the identity library would make', async () => {
  const parts = { database, mailer, attempts: new Attempts(), report: () => {}, secret: 'x'.repeat(32) }
  const options = identityOptions({ ...parts, config: readConfig({}) }, false)
  const wanted = {
    ...options,
    database: { ...options.database, schemaName: 'wanted' },
    advanced: { database: { generateId: 'uuid' as const } },
  }
  await (await getMigrations(wanted)).runMigrations()
  expect(await columnsOf('auth')).toEqual(await columnsOf('wanted'))
  expect(await indexedColumnsOf('auth')).toEqual(expect.arrayContaining(await indexedColumnsOf('wanted')))
})

const columnsOf = (schema: string) =>
  rows(
    database.kysely,
    z.object({ tableName: z.string(), columnName: z.string(), dataType: z.string(), isNullable: z.string() }),
    sql`select table_name, column_name, data_type, is_nullable from information_schema.columns
    where table_schema = ${schema} order by table_name, column_name`,
  )

const indexedColumnsOf = (schema: string) =>
  rows(
    database.kysely,
    z.object({ definition: z.string() }),
    sql`select replace(regexp_replace(indexdef, 'INDEX \\S+ ON', 'INDEX ON'), ${schema}, '') as definition
    from pg_indexes where schemaname = ${schema}`,
  )

it('closes every route of the library that is not listed', async () => {
  const anybody = visitor()
  expect((await anybody.post('/sign-up/email', { name: 'x', email: 'x@example.org', password })).status).toBe(
    404,
  )
  expect((await anybody.post('/update-user', { name: 'x' })).status).toBe(404)
})

describe('a password', () => {
  it('opens a session that the server recognises, and that signing out ends', async () => {
    const { id, email } = await newAccount('ada')
    const browser = visitor()
    expect(await browser.account()).toBeNull()
    const answer = await browser.post('/sign-in/email', { email: email.toUpperCase(), password })
    expect(answer.status).toBe(200)
    expect(await browser.account()).toEqual({ id, name: 'ada' })
    await browser.post('/sign-out')
    expect(await browser.account()).toBeNull()
  })

  it('is refused in the same words when wrong and when nobody has the address', async () => {
    const { email } = await newAccount('berthe')
    const browser = visitor()
    const wrong = await browser.post('/sign-in/email', { email, password: 'une autre phrase' })
    const nobody = await browser.post('/sign-in/email', { email: 'nobody@example.org', password })
    expect(wrong.status).toBe(401)
    expect(nobody).toEqual(wrong)
    expect(await browser.account()).toBeNull()
  })
})

it('gives an address one account only', async () => {
  await newAccount('claire')
  const again = identity.createAccount({ email: ' Claire@Example.org', name: 'Claire', password })
  await expect(again).rejects.toBeInstanceOf(SqlError)
  await expect(again).rejects.toMatchObject({ constraint: 'account_email_taken' })
})
