import type { Figure } from '@maillage/contract/report-document'
import { v7 as newId } from 'uuid'
import { describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { refused } from '../../testing/refused.ts'
import { makeWorld, type World } from '../../testing/world.ts'

const database = await testDatabase()

const within = (work: (world: World) => Promise<void>) => () =>
  database.inRollback(async (each) => work(await makeWorld(each)))

const beginCsapa = (world: World, year: number) =>
  world.head.report.create({ id: newId(), template: 'csapa', structureId: world.structure, year })

const recordConsultations = (world: World, day: string, amount: number, id = newId()) =>
  world.head.activity.save({
    id,
    baseVersion: 0,
    draft: {
      kind: 'youth_consultation',
      kindVersion: 1,
      day,
      structureId: world.structure,
      values: [{ measure: 'consultations', state: 'observed', amount }],
    },
  })

/** The figures of the consultations' row: last year, this year. */
async function consultations(world: World, reportId: string): Promise<(Figure | undefined)[]> {
  const { document } = await world.head.report.read({ id: reportId })
  const blocks = document.sections.flatMap((section) => section.blocks)
  const table = blocks.find((block) => block.id === 'youth_consultations')
  if (table?.type !== 'table') throw new Error('the report has no table of youth consultations')
  const row = table.rows.find((each) => each.id === 'consultations')
  return [row?.cells[0]?.figure, row?.cells[1]?.figure]
}

describe('a report', () => {
  it(
    'is begun by those who answer for the structure',
    within(async (world) => {
      const worker = await world.as('worker')
      const input = { id: newId(), template: 'csapa', structureId: world.structure, year: 2023 }
      expect(await refused(world.nobody.report.create(input))).toBe('auth.required')
      expect(await refused(worker.report.create(input))).toBe('access.denied')
      expect(await refused(world.head.report.create({ ...input, structureId: world.otherStructure }))).toBe(
        'access.other_structure',
      )
      expect(await refused(world.head.report.create({ ...input, template: 'nothing' }))).toBe(
        'report.template_unknown',
      )
    }),
  )

  it(
    'exists once for a structure, a template and a year',
    within(async (world) => {
      const report = await beginCsapa(world, 2023)
      const again = { id: report.id, template: 'csapa', structureId: world.structure, year: 2023 }
      expect((await world.head.report.create(again)).id).toBe(report.id)
      expect(await refused(beginCsapa(world, 2023))).toBe('report.exists')
    }),
  )

  it(
    'does not exist for others; a reader waits for its submission',
    within(async (world) => {
      const report = await beginCsapa(world, 2023)
      const reader = await world.as('reader', null)
      expect(await refused(world.stranger.report.read({ id: report.id }))).toBe('thing.not_found')
      expect(
        await refused((await world.as('head', world.otherStructure)).report.read({ id: report.id })),
      ).toBe('thing.not_found')
      expect(await refused(reader.report.read({ id: report.id }))).toBe('report.nothing_submitted')
      expect(await reader.report.list({})).toEqual([])
      await world.head.report.submit({ id: report.id, submissionId: newId() })
      expect((await reader.report.read({ id: report.id })).document.status).toBe('submitted')
      expect((await reader.report.list({})).map((line) => line.id)).toEqual([report.id])
    }),
  )
})

describe('a figure', () => {
  it(
    'is right at the moment a record is saved, corrected or taken back',
    within(async (world) => {
      const { id } = await beginCsapa(world, 2023)
      const now = async () => (await consultations(world, id))[1]
      expect(await now()).toMatchObject({ state: 'notFilledIn', amount: null })
      const record = await recordConsultations(world, '2023-05-01', 12)
      expect(await now()).toMatchObject({ state: 'observed', amount: 12 })
      const values = [{ measure: 'consultations', state: 'observed' as const, amount: 0, member: {} }]
      const draft = {
        kind: 'youth_consultation',
        kindVersion: 1,
        day: '2023-05-01',
        structureId: world.structure,
        values,
      }
      await world.head.activity.save({ id: record.id, baseVersion: 1, draft })
      expect(await now()).toMatchObject({ state: 'observed', amount: 0 })
      await world.head.activity.withdraw({ id: record.id, baseVersion: 2 })
      expect(await now()).toMatchObject({ state: 'notFilledIn', amount: null })
      await world.head.activity.restore({ id: record.id, baseVersion: 3 })
      expect(await now()).toMatchObject({ state: 'observed', amount: 0 })
    }),
  )

  it(
    'is a dash when the structure declares that it did not watch it',
    within(async (world) => {
      const { id } = await beginCsapa(world, 2023)
      const declaration = {
        structureId: world.structure,
        measure: 'consultations',
        from: '2023-01-01',
        to: '2023-12-31',
        state: 'notObserved' as const,
        amount: null,
        source: 'Direction',
      }
      await world.head.statement.save({ id: newId(), baseVersion: 0, draft: declaration })
      expect((await consultations(world, id))[1]).toMatchObject({ state: 'notObserved' })
      await recordConsultations(world, '2023-05-01', 3)
      expect((await consultations(world, id))[1]).toMatchObject({ state: 'observed', amount: 3 })
    }),
  )

  it(
    'of a measure that adds up cannot be stated',
    within(async (world) => {
      const draft = {
        structureId: world.structure,
        measure: 'consultations',
        from: '2023-01-01',
        to: '2023-12-31',
        state: 'observed' as const,
        amount: 40,
        source: 'Direction',
      }
      expect(await refused(world.head.statement.save({ id: newId(), baseVersion: 0, draft }))).toBe(
        'statement.additive',
      )
    }),
  )

  it(
    'of last year is what was submitted, whatever is corrected since',
    within(async (world) => {
      await recordConsultations(world, '2022-05-01', 10)
      const old = await beginCsapa(world, 2022)
      const next = await beginCsapa(world, 2023)
      expect((await consultations(world, next.id))[0]).toMatchObject({ amount: 10, origin: 'live' })
      await world.head.report.submit({ id: old.id, submissionId: newId() })
      await recordConsultations(world, '2022-06-01', 5)
      expect((await consultations(world, next.id))[0]).toMatchObject({ amount: 10, origin: 'submitted' })
      expect((await consultations(world, old.id))[1]).toMatchObject({ amount: 15, origin: 'live' })
      await world.head.report.submit({ id: old.id, submissionId: newId(), reason: 'séance oubliée' })
      expect((await consultations(world, next.id))[0]).toMatchObject({ amount: 15, origin: 'submitted' })
    }),
  )

  it(
    'of last year is the typed total where nothing was submitted',
    within(async (world) => {
      await recordConsultations(world, '2022-05-01', 10)
      const { id } = await beginCsapa(world, 2023)
      const total = {
        id: newId(),
        baseVersion: 0,
        structureId: world.structure,
        indicator: 'youth_consultations',
        dimensions: {},
        year: 2022,
        state: 'observed' as const,
        amount: 352,
        source: 'Rapport 2022 imprimé',
      }
      await world.head.statement.savePastTotal(total)
      expect((await consultations(world, id))[0]).toMatchObject({ amount: 352, origin: 'pastTotal' })
    }),
  )

  it(
    'opens onto its definition and its records',
    within(async (world) => {
      const { id } = await beginCsapa(world, 2023)
      const kept = await recordConsultations(world, '2023-05-01', 12)
      await recordConsultations(world, '2023-06-01', 3)
      await recordConsultations(world, '2022-06-01', 90)
      const place = { id, table: 'youth_consultations', row: 'consultations', column: 'number_n' }
      const opened = await world.head.report.openCell(place)
      expect(opened.figure.amount).toBe(15)
      expect(opened.records.map((record) => record.amount)).toEqual([3, 12])
      expect(opened.records[1]).toMatchObject({ id: kept.id, corrections: 0 })
      expect(opened.definition).toContain('consultations')
      const elsewhere = { ...place, column: 'nothing' }
      expect(await refused(world.head.report.openCell(elsewhere))).toBe('thing.not_found')
    }),
  )
})

describe('prose', () => {
  it(
    'keeps every version, refuses an old base, and recalls last year',
    within(async (world) => {
      const last = await beginCsapa(world, 2022)
      const report = await beginCsapa(world, 2023)
      const section = 'team'
      await world.head.report.saveProse({ id: last.id, section, baseVersion: 0, text: 'L’équipe de 2022.' })
      const first = await world.head.report.saveProse({
        id: report.id,
        section,
        baseVersion: 0,
        text: 'Une équipe.',
      })
      expect(
        await world.head.report.saveProse({ id: report.id, section, baseVersion: 0, text: 'Une équipe.' }),
      ).toEqual(first)
      const stale = { id: report.id, section, baseVersion: 0, text: 'Autre chose.' }
      expect(await refused(world.head.report.saveProse(stale))).toBe('thing.changed_meanwhile')
      await world.head.report.saveProse({
        id: report.id,
        section,
        baseVersion: 1,
        text: 'Une équipe de six.',
      })
      const { versions, lastYear } = await world.head.report.proseVersions({ id: report.id, section })
      expect(versions.map((version) => version.text)).toEqual(['Une équipe de six.', 'Une équipe.'])
      expect(lastYear).toBe('L’équipe de 2022.')
      const { document } = await world.head.report.read({ id: report.id })
      expect(document.sections.find((each) => each.id === section)?.prose?.text).toBe('Une équipe de six.')
    }),
  )
})

describe('a correction of a submitted year', () => {
  it(
    'says why',
    within(async (world) => {
      const { id } = await recordConsultations(world, '2022-05-01', 10)
      const report = await beginCsapa(world, 2022)
      await world.head.report.submit({ id: report.id, submissionId: newId() })
      expect(await refused(world.head.activity.withdraw({ id, baseVersion: 1 }))).toBe(
        'activity.reason_required',
      )
      expect((await world.head.activity.withdraw({ id, baseVersion: 1, reason: 'doublon' })).withdrawn).toBe(
        true,
      )
      expect(await refused(world.head.report.submit({ id: report.id, submissionId: newId() }))).toBe(
        'report.reason_required',
      )
    }),
  )
})

describe('a correction that would change a submitted year', () => {
  it(
    'says why when it moves something into it, or something run with who submitted it',
    within(async (world) => {
      const report = await beginCsapa(world, 2022)
      await world.head.report.submit({ id: report.id, submissionId: newId() })
      const { id } = await recordConsultations(world, '2023-05-01', 10)
      const draft = {
        kind: 'youth_consultation',
        kindVersion: 1,
        day: '2022-05-01',
        structureId: world.structure,
        values: [{ measure: 'consultations', state: 'observed' as const, amount: 10 }],
      }
      const moved = { id, baseVersion: 1, draft }
      expect(await refused(world.head.activity.save(moved))).toBe('activity.reason_required')
      await world.head.activity.save({ ...moved, reason: 'date fausse' })
      const coordinator = await world.as('coordinator', null)
      const other = { ...draft, structureId: world.otherStructure }
      const together = { ...other, coStructureId: world.structure }
      const theirs = newId()
      await coordinator.activity.save({ id: theirs, baseVersion: 0, draft: other })
      expect(await refused(coordinator.activity.save({ id: theirs, baseVersion: 1, draft: together }))).toBe(
        'activity.reason_required',
      )
    }),
  )
})

describe('what no report counts', () => {
  it(
    'stays visible until a report counts it',
    within(async (world) => {
      await recordConsultations(world, '2023-05-01', 12)
      const consultations = {
        kind: 'youth_consultation',
        measure: 'consultations',
        activities: 1,
        amount: 12,
      }
      expect(await world.head.activity.unreported({ year: 2023 })).toEqual([consultations])
      await beginCsapa(world, 2023)
      expect(await world.head.activity.unreported({ year: 2023 })).toEqual([])
    }),
  )
})
