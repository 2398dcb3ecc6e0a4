import { type Access, isStructureRole, type Role, roles } from '@maillage/contract/access'
import { api } from '@maillage/contract/api'
import type { EndpointMeta } from '@maillage/contract/endpoint'
import { isProblemCode } from '@maillage/contract/problems'
import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import { createRouterClient, ORPCError } from '@orpc/server'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../app.ts'
import type { Database } from '../platform/db/database.ts'
import { type TestDatabase, testDatabase } from '../platform/db/testing.ts'
import { newMember } from '../testing/member.ts'
import { visitOf } from '../testing/visit.ts'
import { type Client, makeWorld, type World } from '../testing/world.ts'
import type { Place, Sample } from './place.ts'
import { samples } from './samples.ts'

/** People who hold each role in a structure, or in the network where the role is held there. */
type Staff = ReadonlyMap<Role, string>

let database: TestDatabase
let here: World & { readonly staff: Staff; readonly otherStaff: Staff }
let away: World & { readonly staff: Staff }

beforeAll(async () => {
  database = await testDatabase()
  await insertDepartments(database)
  const [ours, theirs] = [await makeWorld(database), await makeWorld(database)]
  here = {
    ...ours,
    staff: await staffOf(ours, ours.structure),
    otherStaff: await staffOf(ours, ours.otherStructure),
  }
  away = { ...theirs, staff: await staffOf(theirs, theirs.structure) }
})

/** Of the national code list, the two that the samples name. */
async function insertDepartments({ kysely }: Database) {
  await sql`insert into region (code, name, search) values ('76', 'Occitanie', 'occitanie')`.execute(kysely)
  await sql`insert into department (code, name, region_code, search)
    values ('31', 'Haute-Garonne', '76', 'haute garonne'), ('32', 'Gers', '76', 'gers')`.execute(kysely)
}

async function staffOf(world: World, structureId: string): Promise<Staff> {
  const staff = new Map<Role, string>()
  for (const role of roles) {
    const place = isStructureRole(role) ? structureId : null
    const { id } = await newMember(database, { networkId: world.networkId, role, structureId: place })
    staff.set(role, id)
  }
  return staff
}

interface Entry {
  readonly name: string
  readonly access: Access
  readonly sample: Sample<unknown>
  readonly call: (client: Client, input: unknown) => Promise<unknown>
}

const entries = entriesOf(api)

function entriesOf(router: AnyContractRouter, path: readonly string[] = []): Entry[] {
  if (!isContractProcedure(router)) {
    return Object.entries(router).flatMap(([name, inner]) => entriesOf(inner, [...path, name]))
  }
  const name = path.join('.')
  const follow = (from: unknown) =>
    path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], from)
  const sample = follow(samples) as Sample<unknown> | undefined
  if (!sample) throw new Error(`${name} has no sample: add one to samples.ts`)
  return [
    {
      name,
      sample,
      access: (router['~orpc'].meta as EndpointMeta).access,
      call: (client, input) => (follow(client) as (given: unknown) => Promise<unknown>)(input),
    },
  ]
}

/** Runs a call about the place, from nothing: what earlier calls did is undone. */
const tried = (entry: Entry, accountId: string | null): Promise<Outcome> =>
  database.inRollback(async (db) => {
    const input = await entry.sample.input(placeIn(db))
    return outcomeOf(entry.call(clientOf(db, accountId), input))
  })

const clientOf = (db: Database, accountId: string | null): Client =>
  createRouterClient(app, {
    context: visitOf(db, accountId === null ? null : { id: accountId, name: 'Essai' }),
  })

function placeIn(db: Database): Place {
  const accountId = (role: Role) => here.staff.get(role) ?? ''
  return {
    networkId: here.networkId,
    structureId: here.structure,
    otherStructureId: here.otherStructure,
    siteId: here.sites.montbeliard,
    accountId,
    as: (role) => clientOf(db, accountId(role)),
  }
}

type Outcome = { readonly answer: string } | { readonly code: string }

async function outcomeOf(call: Promise<unknown>): Promise<Outcome> {
  try {
    const answer = await call
    return { answer: answer instanceof Blob ? await answer.text() : (JSON.stringify(answer) ?? '') }
  } catch (error) {
    if (error instanceof ORPCError && isProblemCode(error.code)) return { code: error.code }
    throw error
  }
}

const codeOf = (outcome: Outcome): string => ('code' in outcome ? outcome.code : 'answered')
const closed = ['auth.required', 'access.denied']

/** Whether an answer names the network of the place, its structure, its sites or its people. */
function tellsOfPlace(outcome: Outcome, alsoNetwork: boolean): boolean {
  if ('code' in outcome) return false
  const places = [here.structure, here.sites.montbeliard, here.sites.belfort, ...here.staff.values()]
  const names = alsoNetwork ? [...places, here.networkId, here.otherStructure, here.sites.elsewhere] : places
  return names.some((name) => outcome.answer.includes(name))
}

function expectFar(outcome: Outcome, wanted: 'refused' | 'nothing' | 'answered', alsoNetwork: boolean) {
  if (wanted === 'answered') {
    expect(closed).not.toContain(codeOf(outcome))
    return
  }
  expect(tellsOfPlace(outcome, alsoNetwork)).toBe(false)
  expect(codeOf(outcome)).not.toBe('request.invalid')
  if (wanted === 'refused') expect(codeOf(outcome)).not.toBe('answered')
}

describe.each(entries)('$name', (entry) => {
  const { access, sample } = entry
  const named = typeof access === 'string' ? [] : access.roles

  it('asks nobody in unless it is public', async () => {
    const outcome = codeOf(await tried(entry, null))
    if (access === 'public') expect(closed).not.toContain(outcome)
    else expect(outcome).toBe('auth.required')
  })

  it('asks for a role where the contract does', async () => {
    const outcome = codeOf(await tried(entry, newId()))
    if (typeof access === 'string') expect(closed).not.toContain(outcome)
    else expect(outcome).toBe('access.denied')
  })

  it('lets in the roles that the contract names, and only those', async () => {
    const outcomes: string[] = []
    for (const role of roles) {
      const outcome = codeOf(await tried(entry, here.staff.get(role) ?? null))
      const mayCall = typeof access === 'string' || named.includes(role)
      if (mayCall) expect(closed, role).not.toContain(outcome)
      else expect(outcome, role).toBe('access.denied')
      outcomes.push(outcome)
    }
    // A sample that nobody gets an answer to would prove nothing.
    if (access !== 'public') expect(outcomes).toContain('answered')
  })

  it('keeps to people of another structure what the sample says', async () => {
    for (const role of named.filter(isStructureRole)) {
      expectFar(await tried(entry, here.otherStaff.get(role) ?? null), sample.otherStructure, false)
    }
  })

  it('tells people of another network nothing', async () => {
    const theirs = typeof access === 'string' ? roles : named
    for (const role of theirs) {
      expectFar(await tried(entry, away.staff.get(role) ?? null), sample.otherNetwork, true)
    }
  })
})
