import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext, type Visitor } from './browser.ts'
import { clientAs, people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'
import { visit } from './settled.ts'

/** A file of deliveries, handed in, mended, taken back. */

let server: RunningServer
let browser: Browser

beforeAll(async () => {
  server = await startServer()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

const api = () => clientAs(people.headOfCaarud, server.url)
const delivered = async () => (await (await api()).activity.list({ kind: 'kit_delivery' })).total

async function open(path: string, device: Omit<Visitor, 'baseURL'> = {}): Promise<Page> {
  const context = await openContext(browser, { baseURL: server.url, ...device })
  await signInAs(context, people.headOfCaarud, server.url)
  const page = await context.newPage()
  await visit(page, path)
  return page
}

const header = 'Jour;Partenaire;Type de partenaire;Kit ou article;Quantité'
const file = (name: string, ...rows: string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from([header, ...rows].join('\n')),
})

async function handIn(page: Page, given: ReturnType<typeof file>): Promise<void> {
  await page.getByLabel('Fichier', { exact: true }).setInputFiles(given)
  await page.getByRole('button', { name: 'Importer' }).click()
  await page.getByRole('heading', { level: 1, name: given.name }).waitFor()
}

async function download(page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [given] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: given.suggestedFilename(), text: await readFile(await given.path(), 'utf8') }
}

const button = (page: Page, name: string) => page.getByRole('button', { name })
const count = (page: Page, words: string) =>
  page.locator('.import-count').filter({ hasText: words }).locator('dd').textContent()

describe('a file of deliveries', () => {
  it('is taken in, says what is to be mended, and once mended counts nothing twice', async () => {
    const before = await delivered()
    const page = await open('/deliveries')
    const first = file(
      'livraisons-mars.csv',
      '05/03/2025;Pharmacie des Lilas;;Stéribox2;50',
      '06/03/2025;Pharmacie du Pont;;Kit+;30',
      '31/02/2025;Pharmacie du Pont;;Kit+;10',
      '07/03/2025;;;Parapluie;2,5',
    )
    await handIn(page, first)
    await page.getByText('Les bonnes lignes comptent déjà').waitFor()
    expect([await count(page, 'prises en compte'), await count(page, 'à corriger')]).toEqual(['2', '2'])
    await page.getByText('« Parapluie » n’est ni un kit').waitFor()
    await page.getByText('Ces noms ne sont pas dans le réseau').waitFor()
    await page.getByRole('main').getByText('Pharmacie des Lilas', { exact: true }).waitFor()
    await expectAccessible(page, 'what became of a file')
    await expect.poll(delivered).toBe(before + 2)

    const original = await download(page, () =>
      page.getByRole('link', { name: 'Le fichier d’origine' }).click(),
    )
    expect(original).toEqual({ name: first.name, text: first.buffer.toString() })
    const list = await download(page, () => button(page, 'Télécharger cette liste').click())
    expect(list.name).toBe('livraisons-mars-a-corriger.csv')
    expect(list.text).toContain('\r\n4;Jour;')

    await page.getByRole('link', { name: 'Importer le fichier corrigé' }).click()
    await handIn(
      page,
      file(
        'livraisons-mars-2.csv',
        '05/03/2025;Pharmacie des Lilas;;Stéribox2;55',
        '06/03/2025;Pharmacie du Pont;;Kit+;30',
        '28/02/2025;Pharmacie du Pont;;Kit+;10',
      ),
    )
    await page.getByText('Toutes les lignes comptent.').waitFor()
    const counts = ['prises en compte', 'ont corrigé', 'déjà connues', 'à corriger']
    expect(await Promise.all(counts.map((words) => count(page, words)))).toEqual(['1', '1', '1', '0'])
    await expect.poll(delivered).toBe(before + 3)
    await page.context().close()
  })

  it('is taken out of the figures and counted again', async () => {
    const before = await delivered()
    const page = await open('/deliveries')
    await handIn(page, file('a-retirer.csv', '10/03/2025;Pharmacie du Canal;;Kit+;5'))
    await expect.poll(delivered).toBe(before + 1)
    await button(page, 'Retirer des chiffres').click()
    await page.getByText('Ce fichier ne compte plus').waitFor()
    await expectAccessible(page, 'a file taken back')
    await expect.poll(delivered).toBe(before)
    await page
      .getByRole('region', { name: 'Ce qui vient d’être fait' })
      .getByRole('button', { name: 'Annuler' })
      .click()
    await button(page, 'Retirer des chiffres').waitFor()
    await expect.poll(delivered).toBe(before + 1)
    await page.context().close()
  })

  it('with other headers is told which are wanted; without a file, to choose one', async () => {
    const page = await open('/deliveries')
    await button(page, 'Importer').click()
    await page.getByText('Choisissez un fichier.').waitFor()
    await expectAccessible(page, 'no file chosen')
    const given = { name: 'stock.csv', mimeType: 'text/csv', buffer: Buffer.from('Date;Client\n1;2\n') }
    await handIn(page, given)
    await page.getByText('Rien n’a pu être compté.').waitFor()
    await page.getByText('« Jour », « Partenaire », « Kit ou article », « Quantité »').waitFor()
    await visit(page, '/deliveries')
    expect(await page.getByRole('link', { name: /^stock\.csv/ }).textContent()).toContain('1 à corriger')
    await page.context().close()
  })

  it('begins with the template, in the language of the page', async () => {
    const page = await open('/deliveries', { locale: 'en' })
    const template = await download(page, () => button(page, 'Download the template').click())
    expect(template.name).toBe('deliveries-template.csv')
    const [headers, example] = template.text.split('\r\n')
    expect(headers).toBe('\ufeffDay;Partner;Kind of partner;Kit or item;Quantity')
    expect(example).toMatch(/^Example, not counted: 05\/03\/2024;Lilac Pharmacy;Community pharmacy;[^;]+;50$/)
    await page.context().close()
  })

  it('is handed in by the keyboard alone', async () => {
    const page = await open('/deliveries', { width: 1440 })
    const input = page.getByLabel('Fichier', { exact: true })
    await input.focus()
    await input.setInputFiles(file('clavier.csv', '11/03/2025;Pharmacie du Canal;;Kit+;5'))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'clavier.csv' }).waitFor()
    await page.context().close()
  })
})

it.each([
  [320, 'dark', 'fr'],
  [390, 'light', 'en'],
  [1440, 'dark', 'en'],
] as const)('every page of deliveries stands at %i px, %s, in %s', async (width, theme, locale) => {
  const [latest] = await (await api()).delivery.list()
  for (const path of ['/deliveries', `/deliveries/${latest?.id}`]) {
    const page = await open(path, { width, theme, locale })
    await expectAccessible(page, `${path} at ${width}, ${theme}, ${locale}`)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow, path).toBeLessThanOrEqual(0)
    await page.context().close()
  }
})
