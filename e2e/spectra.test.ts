import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext, type Visitor } from './browser.ts'
import { people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'
import { visit } from './settled.ts'

/** A spectrum on a phone at a festival: opened, read, compared, unmixed, without network. */

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

async function open(device: Omit<Visitor, 'baseURL'> = {}): Promise<Page> {
  const context = await openContext(browser, { baseURL: server.url, ...device })
  await signInAs(context, people.workerOfCaarud, server.url)
  const page = await context.newPage()
  await visit(page, '/spectra')
  return page
}

const sample = (page: Page) => page.getByLabel(/^(Spectre à lire|Spectrum to read)/)
const library = (page: Page) => page.getByLabel(/^(Bibliothèque de références|Library of references)/)
const components = (page: Page) => page.getByRole('table', { name: 'Composants et leurs parts du signal' })
const namesIn = async (page: Page) =>
  (await components(page).getByRole('rowheader').allTextContents()).map((name) => name.split('ou ')[0])

describe('with simulated spectra', () => {
  it.each([
    { width: 320, theme: 'light', locale: 'fr' },
    { width: 390, theme: 'dark', locale: 'en' },
    { width: 1440, theme: 'light', locale: 'en' },
    { width: 1440, theme: 'dark', locale: 'fr' },
  ] as const)('the page can be tried at $width px, $theme, $locale', async (device) => {
    const page = await open(device)
    await expectAccessible(page, 'before anything is opened')
    await page.getByRole('button', { name: /simulés|simulated/ }).click()
    await page.getByRole('heading', { name: /Ce qu’il contient|What it holds/ }).waitFor()
    await page
      .locator('summary')
      .filter({ hasText: /Bandes principales|Main bands/ })
      .click()
    await expectAccessible(page, 'a mixture and what it holds')
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    )
    await page.context().close()
  })

  it('names the substances that were mixed, with their shares of signal', async () => {
    const page = await open()
    await page.getByRole('button', { name: /simulés/ }).click()
    await components(page).waitFor()
    expect(await namesIn(page)).toEqual(['S-012', 'S-043', 'S-078'])
    await page.context().close()
  })
})

const data = join(import.meta.dirname, '../../shared/data/spectra')
const isWithoutData = process.env.CI !== 'true' && !existsSync(data)

describe.skipIf(isWithoutData)('with real files', () => {
  const tablet = join(data, 'formats/spa/Acetominophen Caffeine Acetylsalicylic acid.SPA')
  const references = () => {
    const files = readdirSync(join(data, 'xtc'))
    return ['0140', '1706', '0888', '0361'].map((group) =>
      join(data, 'xtc', files.find((file) => file.startsWith(group)) ?? group),
    )
  }

  it('a tablet is read and unmixed without network, and nothing is sent', async () => {
    const page = await open({ keepsPage: true })
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await visit(page)
    await page.context().setOffline(true)
    const sent: string[] = []
    page.on('request', (request) => request.method() !== 'GET' && sent.push(request.url()))
    await library(page).setInputFiles(references())
    await page.getByText('4 références ouvertes.').waitFor()
    await sample(page).setInputFiles(tablet)
    await components(page).waitFor()
    expect(await namesIn(page)).toEqual(expect.arrayContaining(['0140_1a', '1706_1a']))
    await page.getByText('Quelque chose ici n’est pas dans la bibliothèque.').waitFor()
    expect(sent).toEqual([])
    await page.context().close()
  })

  it('a file that is no infrared spectrum is refused in a sentence, and what was looked at stays', async () => {
    const page = await open()
    await sample(page).setInputFiles(tablet)
    await page.getByText('Ouvrez une bibliothèque pour comparer ce spectre.').waitFor()
    await sample(page).setInputFiles(join(data, 'formats/jcamp/ISAS_MS1.DX'))
    const alert = page.getByRole('alert').filter({ hasText: 'Ce n’est pas un spectre infrarouge' })
    await alert.waitFor()
    expect(await alert.textContent()).toContain('ISAS_MS1.DX')
    await expectAccessible(page, 'a file that is refused')
    expect(await page.getByText('Acetominophen').count()).toBeGreaterThan(0)
    await page.context().close()
  })

  it('a bad file of a library is named, and the others open', async () => {
    const page = await open()
    await library(page).setInputFiles([...references(), join(data, 'formats/jcamp/ISAS_MS1.DX')])
    await page.getByText('4 références ouvertes.').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'ISAS_MS1.DX' }).waitFor()
    await page.context().close()
  })
})
