import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../app.ts'
import { newMember } from '../../testing/member.ts'
import { visitOf } from '../../testing/visit.ts'
import { makeWorld, type World } from '../../testing/world.ts'
import { readConfig } from '../config.ts'
import { type TestDatabase, testDatabase } from '../db/testing.ts'
import type { Account } from './endpoints.ts'
import { buildServer } from './server.ts'

let database: TestDatabase
let world: World
let server: FastifyInstance
/** Whoever the session of the next request is. */
let signedIn: Account

beforeAll(async () => {
  database = await testDatabase()
  world = await makeWorld(database)
  const { networkId, structure } = world
  const { id } = await newMember(database, { networkId, role: 'head', structureId: structure })
  signedIn = { id, name: 'head' }
  const config = { ...readConfig({}), logLevel: 'silent' as const }
  server = await buildServer({
    config,
    router: app,
    visit: async () => visitOf(database, signedIn),
    webDir: null,
  })
})
afterAll(() => server.close())

const ask = (options: InjectOptions) => server.inject({ headers: { host: 'localhost' }, ...options })
const profile = (name: string) => ({ json: { name, locale: null } })
const nameNow = async () => (await ask({ url: '/api/me' })).json().name

describe('a page of another site', () => {
  const elsewhere = { host: 'localhost', origin: 'https://elsewhere.example' }

  it('writes by no form or script', async () => {
    for (const origin of [elsewhere.origin, 'null']) {
      const headers = { ...elsewhere, origin }
      const asked = { method: 'POST', headers, url: '/rpc/account/saveProfile' } as const
      expect((await ask({ ...asked, payload: profile('Ailleurs') })).statusCode).toBe(403)
    }
  })

  it('writes by no link: the dialect of the page answers to POST only', async () => {
    const data = encodeURIComponent(JSON.stringify(profile('Ailleurs')))
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE'] as const) {
      const answer = await ask({ method, url: `/rpc/account/saveProfile?data=${data}` })
      expect([method, answer.statusCode]).toEqual([method, 404])
    }
    expect(await nameNow()).toBe('head')
  })
})

it('writes for the page itself', async () => {
  const url = '/rpc/account/saveProfile'
  const headers = { host: 'localhost', origin: 'http://localhost' }
  expect((await ask({ method: 'POST', url, headers, payload: profile('head') })).statusCode).toBe(200)
})

it('sends what waited on a device only as the person whose it is', async () => {
  const asked = { method: 'POST', url: '/rpc/account/me', payload: { json: {} } } as const
  const as = (account: string) => ask({ ...asked, headers: { 'x-maillage-account': account } })
  expect((await as(signedIn.id)).statusCode).toBe(200)
  const refused = await as('00000000-0000-7000-8000-000000000000')
  expect([refused.statusCode, refused.json().json.code]).toEqual([401, 'auth.required'])
})

it('lets no cache keep an answer', async () => {
  expect((await ask({ url: '/api/me' })).headers['cache-control']).toBe('no-store')
  const rpc = await ask({ method: 'POST', url: '/rpc/account/me', payload: { json: {} } })
  expect(rpc.headers['cache-control']).toBe('no-store')
})

describe('a request that cannot be read is refused in words, in both languages:', () => {
  const json = { 'content-type': 'application/json' }
  const requests: [string, InjectOptions, number, string][] = [
    [
      'half a body',
      { method: 'PUT', url: '/api/me/profile', payload: '{"name":', headers: json },
      400,
      'request.unreadable',
    ],
    [
      'a broken form',
      {
        method: 'PUT',
        url: '/api/me/profile',
        payload: '--x',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
      400,
      'request.unreadable',
    ],
    ['no type', { method: 'PUT', url: '/api/me/profile', payload: 'name' }, 400, 'request.unreadable'],
    ['an address with a stray percent', { url: '/api/activities/%zz' }, 400, 'request.unreadable'],
    [
      'a body without length',
      {
        method: 'PUT',
        url: '/api/me/profile',
        payload: '{}',
        headers: { ...json, 'transfer-encoding': 'chunked' },
      },
      411,
      'request.without_length',
    ],
    [
      'a body too large',
      {
        method: 'PUT',
        url: '/api/me/profile',
        payload: '{}',
        headers: { ...json, 'content-length': '99999999' },
      },
      413,
      'request.too_large',
    ],
    ['an unknown address', { url: '/nowhere' }, 404, 'thing.not_found'],
    ['an unknown endpoint', { url: '/api/nowhere' }, 404, 'thing.not_found'],
  ]
  it.each(requests)('%s', async (_name, request, status, code) => {
    const answer = await ask(request)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ status, code })
    expect(answer.statusCode).toBe(status)
    expect(answer.json().title).not.toBe(answer.json().titleFr)
  })

  it('in the dialect of the page as well', async () => {
    const broken = { method: 'POST', url: '/rpc/account/me', headers: json, payload: '{"json":' } as const
    expect((await ask(broken)).json()).toMatchObject({ json: { code: 'request.unreadable', status: 400 } })
    const unknown = await ask({ method: 'POST', url: '/rpc/__proto__/x', payload: { json: {} } })
    expect(unknown.json()).toMatchObject({ json: { code: 'thing.not_found', status: 404 } })
  })
})

describe('a text that the database cannot hold', () => {
  it.each([
    ['a NUL', 'a\u0000b'],
    ['half a character', 'a\ud83d'],
  ])('is refused where it stands: %s', async (_name, text) => {
    const answer = await ask({ method: 'PUT', url: '/api/me/profile', payload: { name: text, locale: null } })
    expect(answer.json()).toMatchObject({ code: 'request.invalid', data: { fields: ['name'] } })
  })

  it('is found however deep it stands, and in a name as in a value', async () => {
    const nested = `${'['.repeat(50_000)}"a\\u0000"${']'.repeat(50_000)}`
    const payload = `{"name":"x","deep":${nested},"more":{"a\\u0000":1}}`
    const headers = { 'content-type': 'application/json' }
    const answer = await ask({ method: 'PUT', url: '/api/me/profile', headers, payload })
    expect(answer.json().code).toBe('request.invalid')
    expect(answer.json().data.fields).toContain('more')
  })
})

describe('the built page', () => {
  let home: string
  let pages: FastifyInstance
  const webDir = () => join(home, 'dist')
  const build = async (name: string, folder = webDir()) => {
    await mkdir(join(folder, 'assets'), { recursive: true })
    await writeFile(join(folder, 'index.html'), `<script src="/assets/${name}.js"></script>`)
    await writeFile(join(folder, `assets/${name}.js`), name)
    await writeFile(join(folder, '.sources'), 'what it was built from')
  }
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'maillage-pages-'))
    await build('one')
    const config = { ...readConfig({}), logLevel: 'silent' as const }
    const visit = async () => visitOf(database, signedIn)
    pages = await buildServer({ config, router: app, visit, webDir: webDir() })
  })
  afterAll(async () => {
    await pages.close()
    await rm(home, { recursive: true, force: true })
  })
  const get = (url: string, accept = '*/*') =>
    pages.inject({ url, headers: { host: 'localhost', accept } }).then(({ statusCode, body, headers }) => ({
      ...{ statusCode, body, cached: headers['cache-control'] },
    }))

  it('is kept for good by its name, asked for again by its address, and nothing hidden is in it', async () => {
    expect(await get('/assets/one.js')).toMatchObject({ statusCode: 200, body: 'one' })
    expect((await get('/assets/one.js')).cached).toContain('immutable')
    expect((await get('/reports/any', 'text/html')).body).toContain('/assets/one.js')
    expect((await get('/')).cached).toBe('no-cache')
    expect((await get('/.sources')).statusCode).toBe(404)
    expect((await get('/assets/none.js')).statusCode).toBe(404)
    expect((await get('/..%2f..%2fetc%2fpasswd')).statusCode).not.toBe(200)
  })

  it('built anew under a server that runs, is served whole', async () => {
    await build('two', join(home, 'next'))
    await rm(webDir(), { recursive: true })
    await rename(join(home, 'next'), webDir())
    expect((await get('/')).body).toContain('/assets/two.js')
    expect(await get('/assets/two.js')).toMatchObject({ statusCode: 200, body: 'two' })
  })
})
