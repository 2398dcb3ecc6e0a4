import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openContext } from './browser.ts'
import { people, signInAs } from './people.ts'
import { beginReport, tableOn, visit } from './report-desk.ts'
import { type RunningServer, startServer } from './server.ts'

/** What a structure says itself of its year, on a phone: stated, corrected, taken back, declared; the report follows. */

let server: RunningServer
let browser: Browser
let page: Page
let reportId: string

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  reportId = await beginReport(server.url)
  const context = await openContext(browser, { baseURL: server.url, width: 390 })
  await signInAs(context, people.headOfCsapa, server.url)
  page = await context.newPage()
  await visit(page, '/statements?year=2025')
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
const dialog = () => page.locator('dialog[open]')
const line = (subject: string) => page.getByRole('listitem').filter({ hasText: subject })
const figureOf = async (subject: string) => (await line(subject).locator('.said-figure').textContent()) ?? ''

describe('what is stated of a year', () => {
  it('is said once, with its source, and printed in the report', async () => {
    await button('Déclarer un chiffre').click()
    await dialog().getByLabel('Quel chiffre ?').selectOption({ label: 'File active' })
    await dialog().getByLabel('De quoi, de qui ?').selectOption({ label: 'Belfort' })
    await button('Enregistrer').click()
    await dialog().getByText('Dites d’où vient ce chiffre').waitFor()
    await dialog().getByLabel('Chiffre de l’année', { exact: true }).fill('160')
    await dialog().getByLabel('D’où vient-il ?').fill('Logiciel métier')
    await button('Enregistrer').click()
    await line('File active · Belfort').waitFor()
    expect(await figureOf('File active · Belfort')).toBe('160')
    await visit(page, `/reports/${reportId}`)
    expect((await tableOn(page, 'people_by_site')).Belfort).toEqual(['…', '160'])
  })

  it('is corrected as a new version', async () => {
    await visit(page, '/statements?year=2025')
    await button('Corriger : File active · Belfort').click()
    expect(await dialog().getByLabel('Chiffre de l’année', { exact: true }).inputValue()).toBe('160')
    await dialog().getByLabel('Chiffre de l’année', { exact: true }).fill('161')
    await button('Enregistrer').click()
    await dialog().waitFor({ state: 'hidden' })
    await expect.poll(() => figureOf('File active · Belfort')).toBe('161')
  })

  it('is taken back, and put back by whoever did not mean it', async () => {
    await button('Retirer : File active · Belfort').click()
    await line('File active · Belfort').waitFor({ state: 'hidden' })
    await button('Annuler').click()
    await line('File active · Belfort').waitFor()
    expect(await figureOf('File active · Belfort')).toBe('161')
  })

  it('may be that a kind of activity was not observed: a dash wherever it would count', async () => {
    await button('Déclarer « – » ou zéro').click()
    await dialog()
      .getByLabel('Quelle activité ?')
      .selectOption({ label: 'Stage de sensibilisation à l’usage de stupéfiants' })
    await dialog().getByRole('radio', { name: /« – »/ }).check()
    await dialog().getByLabel('D’où vient-il ?').fill('Direction')
    await button('Déclarer').click()
    await line('Stage de sensibilisation').waitFor()
    await visit(page, `/reports/${reportId}`)
    expect((await tableOn(page, 'course_path'))['Personnes présentes']).toEqual(['…', '–', '–'])
  })
})
