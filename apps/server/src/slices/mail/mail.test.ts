import { Instant } from '@maillage/contract/values'
import { expect, it } from 'vitest'
import type { Database } from '../../platform/db/database.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import type { KeptMail, Mailer } from '../../platform/mail/mail.ts'
import { newMember } from '../../testing/member.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'
import { joinNetwork } from '../person/port.ts'

const database = await testDatabase()

const asMemberOf = (db: Database, accountId: string, { networkId }: World) =>
  db.transaction({ networkId }, (tx) =>
    joinNetwork(tx, {
      networkId,
      accountId,
      name: 'head',
      role: 'reader',
      structureId: null,
      at: Instant.parse('2026-03-29T10:00:00.000Z'),
      by: null,
    }),
  )

it('shows the administrator what the network wrote, and links that open no other network', () =>
  database.inRollback(async (db) => {
    const [here, away] = [await makeWorld(db), await makeWorld(db)]
    const join = (world: typeof here, role: 'administrator' | 'head', visit = {}) =>
      newMember(db, {
        networkId: world.networkId,
        role,
        structureId: role === 'head' ? world.structure : null,
        visit,
      })
    const ours = await join(here, 'head')
    const theirs = await join(away, 'head')
    const shared = await join(here, 'head')
    await asMemberOf(db, shared.id, away)
    const mailTo = (to: string, networkId?: string): KeptMail => ({
      ...(networkId && { networkId }),
      id: to,
      at: Instant.parse('2026-03-29T10:00:00.000Z'),
      to,
      subject: 'Lien',
      text: '…',
    })
    const links = [ours.email, theirs.email, shared.email, 'invited@example.org'].map((to) => mailTo(to))
    const invitation = mailTo('invited@example.org', here.networkId)
    const kept = [...links, invitation, mailTo('invited@example.org', away.networkId)]
    const mailer: Mailer = { sends: false, send: async () => {}, kept: async () => kept }
    const administrator = await join(here, 'administrator', { mailer })
    const { mails } = await administrator.client.mail.list()
    expect(mails).toEqual([mailTo(ours.email), mailTo('invited@example.org')])
    expect(await refused(ours.client.mail.list())).toBe('access.denied')
  }))
