import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const meeting = (world: World, more = {}) => ({
  structureId: world.structure,
  partnerId: world.otherStructure,
  day: '2023-02-07',
  purpose: 'project',
  stage: 'met',
  refusalReason: null,
  people: 4,
  hours: 1.5,
  note: 'Un projet par étapes avec le service d’hébergement.',
  ...more,
})

describe('a meeting noted on the partner’s page', () => {
  it(
    'is activity by the same stroke, read-only there, corrected and taken back from here',
    within(async (world) => {
      const id = newId()
      await world.head.meeting.save({ id, baseVersion: 0, draft: meeting(world) })
      const listed = async () => (await world.head.activity.list({ kind: 'partner_meeting' })).lines
      const [line] = await listed()
      expect(line).toMatchObject({
        day: '2023-02-07',
        source: { kind: 'meeting', id, version: 1, label: 'Structure 2' },
      })
      expect(line?.amounts).toEqual([
        { measure: 'hours', amount: 1.5 },
        { measure: 'participants', amount: 4 },
      ])
      const activityId = line?.id ?? ''
      expect(await refused(world.head.activity.withdraw({ id: activityId, baseVersion: 1 }))).toBe(
        'activity.read_only',
      )
      await world.head.meeting.save({ id, baseVersion: 1, draft: meeting(world, { hours: 2 }) })
      expect((await listed()).map((each) => [each.id, each.amounts[0]?.amount])).toEqual([[activityId, 2]])
      await world.head.meeting.withdraw({ id, baseVersion: 2 })
      expect(await listed()).toEqual([])
      await world.head.meeting.save({ id, baseVersion: 3, draft: meeting(world) })
      expect((await listed()).map((each) => each.id)).toEqual([activityId])
    }),
  )

  it(
    'is once, however often it is sent',
    within(async (world) => {
      const input = { id: newId(), baseVersion: 0, draft: meeting(world) }
      expect(await world.head.meeting.save(input)).toEqual(await world.head.meeting.save(input))
      expect((await world.head.activity.list({})).total).toBe(1)
    }),
  )

  it(
    'belongs to who recorded it',
    within(async (world) => {
      const input = { id: newId(), baseVersion: 0, draft: meeting(world) }
      expect(await refused(world.nobody.meeting.save(input))).toBe('auth.required')
      expect(await refused((await world.as('reader', null)).meeting.save(input))).toBe('access.denied')
      expect(await refused((await world.as('head', world.otherStructure)).meeting.save(input))).toBe(
        'access.other_structure',
      )
      const unknown = { ...input, draft: meeting(world, { partnerId: newId() }) }
      expect(await refused(world.head.meeting.save(unknown))).toBe('thing.not_found')
    }),
  )
})

const csv = (text: string, name = 'livraisons.csv') => new File([text], name, { type: 'text/csv' })

describe('an imported file of deliveries', () => {
  const good = 'Jour;Partenaire;Type de partenaire;Kit ou article;Quantité\n'

  it(
    'takes in good rows, lists bad ones with their line, and knows what it has seen',
    within(async (world) => {
      const file = csv(
        `${good}05/03/2024;Pharmacie des Lilas;Pharmacy;Stéribox2;50\n2024-03-05;Pharmacie des Lilas;;Kit+;10\n2024-02-30;Pharmacie du Pont;;Kit+;10\n2024-03-06;Pharmacie du Pont;;Parapluie;3\n2024-03-06;Pharmacie du Pont;;Kit+;-2\n`,
      )
      const first = await world.head.delivery.import({ id: newId(), structureId: world.structure, file })
      expect(first).toMatchObject({ taken: 2, known: 0, fileName: 'livraisons.csv' })
      expect(first.faults.map((fault) => fault.line)).toEqual([4, 5, 6])
      const { lines } = await world.head.activity.list({ kind: 'kit_delivery' })
      expect(lines.map((line) => line.amounts)).toEqual([
        [
          { measure: 'items_in_kits', amount: 120 },
          { measure: 'kits_delivered', amount: 60 },
        ],
      ])
      const again = await world.head.delivery.import({ id: newId(), structureId: world.structure, file })
      expect(again).toMatchObject({ taken: 0, known: 2 })
      expect((await world.head.activity.list({ kind: 'kit_delivery' })).total).toBe(1)
    }),
  )

  it(
    'keeps and names a file that cannot be read',
    within(async (world) => {
      const file = csv('PK\u0003\u0004 not a workbook', 'abime.xlsx')
      const done = await world.head.delivery.import({ id: newId(), structureId: world.structure, file })
      expect(done).toMatchObject({ taken: 0, faults: [{ line: 0 }] })
      expect((await world.head.delivery.list({})).map((each) => each.fileName)).toEqual(['abime.xlsx'])
    }),
  )

  it(
    'reads Windows-1252',
    within(async (world) => {
      const latin1 = Buffer.from(`${good}2024-03-05;Pharmacie de l'Hôtel;;Stéribox2;5\n`, 'latin1')
      const file = new File([latin1], 'ancien.csv')
      expect(
        await world.head.delivery.import({ id: newId(), structureId: world.structure, file }),
      ).toMatchObject({ taken: 1, faults: [] })
    }),
  )
})
