import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'
import { loadCodeList } from '../territory/import.ts'

const database = await testDatabase()

beforeAll(async () => {
  await loadCodeList(database)
})

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const draft = {
  kind: 'caarud',
  name: 'CAARUD d’essai',
  shortName: 'Essai',
  communeCode: '25388',
  contacts: [{ name: 'Accueil', occupation: 'Anonyme et gratuit', phone: '03 53 01 00 09', email: '' }],
  openingHours: { ranges: [{ day: 1, from: '09:00', to: '12:00' }], note: '' },
}

describe('a structure', () => {
  it(
    'is written by coordinators, and by a head within their own',
    within(async (world) => {
      const id = newId()
      const save = { id, baseVersion: 0, draft }
      const own = { ...draft, parentId: world.structure }
      expect(await refused(world.nobody.network.saveStructure(save))).toBe('auth.required')
      expect(await refused((await world.as('worker')).network.saveStructure(save))).toBe('access.denied')
      expect(await refused(world.head.network.saveStructure(save))).toBe('access.other_structure')
      const other = { id: world.otherStructure, baseVersion: 1, draft }
      expect(await refused(world.head.network.saveStructure(other))).toBe('access.other_structure')
      const part = await world.head.network.saveStructure({ ...save, draft: own })
      expect(part.parentId).toBe(world.structure)
      const outOfReach = { ...own, parentId: world.otherStructure }
      expect(
        await refused(world.head.network.saveStructure({ ...save, baseVersion: 1, draft: outOfReach })),
      ).toBe('access.other_structure')
    }),
  )

  it(
    'is refused with the reason',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const save = (changed: object, id = newId(), baseVersion = 0) =>
        coordinator.network.saveStructure({ id, baseVersion, draft: { ...draft, ...changed } })
      const backwards = { ranges: [{ day: 1, from: '12:00', to: '09:00' }], note: '' }
      expect(await refused(save({ name: ' ' }))).toBe('request.invalid')
      expect(await refused(save({ openingHours: backwards }))).toBe('request.invalid')
      expect(await refused(save({ website: 'javascript:alert(1)' }))).toBe('request.invalid')
      expect(await refused(save({ kind: 'nothing' }))).toBe('structure.kind_unknown')
      expect(await refused(save({ communeCode: '00000' }))).toBe('structure.commune_unknown')
      expect(await refused(save({ parentId: newId() }))).toBe('structure.parent_unknown')
      const circle = { ...draft, parentId: world.structure }
      expect(
        await refused(
          coordinator.network.saveStructure({ id: world.structure, baseVersion: 1, draft: circle }),
        ),
      ).toBe('structure.parent_circle')
      expect(await refused(save({}, newId(), 3))).toBe('thing.not_found')
      expect(await refused(save({}, world.structure, 0))).toBe('thing.changed_meanwhile')
    }),
  )

  it(
    'is written once however often the same request comes, and read with what belongs to it',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const id = newId()
      const save = { id, baseVersion: 0, draft: { ...draft, parentId: world.structure } }
      const first = await coordinator.network.saveStructure(save)
      expect(first).toMatchObject({
        version: 1,
        communeName: 'Montbéliard',
        departmentCode: '25',
        departmentName: 'Doubs',
      })
      expect(await coordinator.network.saveStructure(save)).toEqual(first)
      const renamed = { ...save.draft, name: 'CAARUD renommé' }
      expect(
        (await coordinator.network.saveStructure({ ...save, baseVersion: 1, draft: renamed })).version,
      ).toBe(2)
      const worker = await world.as('worker', id)
      const read = await worker.network.structure({ id })
      expect(read).toMatchObject({ people: 1, editable: false, parent: { id: world.structure } })
      expect(
        (await world.head.network.structure({ id: world.structure })).parts.map((part) => part.id),
      ).toEqual([id])
      expect((await world.head.network.structure({ id })).editable).toBe(true)
      expect(await refused(world.stranger.network.structure({ id }))).toBe('thing.not_found')
    }),
  )

  it(
    'is put away once nothing belongs to it any more, and brought back',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const id = newId()
      await coordinator.network.saveStructure({
        id,
        baseVersion: 0,
        draft: { ...draft, parentId: world.structure },
      })
      const parent = { id: world.structure, baseVersion: 1 }
      expect(await refused(coordinator.network.archiveStructure({ id: newId(), baseVersion: 1 }))).toBe(
        'thing.not_found',
      )
      expect(await refused(coordinator.network.archiveStructure(parent))).toBe('structure.has_parts')
      const put = await coordinator.network.archiveStructure({ id, baseVersion: 1 })
      expect(put).toMatchObject({ archived: true, version: 2 })
      expect(await coordinator.network.archiveStructure({ id, baseVersion: 1 })).toEqual(put)
      expect((await coordinator.network.archiveStructure(parent)).archived).toBe(true)
      expect((await coordinator.network.restoreStructure({ id, baseVersion: 2 })).archived).toBe(false)
    }),
  )
})

describe('a pharmacy', () => {
  it(
    'is shown to those who work with pharmacies, to its own people and to nobody else',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const id = newId()
      await coordinator.network.saveStructure({ id, baseVersion: 0, draft: { ...draft, kind: 'pharmacy' } })
      const seenBy = async (client: World['head']) =>
        (await client.network.structures()).structures.some((structure) => structure.id === id)
      expect(await seenBy(await world.as('reader', null))).toBe(false)
      expect(await refused((await world.as('reader', null)).network.structure({ id }))).toBe(
        'thing.not_found',
      )
      expect(await seenBy(await world.as('pharmacist', world.otherStructure))).toBe(false)
      expect(await seenBy(await world.as('pharmacist', id))).toBe(true)
      expect(await seenBy(await world.as('worker'))).toBe(true)
    }),
  )
})

describe('a site', () => {
  const site = { name: 'Antenne', communeCode: '25388', position: { lat: 47.5, lon: 6.8 } }

  it(
    'belongs to a structure in reach',
    within(async (world) => {
      const id = newId()
      const input = { id, baseVersion: 0, draft: { ...site, structureId: world.structure } }
      const elsewhere = { ...input, draft: { ...site, structureId: world.otherStructure } }
      expect(await refused(world.nobody.network.saveSite(input))).toBe('auth.required')
      expect(await refused((await world.as('worker')).network.saveSite(input))).toBe('access.denied')
      expect(await refused(world.head.network.saveSite(elsewhere))).toBe('access.other_structure')
      const coordinator = await world.as('coordinator', null)
      const lost = { ...input, draft: { ...site, structureId: newId() } }
      expect(await refused(coordinator.network.saveSite(lost))).toBe('site.structure_unknown')
      const faraway = { ...input, draft: { ...input.draft, position: { lat: 470, lon: 6.8 } } }
      expect(await refused(world.head.network.saveSite(faraway))).toBe('request.invalid')
      expect(await refused(world.head.network.archiveSite({ id, baseVersion: 1 }))).toBe('thing.not_found')
      const saved = await world.head.network.saveSite(input)
      expect(saved).toMatchObject({ version: 1, communeName: 'Montbéliard', position: site.position })
      expect(await world.head.network.saveSite(input)).toEqual(saved)
      expect(
        await refused(world.head.network.saveSite({ ...input, draft: { ...input.draft, name: 'X' } })),
      ).toBe('thing.changed_meanwhile')
      expect((await world.head.network.archiveSite({ id, baseVersion: 1 })).archived).toBe(true)
      expect((await world.head.network.restoreSite({ id, baseVersion: 2 })).archived).toBe(false)
    }),
  )
})
