import type { ReportDocument } from '@maillage/contract/report-document'
import { Instant } from '@maillage/contract/values'
import { createRouterClient } from '@orpc/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { app } from '../../app.ts'
import { findAccount, insertAccount } from '../../platform/auth/accounts.ts'
import { hashPassword } from '../../platform/auth/passwords.ts'
import type { Database } from '../../platform/db/database.ts'
import { testDatabase } from '../../platform/db/testing.ts'
import { readPublishedFigures } from '../../testing/published-figures.ts'
import { isSharedDataHere } from '../../testing/shared-data.ts'
import { visitOf } from '../../testing/visit.ts'
import type { Client } from '../../testing/world.ts'
import { installCatalogue } from '../catalogue/commands.ts'
import { loadCodeList } from '../territory/import.ts'
import { installDemo } from './commands.ts'

const database = await testDatabase()
const now = Instant.parse('2026-03-05T10:00:00.000Z')

beforeAll(async () => {
  await loadCodeList(database)
  await install(database)
})

const install = (into: Database): Promise<boolean> =>
  installDemo({
    database: into,
    now,
    createAccount: async ({ email, name, password }) =>
      insertAccount(into.kysely, { email, name, passwordDigest: await hashPassword(password), now }),
    installCatalogue,
    clientAs: (inside, account, at) =>
      createRouterClient(app, { context: visitOf(inside, account, { now: at }) }),
  })

async function clientOf(email: string): Promise<Client> {
  const account = await findAccount(database.kysely, email)
  return createRouterClient(app, { context: visitOf(database, account, { now: () => now }) })
}

const nobody: Client = createRouterClient(app, { context: visitOf(database, null) })

describe('the demonstration', () => {
  it('is put in once', async () => {
    expect(await install(database)).toBe(false)
  })

  it('stays out of a database where somebody else has an account', () =>
    database.inRollback(async (each) => {
      await insertAccount(each.kysely, {
        email: 'reelle@reseau.example',
        name: 'R',
        passwordDigest: null,
        now,
      })
      expect(await install(each)).toBe(false)
    }))

  it('says who can be tried, at addresses that belong to nobody', async () => {
    const demo = await nobody.demo.people()
    expect(demo?.people.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['coordinator', 'administrator', 'head', 'worker', 'reader']),
    )
    expect(demo?.people.every(({ email }) => email.endsWith('@example.org'))).toBe(true)
  })

  it('holds the operators, the structures and their sites', async () => {
    const coordinator = await clientOf('camille.exemple@example.org')
    const { structures, sites } = await coordinator.network.structures()
    const names = structures.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining([
        'CAARUD Intermède, Association régionale Clémence Isaure',
        'CSAPA Nord Franche-Comté',
      ]),
    )
    expect(sites.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Montbéliard', 'Héricourt, Mission locale']),
    )
    expect(structures.find(({ shortName }) => shortName === 'Valentigney')?.departmentName).toBe('Doubs')
  })

  it('has agreements in every state', async () => {
    const agreements = await (await clientOf('camille.exemple@example.org')).agreement.list({})
    expect(new Set(agreements.map(({ status }) => status))).toEqual(
      new Set(['coming', 'active', 'endingSoon', 'ended']),
    )
  })

  it('is alive: the last month has records', async () => {
    const worker = await clientOf('noa.fictif@example.org')
    expect((await worker.activity.list({ from: '2026-02-05', to: '2026-03-05' })).total).toBeGreaterThan(10)
  })
})

describe('its work in progress', () => {
  it('has sessions that wait for an answer, and answered ones behind them', async () => {
    const worker = await clientOf('alix.echantillon@example.org')
    const due = await worker.occurrence.due()
    expect(due.map(({ occurrence }) => occurrence.title).sort()).toEqual([
      'Epide',
      'Mission locale d’Héricourt',
    ])
    const days = await worker.occurrence.days({ from: '2025-12-01', to: '2026-03-05' })
    expect(new Set(days.map(({ answer }) => answer?.outcome ?? 'due'))).toEqual(
      new Set(['held', 'notHeld', 'due']),
    )
  })

  it('shows partners at every stage, refusals with their reason', async () => {
    const relations = await (await clientOf('alix.echantillon@example.org')).meeting.relations()
    expect(relations.find(({ stage }) => stage === 'refused')?.refusalReason).toBe('prefers_one_off')
    expect(relations.find(({ partnerName }) => partnerName.startsWith('Armée du Salut'))?.meetings).toBe(2)
  })

  it('shows the programme that grew out of a one-off', async () => {
    const worker = await clientOf('alix.echantillon@example.org')
    const { lines } = await worker.activity.list({ search: 'primavera valentigney' })
    const chains = await Promise.all(lines.map(({ id }) => worker.series.read({ id })))
    expect(chains.some(({ links }) => links.some(({ type }) => type === 'grewInto'))).toBe(true)
  })
})

it('has a report that was submitted, and one that waits', async () => {
  const reader = await clientOf('maxime.lecture@example.org')
  expect(await reader.report.list({})).toMatchObject([{ template: 'csapa', year: 2023, submissions: 1 }])
  const head = await clientOf('sacha.essai@example.org')
  expect(await head.report.list({})).toMatchObject([{ template: 'caarud', year: 2024, submissions: 0 }])
})

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))('its records', () => {
  it('add up to the published tables of the CSAPA', async () => {
    const head = await clientOf('claude.modele@example.org')
    const report = await openReport(head, {
      template: 'csapa',
      shortName: 'CSAPA Nord Franche-Comté',
      year: 2023,
    })
    const { stages, prevention, youth_consultations } = readPublishedFigures()
    expect(amountsOf(report, 'stages')).toEqual({ ...stages.rows, Total: stages.total })
    expect(amountsOf(report, 'prevention')).toEqual({ ...prevention.rows, Total: prevention.total })
    expect(amountsOf(report, 'youth_consultations')).toEqual(youth_consultations.rows)
  })

  it('add up to the published tables of the CAARUD', async () => {
    const head = await clientOf('sacha.essai@example.org')
    const report = await openReport(head, {
      template: 'caarud',
      shortName: 'CAARUD Nord Franche-Comté',
      year: 2024,
    })
    const { caarud_acts, caarud_material } = readPublishedFigures()
    expect(amountsOf(report, 'acts')).toEqual({ ...caarud_acts.rows, Total: caarud_acts.total })
    expect(amountsOf(report, 'material')).toEqual(caarud_material.rows)
    expect(cellOf(report, { table: 'accompaniment', row: 'hours', column: 1 })).toBe(
      caarud_acts.accompaniment_hours,
    )
    expect(cellOf(report, { table: 'people', row: 'active_file', column: 1 })).toBe(
      caarud_acts.file_active.network,
    )
  })
})

async function openReport(
  client: Client,
  { template, shortName, year }: { template: string; shortName: string; year: number },
): Promise<ReportDocument> {
  const { structures } = await client.network.structures()
  const structureId = structures.find((structure) => structure.shortName === shortName)?.id
  const line = (await client.report.list({ year })).find(
    (report) => report.template === template && report.structureId === structureId,
  )
  if (!line) throw new Error(`no report ${template} ${year} of ${shortName}`)
  return (await client.report.read({ id: line.id })).document
}

function rowsOf(document: ReportDocument, id: string) {
  const table = document.sections.flatMap((section) => section.blocks).find((block) => block.id === id)
  if (table?.type !== 'table') throw new Error(`no table ${id}`)
  return table.rows
}

/** Row label → amounts, a dash as null; rows of which nothing was said are left out. */
const amountsOf = (document: ReportDocument, id: string) =>
  Object.fromEntries(
    rowsOf(document, id)
      .filter((row) => row.cells.some((cell) => cell.figure.state !== 'notFilledIn'))
      .map((row) => [
        row.label,
        row.cells.map(({ figure }) => (figure.state === 'notFilledIn' ? Number.NaN : figure.amount)),
      ]),
  )

const cellOf = (
  document: ReportDocument,
  { table, row, column }: { table: string; row: string; column: number },
) => rowsOf(document, table).find((each) => each.id === row)?.cells[column]?.figure.amount
