import { parse } from 'csv-parse/sync'
import readExcelFile from 'read-excel-file/node'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '../../platform/db/testing.ts'
import { convertByLibreOffice, openPdf, withPlainSpaces } from '../../testing/opened-document.ts'
import { readPublishedFigures } from '../../testing/published-figures.ts'
import { publishedYears, recordPublished } from '../../testing/record-figures.ts'
import { isSharedDataHere } from '../../testing/shared-data.ts'
import { makeWorld } from '../../testing/world.ts'

const database = await testDatabase()

type Amounts = (number | null)[]
type Format = 'docx' | 'pdf' | 'xlsx' | 'csv'

const isHere = isSharedDataHere('acceptance/figures.json')

describe.skipIf(!isHere)('the published tables, entered through the API and downloaded', () => {
  const files = new Map<string, Uint8Array>()
  let published: { report: 'csapa' | 'caarud'; table: string; label: string; amounts: Amounts }[] = []

  beforeAll(async () => {
    const figures = readPublishedFigures()
    const rowsOf = (report: 'csapa' | 'caarud', table: string, rows: Record<string, Amounts>) =>
      Object.entries(rows).map(([label, amounts]) => ({ report, table, label, amounts }))
    published = [
      ...rowsOf('csapa', 'stages', { ...figures.stages.rows, Total: figures.stages.total }),
      ...rowsOf('csapa', 'prevention', { ...figures.prevention.rows, Total: figures.prevention.total }),
      ...rowsOf('csapa', 'youth_consultations', figures.youth_consultations.rows),
      ...rowsOf('caarud', 'acts', { ...figures.caarud_acts.rows, Total: figures.caarud_acts.total }),
      ...rowsOf('caarud', 'material', figures.caarud_material.rows),
    ]
    await database.inRollback(async (each) => {
      const world = await makeWorld(each)
      await recordPublished(world, figures)
      for (const template of ['csapa', 'caarud'] as const) {
        const year = publishedYears[template]
        const { id } = await world.head.report.create({
          id: newId(),
          template,
          structureId: world.structure,
          year,
        })
        for (const format of ['docx', 'pdf', 'xlsx', 'csv'] as const) {
          const file = await world.head.report.download({ id, format })
          files.set(`${template}.${format}`, new Uint8Array(await file.arrayBuffer()))
        }
      }
    })
  }, 120_000)
  afterAll(() => files.clear())

  const fileOf = (report: string, format: Format) => files.get(`${report}.${format}`) ?? new Uint8Array()

  /** A row as it is printed: label, then its figures as French writes them. */
  const printed = ({ label, amounts }: { label: string; amounts: Amounts }) =>
    withPlainSpaces(`${label} ${amounts.map((amount) => amount?.toLocaleString('fr-FR') ?? '–').join(' ')}`)

  it('stand in the PDF', async () => {
    for (const report of ['csapa', 'caarud']) {
      const text = withPlainSpaces((await openPdf(fileOf(report, 'pdf'))).text)
      for (const row of published.filter((each) => each.report === report))
        expect(text).toContain(printed(row))
    }
  }, 60_000)

  it('stand in the Word document', async () => {
    for (const report of ['csapa', 'caarud']) {
      const source = { bytes: fileOf(report, 'docx'), extension: 'docx' as const }
      const pdf = (await convertByLibreOffice(source, 'pdf')).get('report.pdf') ?? new Uint8Array()
      const text = withPlainSpaces((await openPdf(pdf)).text)
      for (const row of published.filter((each) => each.report === report))
        expect(text).toContain(printed(row))
    }
  }, 120_000)

  it('stand in the workbook as numbers', async () => {
    for (const report of ['csapa', 'caarud']) {
      const sheets = await readExcelFile(Buffer.from(fileOf(report, 'xlsx')))
      const rows = sheets.flatMap(({ data }) => data.map((row) => JSON.stringify(row)))
      for (const { label, amounts } of published.filter((each) => each.report === report)) {
        expect(rows).toContain(JSON.stringify([label, ...amounts.map((amount) => amount ?? '–')]))
      }
    }
  })

  it('stand in the CSV with their states', () => {
    for (const row of published) {
      const records: Record<string, string>[] = parse(Buffer.from(fileOf(row.report, 'csv')), {
        bom: true,
        columns: true,
        delimiter: ';',
      })
      const lines = records.filter((record) => Object.values(record).includes(row.label))
      const amounts = lines.map((record) => record.valeur ?? record.montant ?? '')
      for (const amount of row.amounts) {
        if (amount === null)
          expect(lines.some((record) => Object.values(record).includes('non observé'))).toBe(true)
        else expect(amounts).toContain(String(amount).replace('.', ','))
      }
    }
  })
})
