import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import {
  browserOn,
  type IdentityServer,
  identityServer,
  testPassword as password,
} from '../../testing/identity-server.ts'
import { readConfig } from '../config.ts'
import { SqlError } from '../db/errors.ts'
import { rows } from '../db/rows.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import { Attempts } from './attempts.ts'
import { identityOptions } from './options.ts'

let database: TestDatabase
let here: IdentityServer

beforeAll(async () => {
  database = await testDatabase()
  here = await identityServer(database)
})

const visitor = () => browserOn(here)
const newAccount = async (name: string) => {
  const email = `${name}@example.org`
  return { id: await here.identity.createAccount({ email, name, password }), email }
}

it('finds in the database exactly the columns and indexes that the identity library would make', async () => {
  const mailer = { sends: true, send: async () => {}, kept: async () => [] }
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
  const again = here.identity.createAccount({ email: ' Claire@Example.org', name: 'Claire', password })
  await expect(again).rejects.toBeInstanceOf(SqlError)
  await expect(again).rejects.toMatchObject({ constraint: 'account_email_taken' })
})

describe('a one-time link', () => {
  const tokenSentTo = async (email: string) => {
    const mail = await vi.waitUntil(() => here.mails.findLast(({ to }) => to === email))
    return new URL(/https?:\S+/.exec(mail.text)?.[0] ?? '').searchParams.get('token') ?? ''
  }

  it('opens a session once', async () => {
    const { id, email } = await newAccount('delphine')
    const browser = visitor()
    expect((await browser.post('/sign-in/magic-link', { email })).status).toBe(200)
    const token = await tokenSentTo(email)
    expect((await browser.get(`/magic-link/verify?token=${token}`)).status).toBe(200)
    expect(await browser.account()).toMatchObject({ id })
    const second = visitor()
    await second.get(`/magic-link/verify?token=${token}`)
    expect(await second.account()).toBeNull()
  })

  it('is not used up by following its address, which leads to the page with the button', async () => {
    const { email } = await newAccount('denise')
    await visitor().post('/sign-in/magic-link', { email })
    const token = await tokenSentTo(email)
    const followed = await here.server.inject({
      url: `/api/auth/magic-link/verify?token=${token}`,
      headers: { 'sec-fetch-mode': 'navigate' },
    })
    expect(followed.headers.location).toBe(`/sign-in/link?token=${token}`)
    expect(followed.cookies).toEqual([])
    const browser = visitor()
    await browser.get(`/magic-link/verify?token=${token}`)
    expect(await browser.account()).toMatchObject({ name: 'denise' })
  })

  it('is answered alike, and not sent, where nobody has the address', async () => {
    const { email } = await newAccount('etienne')
    const known = await visitor().post('/sign-in/magic-link', { email })
    await tokenSentTo(email)
    const before = here.mails.length
    expect(await visitor().post('/sign-in/magic-link', { email: 'nobody@example.org' })).toEqual(known)
    expect(here.mails).toHaveLength(before)
  })

  it('is asked for a few times only, by caller and by address', async () => {
    const caller = visitor()
    const byCaller: number[] = []
    for (let attempt = 0; attempt < 11; attempt += 1) {
      const email = `nobody-${attempt}@example.org`
      byCaller.push((await caller.post('/sign-in/magic-link', { email })).status)
    }
    expect(byCaller).toEqual([...Array(10).fill(200), 429])
    const byAddress: number[] = []
    for (let attempt = 0; attempt < 6; attempt += 1) {
      byAddress.push((await visitor().post('/sign-in/magic-link', { email: 'often@example.org' })).status)
    }
    expect(byAddress).toEqual([...Array(5).fill(200), 429])
  })
})

describe('a forgotten password', () => {
  it('is chosen anew through a mail, and other sessions end', async () => {
    const { id, email } = await newAccount('fanny')
    const old = visitor()
    await old.post('/sign-in/email', { email, password })
    const browser = visitor()
    await browser.post('/request-password-reset', { email })
    const mail = await vi.waitUntil(() => here.mails.findLast(({ to }) => to === email))
    const address = new URL(/https?:\S+/.exec(mail.text)?.[0] ?? '')
    expect(address.pathname).toBe('/sign-in/password')
    const token = address.searchParams.get('token')
    const newPassword = 'une tout autre phrase'
    expect((await browser.post('/reset-password', { token, newPassword: 'court' })).status).toBe(400)
    expect((await browser.post('/reset-password', { token, newPassword })).status).toBe(200)
    expect((await browser.post('/reset-password', { token, newPassword })).status).toBe(400)
    expect(await old.account()).toBeNull()
    expect((await browser.post('/sign-in/email', { email, password })).status).toBe(401)
    await browser.post('/sign-in/email', { email, password: newPassword })
    expect(await browser.account()).toMatchObject({ id })
  })
})

describe('sessions', () => {
  it('are listed with their devices, and end at once when revoked', async () => {
    const { email } = await newAccount('gaston')
    const [phone, desk] = [visitor(), visitor()]
    for (const browser of [phone, desk]) await browser.post('/sign-in/email', { email, password })
    const { body: sessions } = await desk.get('/list-sessions')
    expect(sessions).toHaveLength(2)
    const { body: own } = await desk.get('/get-session')
    const other = sessions.find(({ id }: { id: string }) => id !== own.session.id)
    expect(other).toMatchObject({ userAgent: expect.stringContaining('Browser') })
    expect((await desk.post('/revoke-session', { token: other.token })).status).toBe(200)
    expect(await phone.account()).toBeNull()
    expect(await desk.account()).not.toBeNull()
  })

  it('of somebody else cannot be revoked', async () => {
    const [{ email: first }, { email: second }] = [await newAccount('hugo'), await newAccount('irma')]
    const [one, two] = [visitor(), visitor()]
    await one.post('/sign-in/email', { email: first, password })
    await two.post('/sign-in/email', { email: second, password })
    const { body } = await two.get('/get-session')
    await one.post('/revoke-session', { token: body.session.token })
    expect(await two.account()).not.toBeNull()
  })

  it('is not opened by a token that the server did not sign', async () => {
    const { email } = await newAccount('jeanne')
    const browser = visitor()
    await browser.post('/sign-in/email', { email, password })
    const { body } = await browser.get('/get-session')
    const forged = `maillage.session_token=${body.session.token}.${'A'.repeat(43)}%3D`
    expect(await here.identity.sessionOf({ cookie: forged })).toBeNull()
  })
})

it('limits how often a password is tried, by address of the caller and by account', async () => {
  const { email } = await newAccount('karim')
  const browser = visitor()
  const tries: number[] = []
  for (let attempt = 0; attempt < 21; attempt += 1) {
    tries.push(
      (
        await browser.post('/sign-in/email', {
          email: `k${attempt}@example.org`,
          password: 'faux mot de passe',
        })
      ).status,
    )
  }
  expect(tries.at(-1)).toBe(429)
  expect(tries.at(-2)).toBe(401)
  const fromEverywhere: number[] = []
  for (let attempt = 0; attempt < 11; attempt += 1) {
    fromEverywhere.push(
      (await visitor().post('/sign-in/email', { email, password: 'faux mot de passe' })).status,
    )
  }
  expect(fromEverywhere.at(-1)).toBe(429)
  expect(fromEverywhere.at(-2)).toBe(401)
})
