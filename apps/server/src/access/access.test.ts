import { isStructureRole, roles } from '@maillage/contract/access'
import { isProblemCode } from '@maillage/contract/problems'
import { ORPCError } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../platform/db/testing.ts'
import { insertDepartments } from '../testing/code-list.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { clientOf, type Entry, entries, placeOf, type Staff, staffOf } from './calls.ts'

let database: TestDatabase
let here: World & { readonly staff: Staff; readonly otherStaff: Staff }
let away: World & { readonly staff: Staff }

beforeAll(async () => {
  database = await testDatabase()
  await insertDepartments(database)
  const [ours, theirs] = [await makeWorld(database), await makeWorld(database)]
  here = {
    ...ours,
    staff: await staffOf(database, ours, ours.structure),
    otherStaff: await staffOf(database, ours, ours.otherStructure),
  }
  away = { ...theirs, staff: await staffOf(database, theirs, theirs.structure) }
})

/** Runs a call about the place, from nothing: what earlier calls did is undone. */
const tried = (entry: Entry, accountId: string | null): Promise<Outcome> =>
  database.inRollback(async (db) => {
    const input = await entry.sample.input(placeOf(db, { world: here, staff: here.staff }))
    return outcomeOf(entry.call(clientOf(db, accountId), input))
  })

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
