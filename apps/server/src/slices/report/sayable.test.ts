import type { ReportTable } from '@maillage/contract/report-document'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

/** A head of a structure before an empty report of 2023. */
interface Desk {
  readonly world: World
  readonly table: (id: string) => Promise<ReportTable>
  readonly open: (
    table: string,
    row: string,
    column: string,
  ) => ReturnType<World['head']['report']['openCell']>
  readonly unsaid: (table: string) => Promise<string[]>
}

const atDesk = (work: (desk: Desk) => Promise<void>) => () =>
  database.inRollback(async (each) => {
    const world = await makeWorld(each)
    const { id } = await world.head.report.create({
      id: newId(),
      template: 'csapa',
      structureId: world.structure,
      year: 2023,
    })
    const read = () => world.head.report.read({ id })
    await work({
      world,
      table: async (wanted) => {
        const blocks = (await read()).document.sections.flatMap((section) => section.blocks)
        const found = blocks.find((block) => block.type === 'table' && block.id === wanted)
        if (found?.type !== 'table') throw new Error(`no table ${wanted}`)
        return found
      },
      open: (table, row, column) => world.head.report.openCell({ id, table, row, column }),
      unsaid: async (table) =>
        ((await read()).unsaid.find((each) => each.table === table)?.rows ?? []).map((row) => row.id),
    })
  })

const statesOf = (table: ReportTable) =>
  Object.fromEntries(table.rows.map((row) => [row.id, row.cells.map((cell) => cell.figure.state).join()]))

describe('what may be said of a figure', () => {
  it(
    'is its statement where it is entered at its own level',
    atDesk(async ({ world, table, open, unsaid }) => {
      expect(await unsaid('team')).toContain('nurse')
      const { sayable } = await open('team', 'nurse', 'fte_n')
      if (!sayable.statement) throw new Error('no statement')
      expect([sayable.declaration, sayable.pastTotal]).toEqual([null, null])
      const draft = { ...sayable.statement, state: 'observed' as const, amount: 2.5, source: 'Paie' }
      await world.head.statement.save({ id: newId(), baseVersion: 0, draft })
      const row = (await table('team')).rows.find((each) => each.id === 'nurse')
      expect(row?.cells[1]?.figure).toMatchObject({ state: 'observed', amount: 2.5 })
      expect(await unsaid('team')).not.toContain('nurse')
    }),
  )

  it(
    'is a declaration for the row, and for no other',
    atDesk(async ({ world, table, open }) => {
      const { sayable } = await open('prevention', 'company', 'people_n')
      if (!sayable.declaration) throw new Error('no declaration')
      expect(sayable.statement).toBeNull()
      const draft = {
        ...sayable.declaration,
        state: 'notObserved' as const,
        amount: null,
        source: 'Direction',
      }
      await world.head.statement.save({ id: newId(), baseVersion: 0, draft })
      expect(statesOf(await table('prevention'))).toEqual({
        company: 'notFilledIn,notObserved,notFilledIn,notObserved',
        total: 'notFilledIn,notObserved,notFilledIn,notObserved',
      })
      expect(statesOf(await table('training'))).toMatchObject({
        company: 'notFilledIn,notObserved,notFilledIn,notObserved,notFilledIn,notObserved',
      })
      expect(Object.keys(statesOf(await table('stages')))).toEqual(['total'])
    }),
  )

  it(
    'is a declaration for its own measure where the row names no member',
    atDesk(async ({ world, table, open }) => {
      const { sayable } = await open('course_path', 'referred', 'people_n')
      if (!sayable.declaration) throw new Error('no declaration')
      expect(sayable.declaration).toMatchObject({ measure: 'referred', kinds: ['stage'], dimensions: {} })
      const draft = { ...sayable.declaration, state: 'observed' as const, amount: 0, source: 'Direction' }
      await world.head.statement.save({ id: newId(), baseVersion: 0, draft })
      const states = statesOf(await table('course_path'))
      expect(states.referred).toMatch(/^notFilledIn,observed/)
      expect(states.certified).toMatch(/^notFilledIn,notFilledIn/)
    }),
  )

  it(
    'is the printed total of the year before',
    atDesk(async ({ world, table, open }) => {
      const { sayable } = await open('prevention', 'school', 'people_n1')
      if (!sayable.pastTotal) throw new Error('no past total')
      const said = { state: 'observed' as const, amount: 1545, source: 'Rapport 2022, page 31' }
      await world.head.statement.savePastTotal({ id: newId(), baseVersion: 0, ...sayable.pastTotal, ...said })
      const row = (await table('prevention')).rows.find((each) => each.id === 'school')
      expect(row?.cells[0]?.figure).toMatchObject({ amount: 1545, origin: 'pastTotal' })
      expect(row?.cells[1]?.figure.state).toBe('notFilledIn')
    }),
  )

  it(
    'is nothing for a sum of rows, nor for what names no member',
    atDesk(async ({ open }) => {
      const nothing = { statement: null, declaration: null, pastTotal: null }
      expect((await open('prevention', 'total', 'people_n1')).sayable).toEqual(nothing)
      expect((await open('prevention', 'unspecified', 'people_n1')).sayable).toEqual(nothing)
      expect((await open('team', 'total', 'fte_n')).sayable.statement).toMatchObject({ dimensions: {} })
    }),
  )

  it(
    'is offered to those who may edit only',
    atDesk(async ({ world, unsaid }) => {
      expect(await unsaid('prevention')).toEqual(
        expect.arrayContaining(['school', 'social', 'health', 'justice', 'company']),
      )
      expect(await unsaid('prevention')).not.toContain('unspecified')
      const worker = await world.as('worker')
      const [line] = await worker.report.list({})
      if (!line) throw new Error('no report')
      expect((await worker.report.read({ id: line.id })).unsaid).toEqual([])
    }),
  )
})
