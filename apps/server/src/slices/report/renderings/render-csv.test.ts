import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { acceptanceReport, hostileRows, hostileTitle } from '../../../testing/acceptance-report.ts'
import { readPublishedFigures } from '../../../testing/published-figures.ts'
import { isSharedDataHere } from '../../../testing/shared-data.ts'
import { renderCsv } from './render-csv.ts'

type Line = Record<string, string>

async function linesOf(locale: 'fr' | 'en'): Promise<{ text: string; lines: Line[] }> {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await renderCsv(acceptanceReport(locale)))
  const lines: Line[] = parse(text, { bom: true, columns: true, delimiter: locale === 'fr' ? ';' : ',' })
  return { text, lines }
}

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))('the CSV', () => {
  it('holds every published figure once, with a decimal comma in French', async () => {
    const { text, lines } = await linesOf('fr')
    expect(text.startsWith('\ufeffsection;tableau;ligne;')).toBe(true)
    const { prevention } = readPublishedFigures()
    for (const [setting, amounts] of Object.entries(prevention.rows)) {
      const found = lines.filter((line) => line.ligne === setting && line.tableau?.startsWith('Prévention'))
      expect(found.map((line) => line.valeur)).toEqual(
        amounts.map((amount) => (amount === null ? '' : String(amount).replace('.', ','))),
      )
      expect(found.map((line) => line.état)).toEqual(
        amounts.map((amount) => (amount === null ? 'non observé' : 'observé')),
      )
      expect(found[0]).toMatchObject({
        section: 'III.1.j La prévention',
        colonne: 'Personnes rencontrées – N-1',
        indicateur: 'prevention_people_n1',
      })
    }
  })

  it('uses commas and points in English', async () => {
    const { text, lines } = await linesOf('en')
    expect(text).toContain('\ufeffsection,table,row,column,state,amount,origin,missing records,indicator\r\n')
    expect(
      lines.find((line) => line.row === 'Scolaire' && line.column?.endsWith('intervention – N'))?.amount,
    ).toBe('141.5')
  })

  it('keeps the four states apart, and the amount of a protected figure out', async () => {
    const { lines } = await linesOf('fr')
    const row = lines.filter((line) => line.ligne === "'- de 18 ans")
    expect(row.map((line) => [line.état, line.valeur])).toEqual([
      ['protégé', ''],
      ['non renseigné', ''],
      ['observé', '12'],
      ['observé', '0,25'],
    ])
    const first = lines.filter((line) => line.ligne?.startsWith("'=HYPER"))
    expect(first.map((line) => line.valeur)).toEqual(['0', '5326,25', '-1234,5', '-0,254'])
    expect(first.map((line) => line['saisies manquantes'])).toEqual(['0', '2', '0', '0'])
  })

  it('holds back words that a spreadsheet would compute, and changes no others', async () => {
    const { lines } = await linesOf('fr')
    const labels = new Set(lines.map((line) => line.ligne))
    for (const label of hostileRows) {
      expect(labels).toContain(`'${label}`)
      expect(labels).not.toContain(label)
    }
    expect(lines.some((line) => line.section === `IV ${hostileTitle}`)).toBe(true)
  })
})
