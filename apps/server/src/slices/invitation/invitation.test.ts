import { InvitationId, StructureId } from '@maillage/contract/values'
import { createRouterClient } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { app } from '../../app.ts'
import { findAccount } from '../../platform/auth/accounts.ts'
import { newNetworkToken } from '../../platform/auth/network-token.ts'
import type { Database } from '../../platform/db/database.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { instantOf } from '../../platform/time/zone.ts'
import { type Member, newMember } from '../../testing/member.ts'
import { refused } from '../../testing/refused.ts'
import { visitOf } from '../../testing/visit.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()
const password = 'une phrase bien longue'

interface Scene extends World {
  readonly db: Database
  readonly coordinator: Member
  member(role: 'head' | 'coordinator' | 'administrator', structureId: string | null): Promise<Member>
}

const within = (work: (scene: Scene) => Promise<void>) => () =>
  database.inRollback(async (db) => {
    const world = await makeWorld(db)
    const member: Scene['member'] = (role, structureId) =>
      newMember(db, { networkId: world.networkId, role, structureId, name: role })
    await work({ ...world, db, member, coordinator: await member('coordinator', null) })
  })

const draft = (structureId: StructureId | null, more = {}) => ({
  id: InvitationId.parse(newId()),
  email: 'Camille@example.org',
  name: 'Camille Essai',
  role: 'worker' as const,
  structureId,
  ...more,
})

/** The token of the last mail that somebody sent. */
const tokenOf = ({ sent }: Member): string => /\?token=(\S+)/.exec(sent.at(-1)?.text ?? '')?.[1] ?? ''

describe('an invitation', () => {
  it(
    'leaves by mail once, in both languages, with an address on this installation',
    within(async ({ coordinator, structure }) => {
      const wanted = draft(structure)
      const first = await coordinator.client.invitation.send(wanted)
      expect(await coordinator.client.invitation.send(wanted)).toEqual(first)
      expect(coordinator.sent).toHaveLength(1)
      expect(coordinator.sent[0]).toMatchObject({ to: 'camille@example.org' })
      expect(coordinator.sent[0]?.text).toMatch(/Bonjour Camille[\s\S]+Hello Camille/)
      expect(coordinator.sent[0]?.text).toContain('https://maillage.example/invitation?token=')
      expect(first).toMatchObject({ state: 'waiting', invitedBy: 'coordinator' })
    }),
  )

  it(
    'leaves nothing and no mail when it is refused',
    within(async ({ member, structure, otherStructure }) => {
      const head = await member('head', structure)
      const elsewhere = draft(otherStructure)
      expect(await refused(head.client.invitation.send(elsewhere))).toBe('role.not_yours')
      const network = draft(null, { role: 'reader' })
      expect(await refused(head.client.invitation.send(network))).toBe('role.not_yours')
      const nowhere = draft(StructureId.parse(newId()))
      expect(await refused(head.client.invitation.send(nowhere))).toBe('role.not_yours')
      expect(head.sent).toEqual([])
      expect(await head.client.invitation.list()).toEqual([])
    }),
  )

  it(
    'makes no administrator, and no lines of its own in the mail',
    within(async ({ coordinator, structure }) => {
      const administrator = draft(null, { role: 'administrator' })
      expect(await refused(coordinator.client.invitation.send(administrator))).toBe(
        'role.administrators_only',
      )
      for (const name of ['Camille\n\nhttps://example.com', 'Camille\u2028https://example.com']) {
        expect(await refused(coordinator.client.invitation.send(draft(structure, { name })))).toBe(
          'request.invalid',
        )
      }
      expect(coordinator.sent).toEqual([])
    }),
  )

  it(
    'is refused for a structure that the network does not have',
    within(async ({ coordinator, structure }) => {
      const nowhere = draft(StructureId.parse(newId()))
      expect(await refused(coordinator.client.invitation.send(nowhere))).toBe('thing.not_found')
      const taken = draft(structure)
      await coordinator.client.invitation.send(taken)
      expect(await refused(coordinator.client.invitation.send({ ...taken, role: 'head' }))).toBe(
        'thing.id_taken',
      )
    }),
  )

  it(
    'says what it offers to whoever holds the link',
    within(async ({ coordinator, nobody, structure }) => {
      await coordinator.client.invitation.send(draft(structure))
      const opened = await nobody.invitation.open({ token: tokenOf(coordinator) })
      expect(opened).toMatchObject({
        network: 'Réseau d’essai',
        structure: 'Structure 1',
        role: 'worker',
        email: 'camille@example.org',
        hasAccount: false,
      })
    }),
  )

  it(
    'accepted, makes an account with the chosen password and gives the role, once',
    within(async ({ coordinator, nobody, db, structure }) => {
      await coordinator.client.invitation.send(draft(structure))
      const token = tokenOf(coordinator)
      expect(await nobody.invitation.accept({ token, name: 'Camille É.', password })).toEqual({
        email: 'camille@example.org',
      })
      const account = await findAccount(db.kysely, 'camille@example.org')
      const camille = createRouterClient(app, {
        context: visitOf(db, { id: account?.id ?? '', name: 'Camille' }),
      })
      expect(await camille.account.me()).toMatchObject({
        name: 'Camille É.',
        grants: [{ role: 'worker', structureId: structure }],
      })
      expect(await refused(nobody.invitation.accept({ token, name: 'Eve', password }))).toBe(
        'invitation.ended',
      )
      expect(await refused(nobody.invitation.open({ token }))).toBe('invitation.ended')
      expect(await coordinator.client.invitation.list()).toEqual([])
    }),
  )

  it(
    'to somebody who has an account joins that account, even when they are signed in to another network',
    within(async ({ coordinator, db, networkId, structure }) => {
      const away = await makeWorld(db)
      const guest = await newMember(db, {
        networkId: away.networkId,
        role: 'head',
        structureId: away.structure,
        name: 'Dominique',
      })
      await coordinator.client.invitation.send(draft(structure, { email: guest.email }))
      const token = tokenOf(coordinator)
      expect(await guest.client.invitation.open({ token })).toMatchObject({
        hasAccount: true,
        name: 'Dominique',
      })
      await guest.client.invitation.accept({ token, name: 'Dominique', password: null })
      const { networks } = await guest.client.account.me()
      expect(networks.map(({ id }) => id).sort()).toEqual([networkId, away.networkId].sort())
      const here = createRouterClient(app, {
        context: visitOf(db, { id: guest.id, name: '' }, { wantedNetwork: networkId }),
      })
      expect(await here.account.me()).toMatchObject({
        network: { id: networkId },
        grants: [{ role: 'worker', structureId: structure }],
      })
    }),
  )

  it(
    'withdrawn or expired, no longer opens',
    within(async ({ coordinator, nobody, db, structure }) => {
      const withdrawn = draft(structure)
      await coordinator.client.invitation.send(withdrawn)
      const token = tokenOf(coordinator)
      expect(await coordinator.client.invitation.revoke({ id: withdrawn.id })).toMatchObject({
        state: 'revoked',
      })
      expect(await refused(nobody.invitation.accept({ token, name: 'Camille', password }))).toBe(
        'invitation.ended',
      )
      await coordinator.client.invitation.send(draft(structure))
      const later = instantOf(new Date(Date.now() + 15 * 86_400_000))
      const tooLate = createRouterClient(app, { context: visitOf(db, null, { now: () => later }) })
      const late = { token: tokenOf(coordinator), name: 'Camille', password }
      expect(await refused(tooLate.invitation.accept(late))).toBe('invitation.ended')
    }),
  )

  it(
    'cannot be guessed, nor taken to another network',
    within(async ({ nobody, networkId, stranger }) => {
      for (const token of [
        'x'.repeat(40),
        newNetworkToken(networkId).token,
        newNetworkToken(newId()).token,
      ]) {
        expect(await refused(nobody.invitation.open({ token }))).toBe('invitation.ended')
      }
      expect(await refused(stranger.invitation.revoke({ id: InvitationId.parse(newId()) }))).toBe(
        'thing.not_found',
      )
    }),
  )

  it(
    'of another structure is neither seen nor withdrawn by a head',
    within(async ({ coordinator, member, otherStructure, structure }) => {
      const head = await member('head', structure)
      const elsewhere = draft(otherStructure)
      await coordinator.client.invitation.send(elsewhere)
      await head.client.invitation.send(draft(structure))
      expect(await head.client.invitation.list()).toHaveLength(1)
      expect(await coordinator.client.invitation.list()).toHaveLength(2)
      expect(await refused(head.client.invitation.revoke({ id: elsewhere.id }))).toBe('thing.not_found')
    }),
  )

  it(
    'is written in the journal from sending to role',
    within(async ({ coordinator, member, nobody, structure }) => {
      await coordinator.client.invitation.send(draft(structure))
      await nobody.invitation.accept({ token: tokenOf(coordinator), name: 'Camille', password: null })
      const administrator = await member('administrator', null)
      const { lines } = await administrator.client.audit.list({})
      expect(lines.map(({ action }) => action).slice(1, 4)).toEqual([
        'invitation.accept',
        'role.grant',
        'invitation.send',
      ])
      expect(await administrator.client.audit.verify()).toMatchObject({ broken: null })
    }),
  )
})
