import { beforeAll, describe, expect, it } from 'vitest'
import {
  acceptanceReport,
  hostileRows,
  hostileTitle,
  printedRows,
} from '../../../testing/acceptance-report.ts'
import { openPdf, withPlainSpaces } from '../../../testing/opened-document.ts'
import { isSharedDataHere } from '../../../testing/shared-data.ts'
import { renderPdf } from './render-pdf.ts'

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))('the PDF', () => {
  let bytes: Uint8Array
  let text: string
  let about: string

  beforeAll(async () => {
    bytes = await renderPdf(acceptanceReport())
    const opened = await openPdf(bytes)
    text = withPlainSpaces(opened.text)
    about = opened.about
  })

  it('prints every published row, figures in order', () => {
    for (const row of printedRows()) expect(text).toContain(row)
  })

  it('prints the cover, the contents, every heading, caption, note and definition', () => {
    const doc = acceptanceReport()
    for (const section of doc.sections) expect(text).toContain(`${section.number} ${section.title}`)
    for (const phrase of [
      'Transmis le 1er février 2024, version 2',
      'Du 1er janvier 2023 au 31 décembre 2023',
      'Sommaire',
      'Lire les tableaux',
      'Tableau 2 Prévention et formation, hors file active',
      'Figure 1 Personnes en stage, par site',
      'N-1 : total repris du rapport imprimé de 2022.',
      'Stages de sensibilisation tenus dans l’année',
    ]) {
      expect(text).toContain(phrase)
    }
  })

  it('prints words that are markup elsewhere as they are', () => {
    expect(text).toContain(hostileTitle)
    for (const label of hostileRows) expect(text).toContain(label)
    expect(text).toContain('#set, $y$, <i>des balises</i> ou un lien (https://example.')
    expect(text).toContain('#import "x" <script>alert(1)</script>')
  })

  it('marks each state, explains the incomplete one, and prints no protected amount', () => {
    expect(text).toContain('0 5 326,25* −1 234,5 −25,4 %')
    expect(text).toContain('- de 18 ans n. c. +12 +25,0 %')
    expect(text).toContain('* Chiffre incomplet : des saisies attendues manquent encore.')
  })

  it('is tagged A4 that declares PDF/UA-1, its title and its language', () => {
    expect(about).toMatch(/Tagged:\s+yes/)
    expect(about).toMatch(/Page size:.*A4/)
    expect(about).toMatch(/Title:\s+Rapport d’activité du CSAPA 2023 – CSAPA Équinoxe/)
    const source = Buffer.from(bytes).toString('latin1')
    expect(source).toMatch(/pdfuaid:part>1</)
    expect(source).toMatch(/\/Lang\s*\(fr-FR\)/)
  })

  it('says on every page that a draft is a draft, in English as well', async () => {
    const draft = await openPdf(await renderPdf(acceptanceReport('en', 'draft')))
    const pages = draft.text.split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) expect(page).toContain('Provisional version')
    expect(withPlainSpaces(draft.text)).toContain('Scolaire 1,545 707 272 141.5')
  })
})
