import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext } from './browser.ts'
import { people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

/**
 * Goes through the application by its links, as somebody who looks at everything, and visits each kind of page once:
 * no accessibility violation in either theme, nothing wider than the screen at 320 px, no error in the console.
 */

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

const routerFile = join(import.meta.dirname, '../apps/web/src/routes/router.tsx')

/** Every address pattern of the application, e.g. '/activities/$id'. */
const patterns = [...readFileSync(routerFile, 'utf8').matchAll(/inside,\s*'(\/[^']*)'/g)].flatMap(
  (match) => match[1] ?? [],
)

/** The pattern that an address belongs to: literal parts win over `$parts`. */
function patternOf(path: string): string | undefined {
  const parts = path.split('/')
  const fits = patterns.filter((pattern) => {
    const wanted = pattern.split('/')
    return (
      wanted.length === parts.length &&
      wanted.every((part, index) => part.startsWith('$') || part === parts[index])
    )
  })
  return fits.sort((a, b) => a.split('$').length - b.split('$').length)[0]
}

/** Pages that no link leads to while nothing waits and no file was imported; journeys of their own visit them. */
const reachedOtherwise = ['/queue', '/queue/$item', '/deliveries/$id']

/** Until the page has its title, and nothing grey stands for what is still coming. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.skeleton'))
}

async function linksOf(page: Page): Promise<string[]> {
  const found = await page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname))
  return [...new Set(found)].filter((path) => !path.startsWith('/api/'))
}

/** Visits one address of each pattern that links lead to, from the page of the day on; what others visited is left out. */
async function explore(page: Page, visited: Set<string>): Promise<void> {
  const found = new Map([['/', '/']])
  for (const [pattern, path] of found) {
    const isNew = !visited.has(pattern)
    if (!isNew && pattern !== '/') continue
    visited.add(pattern)
    await page.goto(path)
    await settle(page)
    if (isNew) await expectSound(page, path)
    for (const link of await linksOf(page)) {
      const next = patternOf(link)
      if (next && !found.has(next)) found.set(next, link)
    }
  }
}

/** Accessible in both themes, and no wider than the screen. */
async function expectSound(page: Page, path: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page, `${path} ${colorScheme}`)
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, `${path} is wider than 320 px`).toBeLessThanOrEqual(0)
}

/** Some forty pages, each looked at twice. */
const patience = 900_000

describe('every page', () => {
  const visited = new Set<string>()

  for (const [who, email] of [
    ['the coordinator', people.coordinator],
    ['a head', people.headOfCsapa],
    ['the administrator', people.administrator],
  ] as const) {
    it(
      `of ${who} is sound`,
      async () => {
        const errors: string[] = []
        // Tall enough for the whole page: a bar that stays at the bottom then hides nothing.
        const phone = await openContext(browser, { baseURL: server.url, width: 320, height: 4000 })
        await signInAs(phone, email, server.url)
        const page = await phone.newPage()
        page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
        page.on('console', (message) => {
          if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`)
        })
        await explore(page, visited)
        await phone.close()
        expect(errors).toEqual([])
      },
      patience,
    )
  }

  it('was visited', () => {
    expect(
      patterns.filter((pattern) => !visited.has(pattern) && !reachedOtherwise.includes(pattern)),
    ).toEqual([])
  })
})
