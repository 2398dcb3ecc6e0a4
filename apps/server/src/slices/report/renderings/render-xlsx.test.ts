import readExcelFile from 'read-excel-file/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { acceptanceReport, hostileRows } from '../../../testing/acceptance-report.ts'
import { convertByLibreOffice, openPdf, withPlainSpaces } from '../../../testing/opened-document.ts'
import { readPublishedFigures } from '../../../testing/published-figures.ts'
import { isSharedDataHere } from '../../../testing/shared-data.ts'
import { renderXlsx } from './render-xlsx.ts'

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))('the workbook', () => {
  let bytes: Uint8Array
  let sheets: Map<string, unknown[][]>

  beforeAll(async () => {
    bytes = await renderXlsx(acceptanceReport())
    const read = await readExcelFile(Buffer.from(bytes), { trim: false })
    sheets = new Map(read.map(({ sheet, data }) => [sheet, data]))
  })

  const rowOf = (sheet: string, label: string) => sheets.get(sheet)?.find((row) => row[0] === label)

  it('has a first sheet to read, one sheet a table, and a dictionary', () => {
    expect([...sheets.keys()]).toEqual([
      'Lisez-moi',
      '1 Stages de sensibilisation à l',
      '2 Prévention et formation, hors',
      '3 Actes par service rendu',
      '4 Matériel remis',
      '5 Tous les états d’un chiffre',
      'Dictionnaire',
    ])
    expect(rowOf('Lisez-moi', 'Période')?.[1]).toBe('Du 1er janvier 2023 au 31 décembre 2023')
    expect(rowOf('Lisez-moi', 'Version')?.[1]).toBe('Transmis le 1er février 2024, version 2')
    expect(rowOf('Lisez-moi', '–')?.[1]).toMatch(/^Non observé/)
    expect(rowOf('Dictionnaire', 'prevention_hours_n')?.[1]).toBe('Heures d’intervention')
  })

  it('holds the published tables as numbers, a dash as a dash', () => {
    const { stages, prevention, caarud_acts, caarud_material } = readPublishedFigures()
    const names = [...sheets.keys()]
    for (const [index, table] of [stages, prevention, caarud_acts, caarud_material].entries()) {
      const sheet = names[index + 1] ?? ''
      for (const [label, amounts] of Object.entries(table.rows)) {
        expect(rowOf(sheet, label)?.slice(1)).toEqual(amounts.map((amount) => amount ?? '–'))
      }
      if ('total' in table) expect(rowOf(sheet, 'Total')?.slice(1)).toEqual(table.total)
    }
  })

  it('keeps the states apart, and a protected amount out', () => {
    const sheet = '5 Tous les états d’un chiffre'
    expect(rowOf(sheet, '- de 18 ans')?.slice(1)).toEqual(['n. c.', null, 12, 0.25])
    expect(rowOf(sheet, '+33')?.slice(1)).toEqual(['–', 141.5, '–', '–'])
    expect(rowOf(sheet, hostileRows[0] ?? '')?.slice(1)).toEqual([0, 5326.25, -1234.5, -0.254])
  })

  it('shows its numbers as the other documents do, and computes no words', async () => {
    const written = await convertByLibreOffice({ bytes, extension: 'xlsx' }, 'pdf')
    const shown = withPlainSpaces((await openPdf(written.get('report.pdf') ?? new Uint8Array())).text)
    expect(shown).toContain('=HYPERLINK("http://x.example";"y") 0 5,326.25* \u22121,234.5 \u221225.4%')
    expect(shown).toContain('- de 18 ans n. c. +12 +25.0%')
    expect(shown).toContain('* Chiffre incomplet')
  })
})
