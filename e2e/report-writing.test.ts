import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openContext } from './browser.ts'
import { clientAs, people, signInAs } from './people.ts'
import { beginReport, section, visit } from './report-desk.ts'
import { type RunningServer, startServer } from './server.ts'

/** The texts of a report: written in their place, never lost, every version kept, with and without network. */

let server: RunningServer
let browser: Browser
let context: BrowserContext
let page: Page
let reportId: string

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
  reportId = await beginReport(server.url)
  context = await openContext(browser, { baseURL: server.url, width: 1440, keepsPage: true })
  await signInAs(context, people.headOfCsapa, server.url)
  page = await context.newPage()
  await visit(page, `/reports/${reportId}`)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const place = () => section(page, 'I.1 La structure et ses lieux')
const field = () => place().getByRole('textbox')
const press = (name: string | RegExp) =>
  place()
    .getByRole('button', { name, exact: typeof name === 'string' })
    .click()
/** Nothing is being written any more. */
const printed = () =>
  place()
    .getByRole('button', { name: /^Modifier/ })
    .waitFor()
const said = (message: string) => page.getByText(message, { exact: true }).first().waitFor()

/** What the server holds, whatever the page shows. */
async function written(): Promise<string[]> {
  const head = await clientAs(people.headOfCsapa, server.url)
  const { versions } = await head.report.proseVersions({ id: reportId, section: 'organisation' })
  return versions.map(({ text }) => text)
}

describe('the text of a section', () => {
  it('is kept on the device at each letter, and saved when the person says so', async () => {
    await press(/^Écrire ce texte/)
    await field().fill('Trois lieux, dont un ouvert en **mars**.')
    await page.reload()
    expect(await field().inputValue()).toBe('Trois lieux, dont un ouvert en **mars**.')
    expect(await written()).toEqual([])
    await press('Enregistrer')
    await said('Texte enregistré')
    expect(await place().locator('strong').textContent()).toBe('mars')
    expect(await written()).toEqual(['Trois lieux, dont un ouvert en **mars**.'])
  })

  it('is set in bold, in italics and as a list without a mouse', async () => {
    await press(/^Modifier/)
    await field().fill('accueil')
    await field().press('ControlOrMeta+a')
    await field().press('ControlOrMeta+b')
    expect(await field().inputValue()).toBe('**accueil**')
    await field().press('ControlOrMeta+z')
    expect(await field().inputValue()).toBe('accueil')
    await field().fill('Belfort')
    await field().press('ControlOrMeta+a')
    await press('Liste')
    expect(await field().inputValue()).toBe('- Belfort')
    await press('Aperçu')
    expect(await place().getByRole('listitem').textContent()).toBe('Belfort')
    await press('Aperçu')
    await field().press('ControlOrMeta+Enter')
    await printed()
    expect(await written()).toHaveLength(2)
  })

  it('stands again from an earlier version', async () => {
    await press(/^2 versions/)
    const sheet = page.locator('dialog[open]')
    await sheet.getByRole('button', { name: 'Reprendre ce texte' }).click()
    await said('Texte repris, comme nouvelle version')
    expect(await written()).toEqual([
      'Trois lieux, dont un ouvert en **mars**.',
      '- Belfort',
      'Trois lieux, dont un ouvert en **mars**.',
    ])
  })

  it('shows both texts when somebody else wrote meanwhile, and lets the person choose', async () => {
    await press(/^Modifier/)
    await field().fill('Le texte de la direction.')
    const coordinator = await clientAs(people.coordinator, server.url)
    await coordinator.report.saveProse({
      id: reportId,
      section: 'organisation',
      baseVersion: 3,
      text: 'Le texte de la coordination.',
    })
    await press('Enregistrer')
    await place().getByRole('alert').waitFor()
    expect(await place().getByRole('region', { name: 'Votre texte' }).textContent()).toContain('direction')
    expect(await place().getByRole('region', { name: 'L’autre texte' }).textContent()).toContain(
      'coordination',
    )
    await press('Garder mon texte')
    await printed()
    expect((await written()).slice(0, 2)).toEqual([
      'Le texte de la direction.',
      'Le texte de la coordination.',
    ])
  })

  it('can be given up, and taken back at once', async () => {
    await press(/^Modifier/)
    await field().fill('Un essai.')
    await press('Abandonner')
    await said('Texte abandonné')
    await page.getByRole('button', { name: 'Annuler' }).last().click()
    expect(await field().inputValue()).toBe('Un essai.')
    await press('Abandonner')
    await place().getByText('Le texte de la direction.').waitFor()
  })
})

describe('without network', () => {
  it('the report opens again, a text is written, and it leaves by itself when the network is back', async () => {
    await context.setOffline(true)
    await page.reload()
    await page.getByText('Sans réseau, voici le rapport gardé sur cet appareil').waitFor()
    await press(/^Modifier/)
    await field().fill('Écrit dans le train.')
    await press('Enregistrer')
    await place().getByText('Attend le réseau').waitFor()
    await page.reload()
    await place().getByText('Écrit dans le train.').waitFor()
    expect((await written())[0]).toBe('Le texte de la direction.')
    await context.setOffline(false)
    await place().getByText('Attend le réseau').waitFor({ state: 'hidden' })
    expect((await written())[0]).toBe('Écrit dans le train.')
    expect(await place().textContent()).toContain('Écrit dans le train.')
  })

  it('a text that waited shows both, when somebody else wrote meanwhile', async () => {
    await context.setOffline(true)
    await press(/^Modifier/)
    await field().fill('Écrit dans le tunnel.')
    await press('Enregistrer')
    await place().getByText('Attend le réseau').waitFor()
    const { length } = await written()
    const coordinator = await clientAs(people.coordinator, server.url)
    await coordinator.report.saveProse({
      id: reportId,
      section: 'organisation',
      baseVersion: length,
      text: 'Écrit au bureau.',
    })
    await context.setOffline(false)
    await place().getByRole('alert').waitFor()
    await press('Garder l’autre texte')
    await place().getByText('Écrit au bureau.').waitFor()
    await page.getByRole('button', { name: 'Annuler' }).last().waitFor()
    expect((await written())[0]).toBe('Écrit au bureau.')
  })
})

describe('last year’s text', () => {
  it('is offered to start from', async () => {
    const head = await clientAs(people.headOfCsapa, server.url)
    const { grants } = await head.account.me()
    const before = await head.report.create({
      id: crypto.randomUUID(),
      template: 'csapa',
      structureId: grants[0]?.structureId ?? null,
      year: 2024,
    })
    const text = 'Neuf professionnels, deux départs.'
    await head.report.saveProse({ id: before.id, section: 'team', baseVersion: 0, text })
    const team = section(page, 'I.2 L’équipe')
    await team.getByRole('button', { name: /^Écrire ce texte/ }).click()
    await team.getByRole('button', { name: 'Partir du texte de 2024' }).click()
    expect(await team.getByRole('textbox').inputValue()).toBe(text)
  })
})
