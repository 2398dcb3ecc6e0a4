import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import type { Services } from '../open.ts'
import { openIdentity } from '../platform/auth/identity.ts'
import type { Mail } from '../platform/mail/mail.ts'

const tries = 100
const pauseMs = 50

/** Asks for a new password as the sign-in page does, and gives the link of the mail instead of sending it. */
export async function passwordLink({ database, config }: Services, email: string): Promise<string> {
  const sent: Mail[] = []
  const mailer = { sends: true, send: async (mail: Mail) => void sent.push(mail), kept: async () => [] }
  const server = Fastify()
  await (await openIdentity({ database, config, mailer })).mount(server)
  await server.inject({ method: 'POST', url: '/api/auth/request-password-reset', payload: { email } })
  // The answer must not tell whether the address is known, so that it does not wait for the mail.
  for (let attempt = 0; sent.length === 0 && attempt < tries; attempt += 1) await sleep(pauseMs)
  await server.close()
  const link = /https?:\/\/\S+/.exec(sent[0]?.text ?? '')?.[0]
  if (!link) throw new Error('No link was made.')
  return link
}
