import { once } from 'node:events'
import { request } from 'node:http'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { maillage } from '../testing/command.ts'
import { type NewPlace, newPlace } from '../testing/new-place.ts'
import { type PreparedNetwork, prepareNetwork } from '../testing/prepared-network.ts'
import { type ServerProcess, startServerProcess } from '../testing/server-process.ts'
import { signIn } from '../testing/signed-in.ts'

// Each command is a process of its own, and a busy machine takes its time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })
let place: NewPlace
let network: PreparedNetwork
let server: ServerProcess

const start = () => startServerProcess(place, { MAILLAGE_DEMO: 'off' })
const signedIn = () => signIn(server.url, network.workers[0] ?? { email: '', password: '' })

beforeAll(async () => {
  place = await newPlace(inject('testDatabaseUrl'))
  network = await prepareNetwork(place, { workers: 1 })
  server = await start()
})
afterAll(async () => {
  await server.stop()
  await place.remove()
})

const stage = () => ({
  id: newId(),
  baseVersion: 0,
  draft: {
    kind: 'stage',
    kindVersion: 1,
    day: '2024-03-14',
    structureId: network.structureId,
    siteId: network.siteId,
    values: [{ measure: 'participants', state: 'observed' as const, amount: 7 }],
  },
})

describe('a server that runs', () => {
  it('says its address, and answers', async () => {
    expect(server.said()).toMatch(/^Maillage: http:\/\/127\.0\.0\.1:\d+$/m)
    const health = await (await fetch(`${server.url}/health`)).json()
    expect(health).toMatchObject({ status: 'ok', migration: expect.stringMatching(/^\d{4}-/) })
  })

  it.runIf(inject('testEngine') === 'pglite')(
    'keeps other programs from its data, in a sentence',
    async () => {
      const refused = await maillage(place, ['backup', `${place.dataDir}/never`, '--lang', 'fr', '--json'])
      expect([refused.code, refused.json.error.code]).toEqual([3, 'data_in_use'])
      expect(refused.json.error.message).toContain(`utilisé par le processus ${server.pid} `)
      const second = await maillage(place, ['start'])
      expect(second.code).toBe(3)
      expect(second.stderr).toContain(`in use by process ${server.pid}:`)
      const { code, json } = await maillage(place, ['doctor', '--json'])
      expect(code).toBe(3)
      expect(json.checks).toContainEqual(expect.objectContaining({ check: 'database', state: 'skipped' }))
    },
  )

  it('keeps its port from another one, in a sentence', async () => {
    const other = await newPlace('')
    const environment = { PORT: new URL(server.url).port, MAILLAGE_DEMO: 'off' }
    const refused = await maillage(other, ['start'], { environment })
    await other.remove()
    expect(refused.code).toBe(3)
    expect(refused.stderr).toContain(`Le port ${environment.PORT} est déjà utilisé`)
    expect(refused.stderr).toContain(`Port ${environment.PORT} is already used`)
  })

  it('answers what is under way before it closes, and keeps it', async () => {
    const { cookie } = await signedIn()
    const { id, ...record } = stage()
    const body = JSON.stringify(record)
    const underWay = request(`${server.url}/api/activities/${id}`, {
      method: 'PUT',
      headers: {
        cookie,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        expect: '100-continue',
      },
    })
    const answered = once(underWay, 'response')
    underWay.flushHeaders()
    // The server has begun with the request, and waits for what it is about.
    await once(underWay, 'continue')
    const code = server.stop()
    await expect.poll(server.said).toContain('Closing…')
    underWay.end(body)
    const [answer] = await answered
    expect(answer.statusCode).toBe(200)
    expect(await code).toBe(0)
    server = await start()
    expect((await (await signedIn()).get(`/activities/${id}`)).status).toBe(200)
  })
})
