import { beforeAll, describe, expect, it } from 'vitest'
import {
  acceptanceReport,
  hostileRows,
  hostileTitle,
  printedRows,
} from '../../../testing/acceptance-report.ts'
import { convertByLibreOffice, openPdf, withPlainSpaces } from '../../../testing/opened-document.ts'
import { isSharedDataHere } from '../../../testing/shared-data.ts'
import { renderDocx } from './render-docx.ts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))(
  'the Word document, opened by LibreOffice',
  () => {
    let text: string
    let html: string

    beforeAll(async () => {
      const source = { bytes: await renderDocx(acceptanceReport()), extension: 'docx' as const }
      const pdf = (await convertByLibreOffice(source, 'pdf')).get('report.pdf')
      text = withPlainSpaces((await openPdf(pdf ?? new Uint8Array())).text)
      html = withPlainSpaces(
        (await convertByLibreOffice(source, 'html')).get('report.html')?.toString() ?? '',
      )
    })

    it('prints every published row, figures in order', () => {
      for (const row of printedRows()) expect(text).toContain(row)
    })

    it('prints every heading, caption, note and definition, and the contents', () => {
      for (const section of acceptanceReport().sections)
        expect(text).toContain(`${section.number} ${section.title}`)
      for (const phrase of [
        'Transmis le 1er février 2024, version 2',
        'Sommaire',
        'Lire les tableaux',
        'Tableau 2 – Prévention et formation, hors file active',
        'Figure 1 – Personnes en stage, par site',
        'N-1 : total repris du rapport imprimé de 2022.',
        'Stages de sensibilisation tenus dans l’année',
      ]) {
        expect(text).toContain(phrase)
      }
      expect(text).toMatch(/III\.1\.j La prévention\.+ ?\d/)
    })

    it('marks each state, and prints words that are markup elsewhere as they are', () => {
      expect(text).toContain('0 5 326,25* −1 234,5 −25,4 %')
      expect(text).toContain('- de 18 ans n. c. +12 +25,0 %')
      expect(text).toContain('#set, $y$, <i>des balises</i> ou un lien (https://example.org/a?b=1&c=2)')
      for (const label of hostileRows) expect(text).toContain(label)
    })

    it('has real headings, one level after the other, and its language', () => {
      const headings = [...html.matchAll(/<h([1-4])[^>]*>(.*?)<\/h\1>/g)].map(([, level, inside = '']) => [
        Number(level),
        withPlainSpaces(inside.replace(/<[^>]*>/g, '')),
      ])
      expect(headings).toEqual([
        [1, 'I La structure'],
        [1, 'III Activité'],
        [2, 'III.1.i Les stages de sensibilisation'],
        [2, 'III.1.j La prévention'],
        [2, 'III.2 Services et actes'],
        [2, 'III.3 Matériel'],
        [1, `IV ${escaped(hostileTitle)}`],
        [1, 'Définitions'],
      ])
      expect(html).toMatch(/lang="fr-FR"/)
      expect(html).toMatch(/<title>Rapport d’activité du CSAPA 2023/)
    })

    it('has real tables with repeated headers and shared cells, and real lists', () => {
      const [, table = ''] = /(<table(?:(?!<table).)*Nombre de stages.*?<\/table>)/.exec(html) ?? []
      expect(table).toMatch(/<thead>.*colspan="2".*<\/thead>/)
      expect(html).toMatch(/<ul>.*<ol>.*reste en cours à Montbéliard.*<\/ol>.*<\/ul>/)
    })
  },
)
