import type { ReportDocument, ReportTable } from '@maillage/contract/report-document'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { readPublishedFigures } from '../../testing/published-figures.ts'
import { publishedYears, recordPublished } from '../../testing/record-figures.ts'
import { isSharedDataHere } from '../../testing/shared-data.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

async function openReport(world: World, template: string, year: number): Promise<ReportDocument> {
  const { id } = await world.head.report.create({ id: newId(), template, structureId: world.structure, year })
  return (await world.head.report.read({ id })).document
}

function tableOf(document: ReportDocument, id: string): ReportTable {
  const blocks = document.sections.flatMap((section) => section.blocks)
  const table = blocks.find((block) => block.type === 'table' && block.id === id)
  if (table?.type !== 'table') throw new Error(`no table ${id}`)
  return table
}

/** Row label → amounts, a dash as null; rows of which nothing was said are left out. */
function amountsOf(table: ReportTable): Record<string, (number | null)[]> {
  const said = table.rows.filter((row) => row.cells.some((cell) => cell.figure.state !== 'notFilledIn'))
  return Object.fromEntries(
    said.map((row) => [
      row.label,
      row.cells.map(({ figure }) => (figure.state === 'notFilledIn' ? Number.NaN : figure.amount)),
    ]),
  )
}

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))('published tables out of records', () => {
  it('come out exactly, in a report each', () =>
    database.inRollback(async (each) => {
      const world = await makeWorld(each)
      const figures = readPublishedFigures()
      await recordPublished(world, figures)

      const csapa = await openReport(world, 'csapa', publishedYears.csapa)
      const { stages, prevention, youth_consultations, caarud_acts, caarud_material } = figures
      expect(amountsOf(tableOf(csapa, 'stages'))).toEqual({ ...stages.rows, Total: stages.total })
      expect(amountsOf(tableOf(csapa, 'prevention'))).toEqual({ ...prevention.rows, Total: prevention.total })
      expect(amountsOf(tableOf(csapa, 'youth_consultations'))).toEqual(youth_consultations.rows)

      const caarud = await openReport(world, 'caarud', publishedYears.caarud)
      expect(amountsOf(tableOf(caarud, 'acts'))).toEqual({ ...caarud_acts.rows, Total: caarud_acts.total })
      expect(amountsOf(tableOf(caarud, 'material'))).toEqual(caarud_material.rows)
      const hours = tableOf(caarud, 'accompaniment').rows.find((row) => row.id === 'hours')
      expect(hours?.cells[1]?.figure.amount).toBe(caarud_acts.accompaniment_hours)
      const files = tableOf(caarud, 'people').rows.find((row) => row.id === 'active_file')
      expect(files?.cells[1]?.figure.amount).toBe(caarud_acts.file_active.network)
    }))

  it('keeps the dash, zero and what was not filled in apart', () =>
    database.inRollback(async (each) => {
      const world = await makeWorld(each)
      await recordPublished(world, readPublishedFigures())
      const prevention = tableOf(await openReport(world, 'csapa', publishedYears.csapa), 'prevention')
      const company = prevention.rows.find((row) => row.id === 'company')
      expect(company?.cells.map((cell) => cell.figure.state)).toEqual([
        'notObserved',
        'observed',
        'notObserved',
        'observed',
      ])
      expect(prevention.rows.map((row) => row.id)).not.toContain('street')
    }))

  it('loses exactly the cells of a record that is deleted', () =>
    database.inRollback(async (each) => {
      const world = await makeWorld(each)
      await recordPublished(world, readPublishedFigures())
      const before = await openReport(world, 'csapa', publishedYears.csapa)
      const [record] = (await world.head.activity.list({ kind: 'prevention_session', from: '2023-01-01' }))
        .lines
      if (!record) throw new Error('no session was recorded')
      await world.head.activity.withdraw({ id: record.id, baseVersion: record.version })
      const after = (await world.head.report.read({ id: before.id })).document
      const setting = record.dimensions.setting ?? ''
      expect(changedCells(before, after)).toEqual(
        [
          `action_types/one_off/${['sessions_n', 'people_n', 'hours_n'].join()}`,
          `action_types/total/${['sessions_n', 'people_n', 'hours_n'].join()}`,
          `prevention/${setting}/people_n,hours_n`,
          'prevention/total/people_n,hours_n',
          'programmes/total/sessions_n,people_n',
          'programmes/unspecified/sessions_n,people_n',
        ].sort(),
      )
    }))

  it('feeds three reports from one prevention session', () =>
    database.inRollback(async (each) => {
      const world = await makeWorld(each)
      const reports = await Promise.all(
        ['csapa', 'caarud', 'rrapps'].map((template) => openReport(world, template, 2023)),
      )
      await world.head.activity.save({
        id: newId(),
        baseVersion: 0,
        draft: {
          kind: 'prevention_session',
          kindVersion: 1,
          day: '2023-04-04',
          structureId: world.structure,
          dimensions: { setting: 'school', audience: 'adolescents', action_type: 'built' },
          values: [
            { measure: 'participants', state: 'observed', amount: 24 },
            { measure: 'hours', state: 'observed', amount: 1.5 },
          ],
        },
      })
      for (const report of reports) {
        const table = tableOf((await world.head.report.read({ id: report.id })).document, 'prevention')
        expect(amountsOf(table).Scolaire?.filter((amount) => !Number.isNaN(amount))).toEqual([24, 1.5])
      }
    }))
})

/** 'table/row/columns' of every row with a figure that differs. */
function changedCells(before: ReportDocument, after: ReportDocument): string[] {
  const tables = before.sections
    .flatMap((section) => section.blocks)
    .filter((block) => block.type === 'table')
  return tables
    .flatMap((table) =>
      table.rows.map((row) => {
        const now = tableOf(after, table.id).rows.find((each) => each.id === row.id)
        const changed = row.cells.filter(
          (cell, index) => cell.figure.amount !== now?.cells[index]?.figure.amount,
        )
        return changed.length > 0
          ? [`${table.id}/${row.id}/${changed.map((cell) => cell.columnId).join()}`]
          : []
      }),
    )
    .flat()
    .sort()
}
