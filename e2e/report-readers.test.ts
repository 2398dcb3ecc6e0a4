import type { Browser, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPdf } from '../apps/server/src/testing/opened-document.ts'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext, type Visitor } from './browser.ts'
import { clientAs, people, signInAs } from './people.ts'
import { beginReport, figure, recordSmallCase, tableOn, visit } from './report-desk.ts'
import { type RunningServer, startServer } from './server.ts'

/** Who reads a report, with what, in which language: the head, the team, the health agency; by keyboard, on paper. */

const healthAgency = 'maxime.lecture@example.org'

let server: RunningServer
let browser: Browser
let reportId: string

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  await recordSmallCase(server.url)
  reportId = await beginReport(server.url)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A page at a device, as somebody. */
async function open(email: string, path: string, device: Omit<Visitor, 'baseURL'> = {}): Promise<Page> {
  const context = await openContext(browser, { baseURL: server.url, ...device })
  await signInAs(context, email, server.url)
  const page = await context.newPage()
  await visit(page, path)
  return page
}

const sheet = (page: Page) => page.locator('dialog[open]')

describe('the team', () => {
  it('reads the draft and opens its figures, and changes nothing', async () => {
    const page = await open(people.workerOfCsapa, `/reports/${reportId}`)
    expect((await tableOn(page, 'prevention')).Scolaire).toEqual(['20', '1\u202f054', '1', '3,5'])
    for (const name of [/Écrire ce texte/, /Ajouter une ligne/]) {
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    }
    expect(await page.getByRole('link', { name: 'Transmettre…' }).count()).toBe(0)
    await figure(page, 'people', { row: 'File active globale', column: 1 }).click()
    await sheet(page)
      .getByText(/^File active\./)
      .waitFor()
    expect(await sheet(page).getByRole('textbox').count()).toBe(0)
    await page.context().close()
  })
})

describe('the health agency', () => {
  it('waits for the submission, then reads it without the records behind it', async () => {
    const early = await open(healthAgency, `/reports/${reportId}`)
    await early.getByText('Ce rapport n’a pas encore été transmis.').waitFor()
    const head = await clientAs(people.headOfCsapa, server.url)
    await head.report.submit({ id: reportId, submissionId: newId() })
    await early
      .getByRole('button', { name: 'Réessayer' })
      .or(early.getByRole('link', { name: 'Tous les rapports' }))
      .first()
      .click()
    await early.locator(`main a[href="/reports/${reportId}"]`).click()
    await early.getByText(/^Transmis le .*, version 1$/).waitFor()
    await figure(early, 'prevention', { row: 'Scolaire', column: 1 }).click()
    expect(await sheet(early).textContent()).toContain('Prévention et formation : personnes.')
    expect(await sheet(early).locator('.figure-record').count()).toBe(0)
    await early.context().close()
  })
})

describe('by keyboard alone', () => {
  it('a figure is reached, opened and left, and focus comes back to it', async () => {
    const page = await open(people.headOfCsapa, `/reports/${reportId}`, { width: 1440 })
    await page.getByRole('link', { name: 'III.1.j La prévention' }).focus()
    await page.keyboard.press('Enter')
    const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    expect(await focused()).toContain('La prévention')
    const table = page.locator('#table-prevention')
    for (let stop = 0; stop < 6 && !(await table.locator(':focus').count()); stop += 1) {
      await page.keyboard.press('Tab')
    }
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
      await page.keyboard.press(key)
    }
    expect(await focused()).toContain('12')
    await page.keyboard.press('Enter')
    await sheet(page).getByRole('heading', { name: 'Entreprise' }).waitFor()
    await page.keyboard.press('Escape')
    await sheet(page).waitFor({ state: 'hidden' })
    expect(await focused()).toContain('12')
    await page.keyboard.press('Tab')
    expect(await table.locator('.figure:focus').count()).toBe(0)
    await page.context().close()
  })
})

describe('in English', () => {
  it('the whole report is English, words of the template included', async () => {
    const page = await open(people.headOfCsapa, `/reports/${reportId}`, { locale: 'en', width: 1440 })
    await page.getByRole('heading', { level: 1, name: '2025 CSAPA activity report' }).waitFor()
    expect((await tableOn(page, 'prevention')).School).toEqual(['20', '1,054', '1', '3.5'])
    const text = (await page.locator('main').textContent()) ?? ''
    expect(text).not.toMatch(/Tableau|Transmettre|Milieu|Écrire/)
    await page.context().close()
  })
})

describe('is accessible', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const width of [390, 1440]) {
      it(`at ${width} px, ${theme}`, async () => {
        const page = await open(people.headOfCsapa, '/reports', { theme, width })
        await expectAccessible(page, 'reports')
        await page.getByRole('button', { name: 'Commencer un rapport' }).click()
        await expectAccessible(page, 'begin')
        await visit(page, `/reports/${reportId}`)
        await expectAccessible(page, 'report')
        await page
          .getByRole('button', { name: /^Écrire ce texte/ })
          .first()
          .click()
        await expectAccessible(page, 'editor')
        await figure(page, 'prevention', { row: 'Scolaire', column: 1 }).click()
        await sheet(page).locator('.figure-record').first().waitFor()
        await expectAccessible(page, 'figure with records')
        await visit(page, `/reports/${reportId}?figure=people.active_file.people_n`)
        await sheet(page).getByRole('textbox').first().waitFor()
        await expectAccessible(page, 'figure to state')
        await visit(page, '/statements')
        await expectAccessible(page, 'statements')
        await page.getByRole('button', { name: 'Déclarer un chiffre' }).click()
        await expectAccessible(page, 'state')
        await page.context().close()
      })
    }
  }
})

describe('on paper', () => {
  it('the page prints as a document: cover, tables, no controls', async () => {
    const page = await open(people.headOfCsapa, `/reports/${reportId}`, { theme: 'dark', width: 1440 })
    const { text } = await openPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(text).toContain('Rapport d’activité CSAPA')
    expect(text).toMatch(/Scolaire\s+20\s+1\s?054\s+1\s+3,5/)
    expect(text).not.toMatch(/Transmettre|Télécharger|Ajouter une ligne|Écrire ce texte|Saisir/)
    await page.context().close()
  })
})
