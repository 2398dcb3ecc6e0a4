import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { type Client, makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const headers = 'Jour;Partenaire;Type de partenaire;Kit ou article;Quantité'
const csv = (...rows: string[]) =>
  new File([[headers, ...rows].join('\n')], 'livraisons.csv', { type: 'text/html' })

const lilas = '2024-03-05;Pharmacie des Lilas;;Kit+;10'
const pont = '2024-03-06;Pharmacie du Pont;;Stéribox2;50'

/** Taken in by the head of the first structure. */
const taken = (world: World, file: File, id = newId()) =>
  world.head.delivery.import({ id, structureId: world.structure, file })

/** Kits of the deliveries that count. */
async function kits(client: Client): Promise<number[]> {
  const { lines } = await client.activity.list({ kind: 'kit_delivery' })
  return lines.flatMap(({ amounts }) =>
    amounts.flatMap(({ measure, amount }) => (measure === 'kits_delivered' ? [amount] : [])),
  )
}

describe('taking in a file', () => {
  it(
    'is for those who record in the structure',
    within(async (world) => {
      const input = { id: newId(), structureId: world.structure, file: csv(lilas) }
      expect(await refused(world.nobody.delivery.import(input))).toBe('auth.required')
      expect(await refused((await world.as('reader', null)).delivery.import(input))).toBe('access.denied')
      const neighbour = await world.as('worker', world.otherStructure)
      expect(await refused(neighbour.delivery.import(input))).toBe('access.other_structure')
    }),
  )

  it(
    'is once however often it is sent; its identifier names no other file',
    within(async (world) => {
      const id = newId()
      const first = await taken(world, csv(lilas), id)
      expect(first).toMatchObject({
        version: 1,
        taken: 1,
        corrected: 0,
        known: 0,
        refused: 0,
        withdrawn: false,
      })
      expect(await taken(world, csv(lilas), id)).toEqual(first)
      expect(await refused(taken(world, csv(pont), id))).toBe('thing.id_taken')
      const coordinator = await world.as('coordinator', null)
      const elsewhere = { id, structureId: world.otherStructure, file: csv(lilas) }
      expect(await refused(coordinator.delivery.import(elsewhere))).toBe('thing.id_taken')
    }),
  )

  it(
    'refuses a file that is too large',
    within(async (world) => {
      const file = new File([new Uint8Array(5 * 1_048_576 + 1)], 'gros.csv')
      expect(await refused(taken(world, file))).toBe('request.too_large')
    }),
  )

  it(
    'tells what is new, what corrects an earlier file, what was known, and what to mend',
    within(async (world) => {
      await taken(world, csv(lilas, pont))
      const again = await taken(
        world,
        csv('2024-03-05;Pharmacie des Lilas;;Kit+;12', pont, '2024-03-07;Pharmacie du Pont;;Kit+;5', ';;;;3'),
      )
      expect(again).toMatchObject({ taken: 1, corrected: 1, known: 1, refused: 1 })
      expect(again.faults.map(({ line, column }) => [line, column])).toEqual([
        [5, 'day'],
        [5, 'partner'],
        [5, 'item'],
      ])
      expect((await kits(world.head)).sort()).toEqual([12, 5, 50])
    }),
  )

  it(
    'tells the names that the register does not know, with the nearest it knows; their rows count',
    within(async (world) => {
      const { structures } = await world.head.network.structures()
      const name = structures.find(({ id }) => id === world.otherStructure)?.name ?? ''
      const misspelt = name.slice(0, 3) + name.slice(4)
      const row = (partner: string) => `2024-03-05;${partner};;Kit+;10`
      const done = await taken(world, csv(row(name), row(misspelt), row('Ailleurs, à la gare')))
      expect([done.taken, done.faults]).toEqual([3, []])
      expect(done.namesOutside).toEqual([
        { name: misspelt, nearest: name },
        { name: 'Ailleurs, à la gare', nearest: null },
      ])
      expect((await world.head.delivery.read({ id: done.id })).namesOutside).toEqual(done.namesOutside)
    }),
  )

  it(
    'never lets one impossible row stop the others',
    within(async (world) => {
      const done = await taken(
        world,
        csv(
          '2009-12-31;Pharmacie des Lilas;;Kit+;10',
          '2024-03-05;Pharmacie du Pont;;Kit+;900000',
          '2024-03-05;Pharmacie du Pont;;Seringues;5',
          '2024-03-05;Pharmacie du Pont;;Kit+;900001',
          '2099-01-01;Pharmacie du Pont;;Kit+;1',
          lilas,
        ),
      )
      expect(done.faults.map(({ line, column }) => [line, column])).toEqual([
        [2, 'day'],
        [3, 'quantity'],
        [4, 'quantity'],
        [5, 'quantity'],
        [6, 'day'],
      ])
      expect(done).toMatchObject({ taken: 1, refused: 5 })
    }),
  )

  it(
    'keeps a file under a name that can be shown, whatever its name',
    within(async (world) => {
      const file = new File([`${headers}\n${lilas}`], 'a\u0007b/../livraisons\u202e.csv')
      const { fileName, faults } = await taken(world, file)
      expect([fileName, faults]).toEqual(['a b .. livraisons .csv', []])
      const blank = await taken(world, new File(['\0'], '/'))
      expect(blank).toMatchObject({ fileName: 'livraisons', taken: 0, refused: 1, faults: [{ line: 0 }] })
    }),
  )
})

describe('a file that was taken in', () => {
  it(
    'is listed, read and given back as it came, to its own structure',
    within(async (world) => {
      const { id } = await taken(world, csv(lilas, 'mardi;a;;b;0'))
      const [line] = await world.head.delivery.list()
      expect(line).toMatchObject({ id, fileName: 'livraisons.csv', by: 'head d’essai', taken: 1, refused: 1 })
      expect((await world.head.delivery.read({ id })).faults).toHaveLength(3)
      const file = await world.head.delivery.file({ id })
      expect([file.name, file.type, await file.text()]).toEqual([
        'livraisons.csv',
        'text/csv',
        await csv(lilas, 'mardi;a;;b;0').text(),
      ])
      const neighbour = await world.as('worker', world.otherStructure)
      for (const client of [neighbour, world.stranger]) {
        expect(await client.delivery.list()).toEqual([])
        expect(await refused(client.delivery.read({ id }))).toBe('thing.not_found')
        expect(await refused(client.delivery.file({ id }))).toBe('thing.not_found')
      }
      expect(await refused(world.nobody.delivery.file({ id }))).toBe('auth.required')
    }),
  )

  it(
    'is taken back and in again by those who record in the structure, from the version that was read',
    within(async (world) => {
      const { id } = await taken(world, csv(lilas))
      const input = { id, baseVersion: 1 }
      expect(await refused(world.nobody.delivery.withdraw(input))).toBe('auth.required')
      const neighbour = await world.as('worker', world.otherStructure)
      expect(await refused(neighbour.delivery.withdraw(input))).toBe('access.other_structure')
      expect(await refused(neighbour.delivery.restore(input))).toBe('access.other_structure')
      expect(await refused(world.head.delivery.withdraw({ ...input, id: newId() }))).toBe('thing.not_found')
      expect(await refused(world.head.delivery.withdraw({ id, baseVersion: 4 }))).toBe(
        'thing.changed_meanwhile',
      )
      const back = await world.head.delivery.withdraw(input)
      expect(back).toMatchObject({ withdrawn: true, version: 2 })
      expect(await world.head.delivery.withdraw(input)).toEqual(back)
      expect(await kits(world.head)).toEqual([])
      const again = await world.head.delivery.restore({ id, baseVersion: 2 })
      expect(again).toMatchObject({ withdrawn: false, version: 3, taken: 1 })
      expect(await world.head.delivery.restore({ id, baseVersion: 2 })).toEqual(again)
      expect(await kits(world.head)).toEqual([10])
      await world.head.delivery.withdraw({ id, baseVersion: 3 })
      expect(await kits(world.head)).toEqual([])
    }),
  )

  it(
    'takes with it only what no later file corrected',
    within(async (world) => {
      const first = await taken(world, csv(lilas, pont))
      const later = await taken(world, csv('2024-03-05;Pharmacie des Lilas;;Kit+;12'))
      await world.head.delivery.withdraw({ id: first.id, baseVersion: 1 })
      expect(await kits(world.head)).toEqual([12])
      await world.head.delivery.restore({ id: first.id, baseVersion: 2 })
      expect((await kits(world.head)).sort()).toEqual([12, 50])
      await world.head.delivery.withdraw({ id: later.id, baseVersion: 1 })
      expect(await kits(world.head)).toEqual([50])
    }),
  )
})
