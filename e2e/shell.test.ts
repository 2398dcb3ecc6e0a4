import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext } from './browser.ts'
import { type RunningServer, startServer } from './server.ts'

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

/** A device that visited once, knows nobody, and has no network any more. */
async function offlineAfterFirstVisit(width: number): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, { baseURL: server.url, width, keepsPage: true })
  const page = await context.newPage()
  await page.goto('/', { waitUntil: 'load' })
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  await page.goto('/activities?from=2026-01-01')
  await page.getByRole('heading', { level: 1, name: 'Maillage ne peut pas s’ouvrir' }).waitFor()
  return { context, page }
}

describe('without network, on a device that knows nobody', () => {
  it('opens at any address, says that it is offline, and offers to try again', async () => {
    const { context, page } = await offlineAfterFirstVisit(390)
    await expectAccessible(page, 'cannot open, light')
    expect(await page.getByText('Hors ligne').isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: 'Réessayer' }).isVisible()).toBe(true)
    await context.close()
  })

  it('keeps no answer of the service on the device', async () => {
    const { context, page } = await offlineAfterFirstVisit(390)
    const kept = await page.evaluate(async () => {
      const caches = await globalThis.caches.keys()
      const entries = await Promise.all(
        caches.map(async (name) => (await globalThis.caches.open(name)).keys()),
      )
      return entries.flat().map((request) => new URL(request.url).pathname)
    })
    expect(kept).toContain('/index.html')
    expect(kept.filter((path) => /^\/(rpc|api|health)/.test(path))).toEqual([])
    await context.close()
  })

  it('changes language and appearance in place, and remembers both', async () => {
    const { context, page } = await offlineAfterFirstVisit(1440)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: 'Maillage cannot open' }).waitFor()
    await page.getByRole('button', { name: 'Dark' }).click()
    await expectAccessible(page, 'cannot open, dark')
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Maillage cannot open' }).waitFor()
    const html = page.locator('html')
    expect([await html.getAttribute('lang'), await html.getAttribute('data-theme')]).toEqual(['en', 'dark'])
    await context.close()
  })
})

it.each([320, 390, 768, 1440])('nothing stands outside the page at %i px', async (width) => {
  const { context, page } = await offlineAfterFirstVisit(width)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await context.close()
})

it('the page breaks none of its own content policy', async () => {
  const context = await openContext(browser, { baseURL: server.url, keepsPage: true })
  const page = await context.newPage()
  const refused: string[] = []
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text())
  })
  const answer = await page.goto('/', { waitUntil: 'networkidle' })
  expect(answer?.headers()['content-security-policy']).toContain("script-src 'self'")
  expect(refused).toEqual([])
  await context.close()
})
