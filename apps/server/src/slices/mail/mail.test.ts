import { Instant } from '@maillage/contract/values'
import { expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import type { KeptMail, Mailer } from '../../platform/mail/mail.ts'
import { newMember } from '../../testing/member.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld } from '../../testing/world.ts'

const database = await testDatabase()

it('shows the administrator the mails to people of the network, and to nobody else', () =>
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
    const mailTo = (to: string): KeptMail => ({
      id: to,
      at: Instant.parse('2026-03-29T10:00:00.000Z'),
      to,
      subject: 'Lien',
      text: '…',
    })
    const kept = [ours.email, theirs.email, 'nobody@example.org'].map(mailTo)
    const mailer: Mailer = { sends: false, send: async () => {}, kept: async () => kept }
    const administrator = await join(here, 'administrator', { mailer })
    expect(await administrator.client.mail.list()).toEqual({ sends: false, mails: [mailTo(ours.email)] })
    expect(await refused(ours.client.mail.list())).toBe('access.denied')
  }))
