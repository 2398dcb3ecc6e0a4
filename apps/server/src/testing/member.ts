import type { Role } from '@maillage/contract/access'
import type { StructureId } from '@maillage/contract/values'
import { createRouterClient } from '@orpc/server'
import { app } from '../app.ts'
import { insertAccount } from '../platform/auth/accounts.ts'
import type { Database } from '../platform/db/database.ts'
import type { Visit } from '../platform/http/endpoints.ts'
import type { Mail } from '../platform/mail/mail.ts'
import { instantOf } from '../platform/time/zone.ts'
import { joinNetwork } from '../slices/person/port.ts'
import { visitOf } from './visit.ts'
import type { Client } from './world.ts'

/** Somebody with an account of their own, who joined a network with a role. */
export interface Member {
  readonly id: string
  readonly email: string
  readonly client: Client
  /** What their requests sent by mail. */
  readonly sent: Mail[]
}

interface Joining {
  readonly networkId: string
  readonly role: Role
  readonly structureId: string | null
  readonly name?: string
  readonly visit?: Partial<Visit>
}

let count = 0

/** Makes an account at example.org and lets it join; tests ask for nobody's password. */
export async function newMember(
  database: Database,
  { networkId, role, structureId, name = role, visit = {} }: Joining,
): Promise<Member> {
  count += 1
  const email = `${name.toLowerCase()}-${count}@example.org`
  const now = instantOf(new Date())
  const id = await insertAccount(database.kysely, { email, name, passwordDigest: null, now })
  await database.transaction({ networkId }, (tx) =>
    joinNetwork(tx, {
      networkId,
      accountId: id,
      name,
      role,
      structureId: structureId as StructureId | null,
      at: now,
      by: null,
    }),
  )
  const context = visitOf(database, { id, name }, visit)
  return { id, email, client: createRouterClient(app, { context }), sent: context.sent }
}
