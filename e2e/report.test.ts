import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convertByLibreOffice, openPdf } from '../apps/server/src/testing/opened-document.ts'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext } from './browser.ts'
import { clientAs, people, signInAs } from './people.ts'
import { changes, figure, figuresOn, recordSmallCase, settled, tableOn, visit } from './report-desk.ts'
import { type RunningServer, startServer } from './server.ts'

/**
 * A head of structure in January, at the end of a long day, must send last year's report. She begins it in two choices
 * and finds its tables filled; she opens a figure that surprises her, follows it to its record, which is taken back;
 * states what does not add up, copies last year's printed total, says what was not done; reads what is still missing,
 * submits, downloads, and later submits again with a reason.
 */

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
let session: string
const files = mkdtempSync(join(tmpdir(), 'maillage-report-'))

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  session = (await recordSmallCase(server.url)).session
  context = await openContext(browser, { baseURL: server.url, width: 1440 })
  await signInAs(context, people.headOfCsapa, server.url)
  page = await context.newPage()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  rmSync(files, { recursive: true, force: true })
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const sheet = () => page.locator('dialog[open]')
const closed = async () => {
  await sheet().waitFor({ state: 'hidden' })
  await settled(page)
}

describe('a report, from its beginning to its second version', () => {
  it('begins in two choices, its tables already filled', async () => {
    await visit(page, '/reports')
    await button('Commencer un rapport').click()
    await page.getByRole('radio', { name: /CSAPA/ }).check()
    await page.getByRole('radio', { name: '2025' }).check()
    await button('Commencer').click()
    await page.getByRole('heading', { level: 1, name: '2025 Rapport d’activité CSAPA' }).waitFor()
    await settled(page)
    expect(await tableOn(page, 'prevention')).toEqual({
      Scolaire: ['20', '1\u202f054', '1', '3,5'],
      Entreprise: ['…', '12', '…', '3'],
      Total: ['20', '1\u202f066', '1', '6,5'],
    })
    expect(await tableOn(page, 'course_time')).toMatchObject({ 'Avec le public': ['…', '…', ''] })
  })

  it('opens a figure onto the records that it adds up', async () => {
    await figure(page, 'prevention', { row: 'Scolaire', column: 1 }).click()
    const records = sheet().locator('.figure-record')
    await records.first().waitFor()
    expect(await records.locator('.figure-record-amount').allTextContents()).toEqual(['1\u202f030', '24'])
    expect(await sheet().locator('.figure-records-sum').textContent()).toContain('1\u202f054')
    expect(await sheet().textContent()).toContain('Prévention et formation : personnes.')
    await records.first().click()
    await page.waitForURL(`**/activities/${session}`)
  })

  it('changes exactly the cells of a record that is taken back', async () => {
    await page.goBack()
    await sheet().getByRole('heading', { name: 'Scolaire' }).waitFor()
    await page.keyboard.press('Escape')
    await closed()
    const before = await figuresOn(page)
    const head = await clientAs(people.headOfCsapa, server.url)
    const { activity } = await head.activity.read({ id: session })
    await head.activity.withdraw({ id: session, baseVersion: activity.version })
    await visit(page, new URL(page.url()).pathname)
    expect(changes(before, await figuresOn(page))).toEqual({
      'prevention/Scolaire/1': ['1\u202f054', '24'],
      'prevention/Scolaire/3': ['3,5', '1,5'],
      'prevention/Total/1': ['1\u202f066', '36'],
      'prevention/Total/3': ['6,5', '4,5'],
      'action_types/Action ponctuelle/1': ['3', '2'],
      'action_types/Action ponctuelle/3': ['1\u202f066', '36'],
      'action_types/Action ponctuelle/5': ['6,5', '4,5'],
      'action_types/Total/1': ['3', '2'],
      'action_types/Total/3': ['1\u202f066', '36'],
      'action_types/Total/5': ['6,5', '4,5'],
      'programmes/Non précisé/1': ['3', '2'],
      'programmes/Non précisé/3': ['1\u202f066', '36'],
      'programmes/Total/1': ['3', '2'],
      'programmes/Total/3': ['1\u202f066', '36'],
    })
  })

  it('takes a stated figure and goes on to the next blank', async () => {
    await figure(page, 'people', { row: 'File active globale', column: 1 }).click()
    await sheet().getByLabel('Chiffre de l’année', { exact: true }).fill('338')
    await sheet().getByLabel('D’où vient-il ?').fill('Logiciel métier, 31 décembre')
    await page.keyboard.press('Enter')
    await sheet().getByRole('heading', { name: 'Dont nouvelles personnes dans l’année' }).waitFor()
    await page.keyboard.press('Escape')
    await closed()
    expect((await tableOn(page, 'people'))['File active globale']).toEqual(['…', '338', ''])
  })

  it('takes last year’s printed total, and says where it is from', async () => {
    await figure(page, 'people', { row: 'File active globale', column: 0 }).click()
    await sheet().getByLabel('Total imprimé pour 2024', { exact: true }).fill('320')
    await sheet().getByLabel('D’où vient-il ?').fill('Rapport 2024, page 12')
    await sheet().getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await closed()
    expect((await tableOn(page, 'people'))['File active globale']).toEqual(['320', '338', '+18'])
    expect(await page.locator('#table-people thead').textContent()).toContain('repris de l’imprimé')
  })

  it('declares of a row that it was not observed, which is neither zero nor a blank', async () => {
    await button(/^Ajouter une ligne : Actions de prévention/).click()
    await sheet().getByRole('button', { name: 'Justice' }).click()
    await sheet().getByRole('radio', { name: /« – »/ }).check()
    await sheet().getByLabel('D’où vient-il ?').fill('Équipe de prévention')
    await sheet().getByRole('button', { name: 'Déclarer', exact: true }).click()
    await closed()
    expect((await tableOn(page, 'prevention')).Justice).toEqual(['…', '–', '…', '–'])
  })

  it('is submitted from a calm page that says what is missing', async () => {
    await page.getByRole('link', { name: 'Transmettre…' }).click()
    await page.getByRole('heading', { level: 1, name: 'Transmettre le rapport' }).waitFor()
    await expectAccessible(page, 'submit')
    await page.getByText('Voir ce qui manque, partie par partie').click()
    expect(await page.locator('.missing').textContent()).toContain(
      'Tableau 1, Équivalents temps plein, par métier',
    )
    await button('Transmettre').click()
    await page.waitForURL('**/reports/*?version=1')
    await page.getByText(/^Transmis le .*, version 1$/).waitFor()
    expect((await tableOn(page, 'people'))['File active globale']).toEqual(['320', '338', '+18'])
  })

  it('asks for a reason from the second version on, and keeps the first', async () => {
    await page.getByRole('link', { name: 'Voir le rapport d’aujourd’hui' }).click()
    await page.getByRole('link', { name: 'Transmettre…' }).click()
    await button('Transmettre la version 2').click()
    await page.getByText('Dites pourquoi ce rapport est transmis à nouveau.').waitFor()
    await page.getByLabel('Pourquoi une version 2 ?').fill('Un atelier retrouvé')
    await button('Transmettre la version 2').click()
    await page.waitForURL('**/reports/*?version=2')
    const versions = page.getByRole('region', { name: 'Versions transmises' })
    await versions.getByText('Un atelier retrouvé').waitFor()
    expect(await versions.getByRole('listitem').count()).toBe(2)
    await versions.getByRole('link', { name: 'Version 1' }).click()
    await page.getByText(/^Transmis le .*, version 1$/).waitFor()
  })

  it('downloads as Word, PDF, Excel and CSV, each with the figures of the page', async () => {
    const texts: Record<string, string> = {}
    for (const format of ['Word', 'PDF', 'Excel', 'CSV']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: `Télécharger : ${format}` }).click(),
      ])
      const path = join(files, download.suggestedFilename())
      await download.saveAs(path)
      texts[format] = await textOf(path)
    }
    for (const [format, text] of Object.entries(texts)) {
      expect(text, format).toContain('338')
      expect(text, format).toContain('Entreprise')
    }
  })

  it('says what went wrong with a download, and tries again', async () => {
    await page.route('**/rpc/report/download**', (route) => route.abort())
    await page.getByRole('link', { name: 'Télécharger : PDF' }).click()
    await page.getByText('Le document PDF n’a pas pu être préparé').waitFor()
    await page.unroute('**/rpc/report/download**')
    const [download] = await Promise.all([page.waitForEvent('download'), button('Réessayer').click()])
    expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  })
})

/** The words of a document, read by other programs than the product's. */
async function textOf(path: string): Promise<string> {
  const bytes = readFileSync(path)
  if (path.endsWith('.csv')) return bytes.toString('utf8')
  if (path.endsWith('.pdf')) return (await openPdf(bytes)).text
  const [extension, target] = path.endsWith('.docx')
    ? (['docx', 'txt:Text'] as const)
    : (['xlsx', allSheets] as const)
  const written = await convertByLibreOffice({ bytes, extension }, target)
  return [...written.values()].join('\n')
}

/** Every sheet as a CSV file of its own, in UTF-8. */
const allSheets = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1'
