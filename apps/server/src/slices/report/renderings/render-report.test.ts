import { exportFormats } from '@maillage/contract/report-document'
import { describe, expect, it } from 'vitest'
import { acceptanceReport } from '../../../testing/acceptance-report.ts'
import { convertByLibreOffice, openPdf, withPlainSpaces } from '../../../testing/opened-document.ts'
import { isSharedDataHere } from '../../../testing/shared-data.ts'
import { renderReport } from './render-report.ts'

describe.skipIf(!isSharedDataHere('acceptance/figures.json'))('a report as a file', () => {
  it.each([
    ['docx', 'rapport-csapa-2023-csapa-equinoxe-nord-franche-comte-v2.docx', 'PK'],
    ['pdf', 'rapport-csapa-2023-csapa-equinoxe-nord-franche-comte-v2.pdf', '%PDF-'],
    ['xlsx', 'rapport-csapa-2023-csapa-equinoxe-nord-franche-comte-v2.xlsx', 'PK'],
    ['csv', 'rapport-csapa-2023-csapa-equinoxe-nord-franche-comte-v2.csv', '\u00ef\u00bb\u00bf'],
  ] as const)('%s has its name and its kind', async (format, fileName, beginning) => {
    const rendered = await renderReport(acceptanceReport(), format)
    expect(rendered.fileName).toBe(fileName)
    expect(rendered.mediaType).not.toBe('')
    expect(Buffer.from(rendered.bytes).toString('latin1').startsWith(beginning)).toBe(true)
  })

  it('says in its name that it is a draft', async () => {
    const { fileName } = await renderReport(acceptanceReport('en', 'draft'), 'csv')
    expect(fileName).toBe('report-csapa-2023-csapa-equinoxe-nord-franche-comte-draft.csv')
  })

  it('opens in every format when texts hold characters that no file can', async () => {
    const doc = {
      ...acceptanceReport(),
      title: 'Rapport \u0001du\u000b CSAPA \ud800',
      perimeter: 'Structure \u0000A\uffff',
    }
    const files = await Promise.all(
      exportFormats.map(async (format) => [format, await renderReport(doc, format)] as const),
    )
    const { docx, pdf, xlsx } = Object.fromEntries(files)
    const word = await convertByLibreOffice(
      { bytes: docx?.bytes ?? new Uint8Array(), extension: 'docx' },
      'pdf',
    )
    const sheet = await convertByLibreOffice(
      { bytes: xlsx?.bytes ?? new Uint8Array(), extension: 'xlsx' },
      'csv',
    )
    expect(withPlainSpaces((await openPdf(word.get('report.pdf') ?? new Uint8Array())).text)).toContain(
      'Rapport du CSAPA Structure A',
    )
    expect(withPlainSpaces((await openPdf(pdf?.bytes ?? new Uint8Array())).text)).toContain(
      'Rapport du CSAPA Structure A',
    )
    expect(sheet.get('report.csv')?.toString()).toContain('Rapport du CSAPA  2023')
  })
})
