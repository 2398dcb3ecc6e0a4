import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext } from './browser.ts'
import { people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'
import { visit } from './settled.ts'

/** Pages of another role, by an address typed or kept. */

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

it.each([
  ['workerOfCsapa', 'fr', 'Cette page n’est pas ouverte à votre rôle', ['/audit', '/network/new']],
  ['reader', 'en', 'This page is not open to your role', ['/activities', '/record/stage', '/deliveries']],
] as const)('%s, in %s, is told so and offered the way home only', async (who, locale, title, paths) => {
  const context = await openContext(browser, { baseURL: server.url, locale })
  await signInAs(context, people[who], server.url)
  const page = await context.newPage()
  const refused: string[] = []
  page.on('response', (response) => {
    if (response.status() === 403) refused.push(response.url())
  })
  for (const path of paths) {
    await visit(page, path)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    const main = page.getByRole('main')
    expect(await main.getByRole('button').count()).toBe(0)
    expect(await main.getByRole('link').count()).toBe(1)
  }
  await expectAccessible(page, 'a page of another role')
  // Nothing was asked of the service that it had to refuse.
  expect(refused).toEqual([])
  await page.getByRole('main').getByRole('link').click()
  await page.waitForURL(`${server.url}/`)
  await context.close()
})
