import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import {
  type Browser,
  browserOn,
  type IdentityServer,
  identityServer,
  testPassword as password,
} from '../../testing/identity-server.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'

const client = { clientId: 'maillage', clientSecret: 'a secret shared with the provider' }
let database: TestDatabase
let provider: Server
let issuer: string
let here: IdentityServer

beforeAll(async () => {
  database = await testDatabase()
  provider = createServer().listen(0, '127.0.0.1')
  await new Promise((listening) => provider.once('listening', listening))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  provider.on('request', identityProvider().callback())
  here = await identityServer(database, { oidc: { issuer, ...client } })
  afterAll(() => new Promise((closed) => provider.close(closed)))
})

/** A whole provider, whose people are whoever they say; addresses that begin with "unproven" are not verified. */
function identityProvider(): Provider {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'info').mockImplementation(() => {})
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: ['http://localhost/api/auth/callback/oidc'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['a key of the test'] },
    findAccount: async (_context, id) => ({
      accountId: id,
      claims: async () => ({
        sub: id,
        email: id,
        email_verified: !id.startsWith('unproven'),
        name: 'Au guichet',
      }),
    }),
  })
}

/** Goes through the provider's own pages as this person, and gives the address that they are sent back to. */
async function signInAtProvider(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>()
  const visit = async (url: string, form?: Record<string, string>): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const each of response.headers.getSetCookie()) {
      const [pair = ''] = each.split(';')
      const [name = '', ...value] = pair.split('=')
      cookies.set(name, value.join('='))
    }
    return response
  }
  let address = start
  for (let step = 0; step < 12; step += 1) {
    if (address.startsWith('http://localhost/')) return address
    let response = await visit(address)
    if (response.status === 200) {
      const prompt = /name="prompt" value="(\w+)"/.exec(await response.text())?.[1] ?? 'consent'
      response = await visit(address, { prompt, login, password: 'any' })
    }
    address = new URL(response.headers.get('location') ?? '', address).href
  }
  throw new Error(`The provider led nowhere: ${address}`)
}

/** The whole way from our button to our callback; where the browser ends up. */
async function signInByProvider(browser: Browser, login: string): Promise<string> {
  const { body } = await browser.post('/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/',
    errorCallbackURL: '/sign-in',
  })
  const back = new URL(await signInAtProvider(body.url, login))
  const { location } = await browser.get(`${back.pathname.replace('/api/auth', '')}${back.search}`)
  return location ?? ''
}

it('signs in somebody who was invited under the address that the provider vouches for', async () => {
  const email = 'salome@example.org'
  const id = await here.identity.createAccount({ email, name: 'Salomé', password: null })
  const browser = browserOn(here)
  expect((await browser.get('/ways')).body).toEqual({ oidc: { host: new URL(issuer).host } })
  expect(new URL(await signInByProvider(browser, email), 'http://localhost').pathname).toBe('/')
  expect(await browser.account()).toEqual({ id, name: 'Salomé' })
  const again = browserOn(here)
  await signInByProvider(again, email)
  expect(await again.account()).toEqual({ id, name: 'Salomé' })
})

it('lets nobody in who was not invited', async () => {
  const browser = browserOn(here)
  const location = await signInByProvider(browser, 'tim@example.org')
  expect(location).toContain('error=signup_disabled')
  expect(await browser.account()).toBeNull()
})

it('does not take an address that the provider has not verified', async () => {
  const email = 'unproven-ulysse@example.org'
  await here.identity.createAccount({ email, name: 'Ulysse', password })
  const browser = browserOn(here)
  expect(await signInByProvider(browser, email)).toContain('error=account_not_linked')
  expect(await browser.account()).toBeNull()
})

it('starts without a provider that does not answer, and takes it up once it does', async () => {
  const late = createServer((_request, response) => response.writeHead(503).end()).listen(0, '127.0.0.1')
  await new Promise((listening) => late.once('listening', listening))
  const { port } = late.address() as AddressInfo
  const lateIssuer = `http://127.0.0.1:${port}`
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const alone = await identityServer(database, { oidc: { issuer: lateIssuer, ...client } })
    expect(await alone.identity.ways()).toEqual({ oidc: null })
    const email = 'violette@example.org'
    await alone.identity.createAccount({ email, name: 'Violette', password })
    const browser = browserOn(alone)
    await browser.post('/sign-in/email', { email, password })
    expect(await browser.account()).toMatchObject({ name: 'Violette' })
    late.removeAllListeners('request')
    late.on('request', new Provider(lateIssuer, {}).callback())
    expect(await alone.identity.ways()).toEqual({ oidc: null })
    vi.setSystemTime(Date.now() + 31_000)
    expect(await alone.identity.ways()).toEqual({ oidc: { host: `127.0.0.1:${port}` } })
  } finally {
    vi.useRealTimers()
    late.closeAllConnections()
    await new Promise((closed) => late.close(closed))
  }
})
