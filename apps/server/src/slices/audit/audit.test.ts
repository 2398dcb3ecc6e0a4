import { describe, expect, it } from 'vitest'
import type { Database } from '../../platform/db/database.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Member, newMember } from '../../testing/member.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

interface Scene extends World {
  readonly db: Database
  readonly administrator: Member
  readonly worker: Member
}

const within = (work: (scene: Scene) => Promise<void>) => () =>
  database.inRollback(async (db) => {
    const world = await makeWorld(db)
    const member = (role: 'administrator' | 'worker', structureId: string | null) =>
      newMember(db, { networkId: world.networkId, role, structureId, name: role })
    const administrator = await member('administrator', null)
    await work({ ...world, db, administrator, worker: await member('worker', world.structure) })
  })

describe('the journal', () => {
  it(
    'is for administrators',
    within(async ({ nobody, worker }) => {
      expect(await refused(nobody.audit.list({}))).toBe('auth.required')
      expect(await refused(worker.client.audit.list({}))).toBe('access.denied')
      expect(await refused(worker.client.audit.verify())).toBe('access.denied')
    }),
  )

  it(
    'comes in pages, newest first',
    within(async ({ administrator, worker }) => {
      for (const name of ['A', 'B', 'C']) await worker.client.account.saveProfile({ name, locale: null })
      const first = await administrator.client.audit.list({ pageSize: 2 })
      expect(first).toMatchObject({ more: true, lines: [{ seq: 5, by: 'C' }, { seq: 4 }] })
      const rest = await administrator.client.audit.list({ pageSize: 3, before: 4 })
      expect(rest).toMatchObject({ more: false, lines: [{ seq: 3 }, { seq: 2 }, { seq: 1, by: null }] })
    }),
  )

  it(
    'is filtered by noun, person and day in the network’s zone',
    within(async ({ administrator, worker }) => {
      await worker.client.account.saveProfile({ name: 'A', locale: null })
      const { accountId } = await worker.client.account.me()
      const count = async (filter: Parameters<typeof administrator.client.audit.list>[0]) =>
        (await administrator.client.audit.list(filter)).lines.length
      expect(await count({ noun: 'person' })).toBe(1)
      expect(await count({ accountId })).toBe(1)
      expect(await count({ accountId, noun: 'role' })).toBe(0)
      expect(await count({ from: '2000-01-01', to: '2000-12-31' })).toBe(0)
      expect(await count({ from: '2000-01-01', to: '2999-12-31' })).toBe(3)
    }),
  )

  it(
    'shows what a line wrote',
    within(async ({ administrator, worker }) => {
      await worker.client.account.saveProfile({ name: 'Alix', locale: 'fr' })
      expect(await administrator.client.audit.read({ seq: 3 })).toMatchObject({
        action: 'person.save',
        payload: { name: 'Alix', locale: 'fr' },
        erased: null,
      })
      expect(await refused(administrator.client.audit.read({ seq: 99 }))).toBe('thing.not_found')
    }),
  )

  it(
    'keeps its chain when a content is erased, and says who erased it',
    within(async ({ administrator, worker }) => {
      await worker.client.account.saveProfile({ name: 'Un nom tapé ici par erreur', locale: 'fr' })
      const erasure = { seq: 3, reason: 'nom saisi par erreur' }
      const erased = await administrator.client.audit.erase(erasure)
      expect(erased).toMatchObject({ seq: 3, erased: { reason: 'nom saisi par erreur' } })
      expect(await administrator.client.audit.erase({ seq: 3, reason: 'encore' })).toEqual(erased)
      expect((await administrator.client.audit.read({ seq: 3 })).payload).toBeNull()
      const { lines } = await administrator.client.audit.list({ noun: 'audit' })
      expect(lines).toMatchObject([{ action: 'audit.erase', thingId: '3', by: 'administrator' }])
      expect(await administrator.client.audit.verify()).toEqual({ lines: 4, erased: 1, broken: null })
    }),
  )

  it(
    'of one network says nothing of another’s',
    within(async ({ db, administrator }) => {
      const away = await makeWorld(db)
      const other = await newMember(db, {
        networkId: away.networkId,
        role: 'administrator',
        structureId: null,
      })
      expect((await other.client.audit.list({})).lines).toHaveLength(1)
      expect((await administrator.client.audit.list({})).lines).toHaveLength(2)
    }),
  )
})
