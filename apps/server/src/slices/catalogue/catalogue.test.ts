import { Catalogue } from '@maillage/contract/catalogue'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { run } from '../../platform/db/rows.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import { type WrittenCatalogue, writtenCatalogue } from '../../testing/small-catalogue.ts'
import { makeWorld } from '../../testing/world.ts'
import { installCatalogue } from './commands.ts'
import { readCatalogueFiles } from './import.ts'
import { readCatalogue } from './queries.ts'

const database = await testDatabase()

type Change = (catalogue: WrittenCatalogue) => void

interface Network {
  /** Installs the small catalogue of the tests, changed by `change`. */
  install(change?: Change): Promise<void>
  /** Installs and reads it, then undoes the whole transaction; what was read. */
  installInVain(change: Change): Promise<Catalogue>
  read(): Promise<Catalogue>
  /** The same, asked by a member of another network. */
  readFromOutside(): Promise<Catalogue>
}

/** A new network without a catalogue, undone at the end of the test. */
const inNetwork = (work: (network: Network) => Promise<void>) => () =>
  database.inRollback(async (db) => {
    const [networkId, elsewhere] = [newId(), newId()]
    for (const id of [networkId, elsewhere])
      await db.transaction({ networkId: id }, (tx) => addNetwork(tx, id))
    const install = (tx: Tx, change: Change = () => {}) => {
      const catalogue = writtenCatalogue()
      change(catalogue)
      return installCatalogue(tx, networkId, Catalogue.parse(catalogue))
    }
    await work({
      install: (change) => db.transaction({ networkId }, (tx) => install(tx, change)),
      installInVain: async (change) => {
        let seen: Catalogue | undefined
        const undone = db.transaction({ networkId }, async (tx) => {
          await install(tx, change)
          seen = await readCatalogue(tx, networkId)
          throw new Error('undone')
        })
        await expect(undone).rejects.toThrow('undone')
        if (!seen) throw new Error('the installation was not read')
        return seen
      },
      read: () => db.transaction({ networkId, readOnly: true }, (tx) => readCatalogue(tx, networkId)),
      readFromOutside: () => db.transaction({ networkId: elsewhere }, (tx) => readCatalogue(tx, networkId)),
    })
  })

const addNetwork = (tx: Tx, id: string) =>
  run(
    tx,
    sql`insert into network (id, name, zone, created_at)
    values (${id}, 'Réseau d’essai', 'Europe/Paris', '2020-01-01T00:00:00Z')`,
  )

const byName = (a: { code: string; version?: number }, b: { code: string; version?: number }): number =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : (a.version ?? 1) - (b.version ?? 1)

/** The same definitions, in an order that two catalogues share. */
const sorted = ({ measures, vocabularies, kinds, indicators, templates }: Catalogue): Catalogue => ({
  measures: measures.toSorted(byName),
  vocabularies: vocabularies.toSorted(byName),
  kinds: kinds.toSorted(byName),
  indicators: indicators.toSorted(byName),
  templates: templates.toSorted(byName),
})

const codes = (all: readonly { code: string }[] | undefined) => all?.map(({ code }) => code)
const vocabulary = ({ vocabularies }: Catalogue, code: string) =>
  vocabularies.find((each) => each.code === code)

describe('installing', () => {
  it('writes the shipped catalogue, and nothing more the second time', async () => {
    await database.inRollback(async (db) => {
      const { networkId } = await makeWorld(db)
      const read = () => db.transaction({ networkId }, (tx) => readCatalogue(tx, networkId))
      const first = await read()
      expect(sorted(first)).toEqual(sorted(readCatalogueFiles()))
      // A transaction that may only read proves that nothing is written.
      await db.transaction({ networkId, readOnly: true }, (tx) => installCatalogue(tx, networkId))
      expect(await read()).toEqual(first)
    })
  })

  it(
    'refuses a catalogue with faults, and writes nothing',
    inNetwork(async ({ install, read }) => {
      const faulty = install(({ kinds }) => Object.assign(kinds[0] ?? {}, { structureKinds: ['castle'] }))
      await expect(faulty).rejects.toThrow('- kind session: castle is not in structure_kind')
      expect((await read()).kinds).toEqual([])
    }),
  )

  it(
    'refuses a kind, an indicator or a template changed under its version, and writes nothing',
    inNetwork(async ({ install, read }) => {
      await install()
      const before = await read()
      const changed = install(({ measures, kinds, indicators, templates }) => {
        measures.push({ code: 'new_one', type: 'acts', label: { fr: 'Nouveau', en: 'New' } })
        Object.assign(kinds[0] ?? {}, { order: 7 })
        Object.assign(indicators[0] ?? {}, { definition: { fr: 'Autre', en: 'Other' } })
        Object.assign(templates[0] ?? {}, { validToYear: 2030 })
      })
      await expect(changed).rejects.toThrow(
        [
          'The shipped catalogue rewrites what is already in use:',
          '- kind session (version 1) has changed: give it a new version',
          '- indicator people (version 1) has changed: give it a new version',
          '- template report (version 1) has changed: give it a new version',
        ].join('\n'),
      )
      expect(await read()).toEqual(before)
    }),
  )

  it(
    'keeps the old version of a kind beside the new one',
    inNetwork(async ({ install, read }) => {
      await install()
      await install(({ kinds }) => {
        const [session] = kinds
        if (session) kinds.push({ ...session, version: 2, validFrom: '2024-01-01' })
      })
      const versions = (await read()).kinds.filter(({ code }) => code === 'session')
      expect(versions.map(({ version }) => version)).toEqual([1, 2])
    }),
  )

  it(
    'keeps what only the network has, and adds what is new',
    inNetwork(async ({ install, read }) => {
      const label = { fr: 'Plage', en: 'Beach' }
      await install(({ vocabularies }) => vocabularies[1]?.members.push({ code: 'beach', label } as never))
      await install(({ vocabularies }) => vocabularies[1]?.members.push({ code: 'street', label } as never))
      expect(codes(vocabulary(await read(), 'setting')?.members)).toEqual([
        'school',
        'health',
        'street',
        'beach',
      ])
    }),
  )

  it(
    'rewords a measure, and never changes its type',
    inNetwork(async ({ install, read }) => {
      await install()
      const label = { fr: 'Personnes', en: 'Persons' }
      await install(({ measures }) => Object.assign(measures[0] ?? {}, { label }))
      expect((await read()).measures.find(({ code }) => code === 'people')?.label).toEqual(label)
      const retyped = install(({ measures, indicators }) => {
        Object.assign(measures[0] ?? {}, { type: 'contacts' })
        Object.assign(indicators[0] ?? {}, { version: 2, type: 'contacts' })
      })
      await expect(retyped).rejects.toThrow('- measure people has changed its type: give it a new code')
    }),
  )

  it(
    'never rewrites what a kit held, but closes it and dates what follows',
    inNetwork(async ({ install, read }) => {
      const contentsOf = (catalogue: WrittenCatalogue) => catalogue.vocabularies[5]?.members[0] ?? {}
      const past = { item: 'syringe', quantity: 2, validFrom: '2020-01-01', validTo: '2021-12-31' }
      const now = { item: 'syringe', quantity: 1, validFrom: '2022-01-01' }
      await install()
      const rewritten = install((catalogue) =>
        Object.assign(contentsOf(catalogue), { contents: [past, { ...now, quantity: 3 }] }),
      )
      await expect(rewritten).rejects.toThrow(
        '- vocabulary kit, box: its contents have changed: close them and add dated ones',
      )
      const next = { ...now, quantity: 3, validFrom: '2025-01-01' }
      const dated = [past, { ...now, validTo: '2024-12-31' }, next]
      await install((catalogue) => Object.assign(contentsOf(catalogue), { contents: dated }))
      expect(vocabulary(await read(), 'kit')?.members[0]?.contents).toEqual(dated)
    }),
  )
})

describe('reading', () => {
  it(
    'is empty before the installation, and of one’s own network only',
    inNetwork(async ({ install, read, readFromOutside }) => {
      expect(codes((await read()).kinds)).toEqual([])
      await install()
      expect(codes((await read()).kinds)).toEqual(['session', 'material'])
      expect(codes((await readFromOutside()).kinds)).toEqual([])
      expect(codes((await read()).kinds)).toEqual(['session', 'material'])
    }),
  )

  it(
    'forgets what was installed in a transaction that was undone',
    inNetwork(async ({ install, installInVain, read }) => {
      await install()
      const before = await read()
      const undone = await installInVain(({ measures }) =>
        measures.push({ code: 'new_one', type: 'acts', label: { fr: 'Nouveau', en: 'New' } }),
      )
      expect(codes(undone.measures)).toContain('new_one')
      expect(await read()).toEqual(before)
    }),
  )
})

describe('the endpoints', () => {
  it('are for people with a role', async () => {
    await database.inRollback(async (db) => {
      const { nobody } = await makeWorld(db)
      await expect(nobody.catalogue.recording()).rejects.toMatchObject({ code: 'auth.required' })
      await expect(nobody.catalogue.reporting()).rejects.toMatchObject({ code: 'auth.required' })
    })
  })

  it('give the Record page its kinds, and the reports theirs', async () => {
    await database.inRollback(async (db) => {
      const world = await makeWorld(db)
      const worker = await world.as('worker')
      const recording = await worker.catalogue.recording()
      expect(Object.keys(recording).sort()).toEqual(['kinds', 'measures', 'vocabularies'])
      expect(recording.kinds[0]).toMatchObject({ code: 'permanence', recurs: true })
      const reader = await world.as('reader', null)
      const reporting = await reader.catalogue.reporting()
      expect(Object.keys(reporting).sort()).toEqual(['indicators', 'templates'])
      expect(codes(reporting.templates)).toContain('csapa')
    })
  })
})
