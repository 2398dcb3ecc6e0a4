import { isProblemCode } from '@maillage/contract/problems'
import { ORPCError } from '@orpc/server'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../platform/db/testing.ts'
import { insertDepartments } from '../testing/code-list.ts'
import { makeWorld, type World } from '../testing/world.ts'
import { clientOf, type Entry, entries, placeOf, roleFor, type Staff, staffOf } from './calls.ts'
import type { Place } from './place.ts'

let database: TestDatabase
let here: { readonly world: World; readonly staff: Staff }

beforeAll(async () => {
  database = await testDatabase()
  await insertDepartments(database)
  const world = await makeWorld(database)
  here = { world, staff: await staffOf(database, world, world.structure) }
})

type Fields = Readonly<Record<string, unknown>>

/** What the samples leave out because it may be left out, so that it is tried as well. */
const optional: Readonly<Record<string, (place: Place, input: Fields) => Fields>> = {
  'activity.save': ({ otherStructureId }, { draft }) => ({
    reason: 'Essai',
    draft: { ...(draft as Fields), coStructureId: otherStructureId, texts: { comment: 'Essai' }, tags: {} },
  }),
  'activity.list': ({ structureId, siteId }) => ({
    structureId,
    siteId,
    kind: 'stage',
    from: '2023-01-01',
    to: '2023-12-31',
    search: 'essai',
    withdrawn: false,
    page: 1,
    pageSize: 5,
  }),
  'activity.unreported': ({ structureId }) => ({ structureId }),
  'agreement.save': (_place, { draft }) => ({
    draft: { ...(draft as Fields), subject: 'Essai', signedOn: '2023-01-01', to: '2024-01-01' },
  }),
  'audit.list': () => ({
    noun: 'activity',
    thingId: 'x',
    from: '2023-01-01',
    to: '2023-12-31',
    before: 9,
    pageSize: 5,
  }),
  'document.file': () => ({ number: 1 }),
  'network.saveStructure': () => ({
    id: newId(),
    baseVersion: 0,
    draft: {
      kind: 'csapa_caarud',
      name: 'Structure',
      shortName: 'S',
      parentId: here.world.structure,
      departmentCode: '31',
      website: 'https://example.org',
      contacts: [{ name: 'Accueil', occupation: '', phone: '', email: '' }],
      openingHours: { ranges: [{ day: 1, from: '08:00', to: '12:00' }], note: '' },
    },
  }),
  'network.saveSite': (_place, { draft }) => ({
    draft: { ...(draft as Fields), position: { lat: 1, lon: 1 } },
  }),
  'report.download': () => ({ submission: 1, locale: 'fr' }),
  'report.list': () => ({ year: 2023, locale: 'fr' }),
  'report.read': () => ({ submission: 1, locale: 'fr' }),
  'statement.list': () => ({ structureId: null }),
  'statement.save': (_place, { draft }) => ({
    draft: {
      ...(draft as Fields),
      measure: 'active_file',
      kinds: ['stage'],
      dimensions: { setting: 'school' },
      state: 'observed',
      amount: 3,
    },
  }),
  'statement.savePastTotal': () => ({ dimensions: { setting: 'school' } }),
  'territory.search': () => ({ level: 'region', limit: 3 }),
  'territory.table': () => ({ by: 'commune' }),
}

const prototype: unknown = JSON.parse('{"__proto__":{"polluted":"yes"}}')
const texts = [
  '',
  'a\u0000b',
  'half \ud83d',
  'x'.repeat(60_000),
  '__proto__',
  'constructor',
  '0000-01-01',
  '2023-02-30',
  '2999-12-31',
  'own:------------------------------------',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
]
const numbers = [-1, -0, 0.001, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e308, Number.NaN, '12', '']
const shapes = [null, undefined, true, [], {}, [null], prototype, { 'a\u0000': 'x' }, { constructor: 'x' }]
const files = [
  new File(['a'], `${'x'.repeat(119)}😀😀.txt`),
  new File(['a'], '../../a\u0000.txt'),
  new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])], 'a.png'),
  new File(['PK\u0003\u0004'], 'a.docx'),
  new File(['jour;partenaire;kit;quantité\n"'], 'a.csv'),
]

/** A value with one thing wrong at a time, at each place in it. */
function* spoilt(value: unknown): Generator<unknown> {
  yield* shapes
  if (typeof value === 'string') yield* texts
  if (typeof value === 'number') yield* numbers
  if (value instanceof Blob) {
    yield* files
  } else if (Array.isArray(value)) {
    yield [...value, ...value]
    for (const [index, inner] of value.entries()) {
      for (const each of spoilt(inner)) yield value.with(index, each)
    }
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, stranger: 1 }
    for (const [key, inner] of Object.entries(value)) {
      for (const each of spoilt(inner)) yield { ...value, [key]: each }
    }
  }
}

/** Something new is made under a new identifier each time: else all but the first would only meet the first. */
function renewed(spoiltInput: unknown, { name }: Entry, whole: Fields): unknown {
  const isNew = whole.baseVersion === 0 && name !== 'report.saveProse'
  const isWhole = typeof spoiltInput === 'object' && spoiltInput !== null && 'id' in spoiltInput
  return isNew && isWhole && spoiltInput.id === whole.id ? { ...spoiltInput, id: newId() } : spoiltInput
}

/** What went wrong that no problem says; null when the call was answered or refused in words. */
async function failureOf(call: Promise<unknown>): Promise<string | null> {
  try {
    await call
    return null
  } catch (error) {
    return error instanceof ORPCError && isProblemCode(error.code) ? null : String(error)
  }
}

describe.each([...entries])('$name', (entry) => {
  it('answers whatever is sent, or says what is wrong with it', { timeout: 120_000 }, async () => {
    await database.inRollback(async (db) => {
      const place = placeOf(db, here)
      const sample = (await entry.sample.input(place)) as Fields
      const whole = { ...sample, ...optional[entry.name]?.(place, sample) }
      const role = roleFor(entry.access)
      const client = clientOf(db, role && place.accountId(role))
      const failures = new Set<string>()
      for (const input of spoilt(whole)) {
        const failure = await failureOf(entry.call(client, renewed(input, entry, whole)))
        if (failure) failures.add(failure)
      }
      expect([...failures]).toEqual([])
    })
  })
})
