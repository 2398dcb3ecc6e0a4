import { readFileSync } from 'node:fs'
import type { TerritoryTable } from '@maillage/contract/territory'
import { v7 as newId } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { isSharedDataHere, sharedPath } from '../../testing/shared-data.ts'
import { makeWorld, type World } from '../../testing/world.ts'
import { importCommuneAreas, loadCodeList } from './import.ts'

const database = await testDatabase()

beforeAll(async () => {
  await loadCodeList(database)
})

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const basin = { name: 'Bassin de Foix', members: ['epci:200067791', 'commune:09261'] }
const figure = {
  territory: 'department:09',
  measure: 'population' as const,
  amount: 152286,
  asOfYear: 2013,
  source: 'Présentation, 2013',
}

describe('the national list', () => {
  it('is loaded once for an edition', async () => {
    expect(await loadCodeList(database)).toBe(false)
  })

  it(
    'is searched without accents, by the beginning of words, by postal code and by level',
    within(async (world) => {
      const keys = async (text: string, level?: 'commune' | 'department') =>
        (await world.head.territory.search({ text, ...(level && { level }) })).map(({ key }) => key)
      expect((await keys('ariege'))[0]).toBe('department:09')
      expect((await keys('montbeliard', 'commune'))[0]).toBe('commune:25388')
      expect((await keys('st girons'))[0]).toBeUndefined()
      expect(await keys('saint gir')).toContain('commune:09261')
      expect(await keys('90000', 'commune')).toContain('commune:90010')
      expect(await keys('ontbeliard')).toEqual([])
      expect(await keys('--')).toEqual([])
    }),
  )

  it(
    'takes areas from a file, all or none',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const file = { name: 'surfaces.csv', source: 'IGN', asOfYear: 2018 }
      const lines = 'code,area_km2,lat,lon\n09122,19.6,42.97,1.6\n99999,1,,\n'
      const area = async () =>
        (await coordinator.territory.table({ territory: 'commune:09122' })).totals.at(-1)?.areaKm2
      expect(await refused(importCommuneAreas(database, { ...file, text: `${lines}09261,-3,,\n` }))).toBe(
        'import.unreadable',
      )
      expect(await area()).toBeNull()
    }),
  )
})

describe('areas', () => {
  it('come from a file, with what it knows of and what it does not', () =>
    database.inRollback(async (each) => {
      const coordinator = await (await makeWorld(each)).as('coordinator', null)
      const text = 'code;area_km2\n09122;19.6\n99999;1\n'
      const file = { name: 'surfaces.csv', source: 'IGN', asOfYear: 2018, text }
      expect(await importCommuneAreas(each, file)).toEqual({ updated: 1, unknown: ['99999'] })
      const table = await coordinator.territory.table({ territory: 'commune:09122' })
      expect(table.editions.at(-1)?.area).toEqual({ year: 2018, source: 'IGN' })
      expect(table.totals.at(-1)?.areaKm2).toBe(19.6)
    }))
})

describe('an own territory', () => {
  it(
    'is drawn by coordinators, of known territories that do not overlap',
    within(async (world) => {
      const id = newId()
      const input = { id, baseVersion: 0, draft: basin }
      const coordinator = await world.as('coordinator', null)
      expect(await refused(world.nobody.territory.save(input))).toBe('auth.required')
      expect(await refused(world.head.territory.save(input))).toBe('access.denied')
      const drawn = (members: string[]) =>
        coordinator.territory.save({ ...input, draft: { ...basin, members } })
      expect(await refused(drawn([]))).toBe('request.invalid')
      expect(await refused(drawn([`own:${newId()}`]))).toBe('request.invalid')
      expect(await refused(drawn(['commune:00000']))).toBe('territory.member_unknown')
      expect(await refused(drawn(['department:09', 'commune:09122']))).toBe('territory.members_overlap')
      expect(await refused(coordinator.territory.save({ ...input, baseVersion: 4 }))).toBe('thing.not_found')
      const saved = await coordinator.territory.save(input)
      expect(saved.members.map(({ name }) => name)).toEqual(['Saint-Girons', "CA L'Agglo Foix-Varilhes"])
      expect(await refused(coordinator.territory.save({ ...input, id: newId() }))).toBe(
        'territory.name_taken',
      )
    }),
  )

  it(
    'answers the same request once, and refuses a stale one',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const id = newId()
      const first = await coordinator.territory.save({ id, baseVersion: 0, draft: basin })
      expect(await coordinator.territory.save({ id, baseVersion: 0, draft: basin })).toEqual(first)
      const smaller = { ...basin, members: ['commune:09261'] }
      const second = await coordinator.territory.save({ id, baseVersion: 1, draft: smaller })
      expect(second.members.map(({ key }) => key)).toEqual(['commune:09261'])
      expect(await refused(coordinator.territory.save({ id, baseVersion: 0, draft: basin }))).toBe(
        'thing.changed_meanwhile',
      )
      await coordinator.territory.archive({ id, baseVersion: 2 })
      expect((await coordinator.territory.list()).map(({ archived }) => archived)).toEqual([true])
      expect((await coordinator.territory.restore({ id, baseVersion: 3 })).archived).toBe(false)
      expect(await world.stranger.territory.list()).toEqual([])
    }),
  )
})

describe('a figure', () => {
  it(
    'is dated, has a source, and stands once in an edition',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const id = newId()
      expect(await refused(world.nobody.territory.saveFigure({ id, baseVersion: 0, draft: figure }))).toBe(
        'auth.required',
      )
      expect(await refused(world.head.territory.saveFigure({ id, baseVersion: 0, draft: figure }))).toBe(
        'access.denied',
      )
      const save = (draft: object, at = id, baseVersion = 0) =>
        coordinator.territory.saveFigure({ id: at, baseVersion, draft: { ...figure, ...draft } })
      expect(await refused(save({ source: ' ' }))).toBe('request.invalid')
      expect(await refused(save({ territory: 'department:00' }))).toBe('territory.member_unknown')
      expect(await refused(coordinator.territory.withdrawFigure({ id, baseVersion: 1 }))).toBe(
        'thing.not_found',
      )
      const saved = await save({})
      expect(await save({})).toEqual(saved)
      expect(await coordinator.territory.figures({ territory: 'department:09' })).toEqual([saved])
      await coordinator.territory.withdrawFigure({ id, baseVersion: 1 })
      expect(await coordinator.territory.figures({ territory: 'department:09' })).toEqual([])
    }),
  )

  it('gives way to another only once it is withdrawn', () =>
    database.inRollback(async (each) => {
      const coordinator = await (await makeWorld(each)).as('coordinator', null)
      const save = (id: string) => coordinator.territory.saveFigure({ id, baseVersion: 0, draft: figure })
      const id = newId()
      await save(id)
      expect(await refused(save(newId()))).toBe('territory.figure_taken')
      await coordinator.territory.withdrawFigure({ id, baseVersion: 1 })
      expect((await save(newId())).amount).toBe(figure.amount)
    }))
})

describe('a table', () => {
  it(
    'is refused for what does not exist, or would be too long',
    within(async (world) => {
      expect(await refused(world.nobody.territory.table({ territory: 'department:09' }))).toBe(
        'auth.required',
      )
      expect(await refused(world.head.territory.table({ territory: 'departement:09' }))).toBe(
        'request.invalid',
      )
      expect(await refused(world.head.territory.table({ territory: 'department:00' }))).toBe(
        'thing.not_found',
      )
      expect(await refused(world.head.territory.table({ territory: `own:${newId()}` }))).toBe(
        'thing.not_found',
      )
      expect(await refused(world.head.territory.table({ territory: 'region:76', by: 'commune' }))).toBe(
        'territory.too_many_rows',
      )
    }),
  )

  it(
    'marks a part that lies only partly inside, and leaves out what was entered for the whole of it',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const id = newId()
      await coordinator.territory.save({ id, baseVersion: 0, draft: basin })
      await coordinator.territory.saveFigure({ id: newId(), baseVersion: 0, draft: figure })
      const table = await world.head.territory.table({ territory: `own:${id}`, by: 'department' })
      expect(table.rows.map(({ name, partial }) => [name, partial])).toEqual([['Ariège', true]])
      expect(table.editions.map(({ origin }) => origin)).toEqual(['reference'])
    }),
  )
})

const Published = z.object({
  midi_pyrenees: z.object({
    rows: z.record(z.string(), z.tuple([z.number(), z.number()])),
    total_printed: z.tuple([z.number(), z.number()]),
    density_per_km2: z.record(z.string(), z.number()),
  }),
})

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))('the former Midi-Pyrénées', () => {
  it(
    'comes out of figures entered one by one, exactly, beside today’s',
    within(async (world) => {
      const { midi_pyrenees: published } = Published.parse(
        JSON.parse(readFileSync(sharedPath('acceptance/figures.json'), 'utf8')),
      )
      const coordinator = await world.as('coordinator', null)
      const id = newId()
      const members = Object.keys(published.rows).map((row) => `department:${row.slice(0, 2)}`)
      await coordinator.territory.save({ id, baseVersion: 0, draft: { name: 'Midi-Pyrénées', members } })
      for (const [row, [population, area]] of Object.entries(published.rows)) {
        const territory = `department:${row.slice(0, 2)}`
        const own = { ...figure, territory }
        const areaDraft = { ...own, measure: 'area_km2' as const, amount: area }
        await coordinator.territory.saveFigure({
          id: newId(),
          baseVersion: 0,
          draft: { ...own, amount: population },
        })
        await coordinator.territory.saveFigure({ id: newId(), baseVersion: 0, draft: areaDraft })
      }
      const table = await world.head.territory.table({ territory: `own:${id}` })
      expect(printed(table)).toEqual(published)
      const today = table.totals[1]
      expect(table.editions.map(({ origin, population }) => [origin, population?.year])).toEqual([
        ['entered', 2013],
        ['reference', 2023],
      ])
      expect(today?.population).toBeGreaterThan(published.total_printed[0])
      expect(today).toMatchObject({ areaKm2: null, densityPerKm2: null, areaMissing: 8 })
    }),
  )
})

/** The table's first edition as it is printed. */
function printed({ rows, totals }: TerritoryTable) {
  const oneDecimal = (density: number | null | undefined) => Math.round((density ?? Number.NaN) * 10) / 10
  return {
    rows: Object.fromEntries(
      rows.map(({ code, name, cells }) => [`${code} ${name}`, [cells[0]?.population, cells[0]?.areaKm2]]),
    ),
    total_printed: [totals[0]?.population, totals[0]?.areaKm2],
    density_per_km2: Object.fromEntries([
      ...rows.map(({ code, cells }) => [code, oneDecimal(cells[0]?.densityPerKm2)]),
      ['total', oneDecimal(totals[0]?.densityPerKm2)],
    ]),
  }
}
