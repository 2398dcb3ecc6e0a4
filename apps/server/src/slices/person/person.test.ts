import { AccountId, RoleId } from '@maillage/contract/values'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { type Member, newMember } from '../../testing/member.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

interface Scene extends World {
  member(role: Parameters<typeof newMember>[1]['role'], structureId: string | null): Promise<Member>
}

const within = (work: (scene: Scene) => Promise<void>) => () =>
  database.inRollback(async (each) => {
    const world = await makeWorld(each)
    await work({
      ...world,
      member: (role, structureId) =>
        newMember(each, { networkId: world.networkId, role, structureId, name: role }),
    })
  })

const roleId = () => RoleId.parse(newId())
const accountOf = ({ id }: Member) => AccountId.parse(id)

describe('giving a role', () => {
  it(
    'opens at once what it opens',
    within(async ({ member, structure }) => {
      const coordinator = await member('coordinator', null)
      const worker = await member('worker', structure)
      expect(await refused(worker.client.person.list())).toBe('access.denied')
      await coordinator.client.person.grantRole({
        id: roleId(),
        accountId: accountOf(worker),
        role: 'head',
        structureId: structure,
      })
      expect(await worker.client.person.list()).toHaveLength(2)
    }),
  )

  it(
    'twice is once, by the same identifier or another',
    within(async ({ member, structure }) => {
      const coordinator = await member('coordinator', null)
      const worker = await member('worker', structure)
      const wanted = { accountId: accountOf(worker), role: 'analyst', structureId: structure } as const
      const first = await coordinator.client.person.grantRole({ id: roleId(), ...wanted })
      expect(await coordinator.client.person.grantRole({ ...wanted, id: first.id })).toEqual(first)
      expect(await coordinator.client.person.grantRole({ ...wanted, id: roleId() })).toEqual(first)
      const reused = { ...wanted, id: first.id, role: 'instrumentManager' } as const
      expect(await refused(coordinator.client.person.grantRole(reused))).toBe('thing.id_taken')
    }),
  )

  it(
    'is for the structures that a head answers for',
    within(async ({ member, structure, otherStructure }) => {
      const head = await member('head', structure)
      const other = await member('worker', otherStructure)
      const give = (role: 'worker' | 'coordinator', structureId: typeof structure | null) =>
        head.client.person.grantRole({ id: roleId(), accountId: accountOf(other), role, structureId })
      expect(await refused(give('worker', otherStructure))).toBe('role.not_yours')
      expect(await refused(give('coordinator', null))).toBe('role.not_yours')
      expect(await give('worker', structure)).toMatchObject({ role: 'worker', structureId: structure })
    }),
  )

  it(
    'of administrator is for administrators: coordinating lets nobody in by themselves',
    within(async ({ member }) => {
      const administrator = await member('administrator', null)
      const coordinator = await member('coordinator', null)
      const wanted = {
        id: roleId(),
        accountId: accountOf(coordinator),
        role: 'administrator' as const,
        structureId: null,
      }
      expect(await refused(coordinator.client.person.grantRole(wanted))).toBe('role.administrators_only')
      await administrator.client.person.grantRole(wanted)
      const people = await coordinator.client.person.list()
      const id = people.find(({ accountId }) => accountId === administrator.id)?.grants[0]?.id ?? roleId()
      await administrator.client.person.revokeRole({ id: wanted.id })
      expect(await refused(coordinator.client.person.revokeRole({ id }))).toBe('role.administrators_only')
    }),
  )

  it(
    'needs somebody and something of this network',
    within(async ({ member, structure, stranger }) => {
      const coordinator = await member('coordinator', null)
      const { accountId } = await stranger.account.me()
      const give = (wanted: { accountId: AccountId; structureId: typeof structure }) =>
        coordinator.client.person.grantRole({ id: roleId(), role: 'worker', ...wanted })
      const foreign = (await stranger.network.structures()).structures[0]?.id ?? structure
      expect(await refused(give({ accountId, structureId: structure }))).toBe('thing.not_found')
      expect(await refused(give({ accountId: accountOf(coordinator), structureId: foreign }))).toBe(
        'thing.not_found',
      )
    }),
  )
})

describe('taking a role back', () => {
  it(
    'closes at once what it opened',
    within(async ({ member, structure }) => {
      const coordinator = await member('coordinator', null)
      const head = await member('head', structure)
      const [person] = await head.client.person.list()
      const id = person?.grants[0]?.id ?? roleId()
      await coordinator.client.person.revokeRole({ id, reason: 'a changé de poste' })
      expect(await refused(head.client.person.list())).toBe('access.denied')
      expect(await refused(coordinator.client.person.revokeRole({ id }))).toBe('thing.not_found')
    }),
  )

  it(
    'never takes the last administrator',
    within(async ({ member }) => {
      const first = await member('administrator', null)
      const roleOf = async ({ id }: Member) =>
        (await first.client.person.list()).find(({ accountId }) => accountId === id)?.grants[0]?.id ??
        roleId()
      expect(await refused(first.client.person.revokeRole({ id: await roleOf(first) }))).toBe(
        'role.last_administrator',
      )
      const second = await member('administrator', null)
      await first.client.person.revokeRole({ id: await roleOf(second) })
      expect(await refused(first.client.person.revokeRole({ id: await roleOf(first) }))).toBe(
        'role.last_administrator',
      )
    }),
  )

  it(
    'is for the structures that a head answers for',
    within(async ({ member, structure, otherStructure }) => {
      const coordinator = await member('coordinator', null)
      const head = await member('head', structure)
      const other = await member('worker', otherStructure)
      const people = await coordinator.client.person.list()
      const id = people.find(({ accountId }) => accountId === other.id)?.grants[0]?.id ?? roleId()
      expect(await refused(head.client.person.revokeRole({ id }))).toBe('role.not_yours')
    }),
  )

  it(
    'is written in the journal with its reason',
    within(async ({ member, structure }) => {
      const administrator = await member('administrator', null)
      const worker = await member('worker', structure)
      const people = await administrator.client.person.list()
      const id = people.find(({ accountId }) => accountId === worker.id)?.grants[0]?.id ?? roleId()
      await administrator.client.person.revokeRole({ id, reason: 'départ' })
      const { lines } = await administrator.client.audit.list({ thingId: id })
      expect(lines.map(({ action, by, reason }) => [action, by, reason])).toEqual([
        ['role.revoke', 'administrator', 'départ'],
        ['role.grant', null, null],
      ])
    }),
  )
})

describe('the list of people', () => {
  it(
    'shows everybody to the coordination, with address and roles',
    within(async ({ member, structure, otherStructure }) => {
      const coordinator = await member('coordinator', null)
      const worker = await member('worker', otherStructure)
      await member('analyst', structure)
      const people = await coordinator.client.person.list()
      expect(people.find(({ accountId }) => accountId === worker.id)).toMatchObject({
        name: 'worker',
        email: worker.email,
        secondFactor: false,
        grants: [{ role: 'worker', structureId: otherStructure }],
      })
    }),
  )

  it(
    'shows a head those of their structure, and of their roles those held there',
    within(async ({ member, structure, otherStructure }) => {
      const coordinator = await member('coordinator', null)
      const head = await member('head', structure)
      const both = await member('worker', structure)
      await coordinator.client.person.grantRole({
        id: roleId(),
        accountId: accountOf(both),
        role: 'worker',
        structureId: otherStructure,
      })
      await member('worker', otherStructure)
      const people = await head.client.person.list()
      const seen = people.find(({ accountId }) => accountId === both.id)
      expect(seen?.grants.map(({ structureId }) => structureId)).toEqual([structure])
      expect(people.flatMap(({ grants }) => grants.map(({ structureId }) => structureId))).not.toContain(
        otherStructure,
      )
    }),
  )
})

describe('one’s own profile', () => {
  it(
    'is changed in the network, and Me tells it',
    within(async ({ member, structure }) => {
      const worker = await member('worker', structure)
      await worker.client.account.saveProfile({ name: '  Camille Essai ', locale: 'en' })
      expect(await worker.client.account.me()).toMatchObject({ name: 'Camille Essai', locale: 'en' })
    }),
  )
})
