import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const beginCsapa = (world: World, year: number) =>
  world.head.report.create({ id: newId(), template: 'csapa', structureId: world.structure, year })

const session = (world: World, more: object = {}) => ({
  id: newId(),
  baseVersion: 0,
  draft: {
    kind: 'prevention_session',
    kindVersion: 1,
    day: '2023-03-14',
    structureId: world.structure,
    dimensions: { setting: 'school', audience: 'adolescents', action_type: 'one_off' },
    values: [
      { measure: 'participants', state: 'observed' as const, amount: 20 },
      { measure: 'hours', state: 'observed' as const, amount: 1.5 },
    ],
    ...more,
  },
})

describe('figures of several structures', () => {
  /** A network report in which each structure has its row. */
  async function byStructure(world: World) {
    const coordinator = await world.as('coordinator', null)
    const report = { id: newId(), template: 'network_synthesis', structureId: null, year: 2023 }
    await coordinator.report.create(report)
    const place = { id: report.id, table: 'prevention_by_structure', column: 'people_n' }
    return { coordinator, open: (row: string) => coordinator.report.openCell({ ...place, row }) }
  }

  it(
    'credit a day run by two of them to its carrier, and open onto the records that they add up',
    within(async (world) => {
      const { coordinator, open } = await byStructure(world)
      await coordinator.activity.save(session(world, { coStructureId: world.otherStructure }))
      await coordinator.activity.save(session(world, { structureId: world.otherStructure }))
      for (const row of [world.structure, world.otherStructure]) {
        const { figure, records } = await open(row)
        expect(figure.amount).toBe(20)
        expect(records.map(({ amount }) => amount)).toEqual([20])
      }
      expect((await open('total')).figure.amount).toBe(40)
      expect((await open('total')).recordsTotal).toBe(2)
    }),
  )

  it(
    'hear a declaration in the row of who made it, and in no other',
    within(async (world) => {
      const { coordinator, open } = await byStructure(world)
      const { sayable } = await open(world.structure)
      if (!sayable.declaration) throw new Error('no declaration')
      expect(sayable.declaration.structureId).toBe(world.structure)
      const draft = {
        ...sayable.declaration,
        state: 'notObserved' as const,
        amount: null,
        source: 'Direction',
      }
      await coordinator.statement.save({ id: newId(), baseVersion: 0, draft })
      expect((await open(world.structure)).figure.state).toBe('notObserved')
      expect((await open(world.otherStructure)).figure.state).toBe('notFilledIn')
    }),
  )
})

describe('a table by site', () => {
  it(
    'counts what was done elsewhere than at a site of the structure, each in its row',
    within(async (world) => {
      const coordinator = await world.as('coordinator', null)
      const stage = (structureId: string, siteId: string, coStructureId: string | null) =>
        coordinator.activity.save({
          id: newId(),
          baseVersion: 0,
          draft: {
            kind: 'stage',
            kindVersion: 1,
            day: '2023-03-14',
            structureId,
            coStructureId,
            siteId,
            values: [{ measure: 'participants', state: 'observed', amount: 7 }],
          },
        })
      await stage(world.structure, world.sites.belfort, null)
      await stage(world.otherStructure, world.sites.elsewhere, world.structure)
      const { id } = await beginCsapa(world, 2023)
      const { document } = await world.head.report.read({ id })
      const blocks = document.sections.flatMap((section) => section.blocks)
      const stages = blocks.find((block) => block.id === 'stages')
      if (stages?.type !== 'table') throw new Error('no table of courses')
      const rows = stages.rows.map(({ label, cells }) => [label, cells[1]?.figure.amount])
      expect(rows).toEqual([
        ['Ailleurs', 1],
        ['Belfort', 1],
        ['Total', 2],
      ])
    }),
  )
})

describe('last year’s figure', () => {
  it(
    'is what the same report said, whatever another report said since',
    within(async (world) => {
      await world.head.activity.save(session(world, { day: '2022-05-01' }))
      const csapa = await beginCsapa(world, 2022)
      await world.head.report.submit({ id: csapa.id, submissionId: newId() })
      await world.head.activity.save(session(world, { day: '2022-06-01' }))
      const caarud = { id: newId(), template: 'caarud', structureId: world.structure, year: 2022 }
      await world.head.report.create(caarud)
      await world.head.report.submit({ id: caarud.id, submissionId: newId() })
      const next = await beginCsapa(world, 2023)
      const place = { id: next.id, table: 'prevention', row: 'school', column: 'people_n1' }
      const { figure, submission } = await world.head.report.openCell(place)
      expect(figure).toMatchObject({ amount: 20, origin: 'submitted' })
      const { submissions } = await world.head.report.read({ id: csapa.id })
      expect(submission).toEqual(submissions[0])
    }),
  )
})
