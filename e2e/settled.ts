import type { Page } from 'playwright-core'

/** Opens an address (or, without one, the same page again), and waits until the page shows what it has to show. */
export async function visit(page: Page, path?: string): Promise<void> {
  if (path === undefined) await page.reload()
  else await page.goto(path)
  await page.waitForFunction(
    () => document.querySelector('main h1') !== null && document.querySelector('.skeleton') === null,
  )
}
