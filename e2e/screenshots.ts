import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { openContext, type Visitor } from './browser.ts'

export interface Shot {
  /** Becomes the start of the files' names. */
  readonly name: string
  readonly path: string
}

interface ShootOptions {
  readonly browser: Browser
  readonly baseURL: string
  readonly shots: readonly Shot[]
  /** Signs in, or does whatever else must come first; its cookies are kept for every shot. */
  readonly prepare?: (context: BrowserContext) => Promise<void>
  readonly widths?: readonly number[]
  readonly themes?: readonly ('light' | 'dark')[]
  readonly locales?: readonly ('fr' | 'en')[]
}

/**
 * Whole pages at phone, tablet and desk widths, light and dark, French and English, into the folder that `MAILLAGE_SCREENSHOTS`
 * names (nothing without it). Files are named `today-390-dark-fr.png`. Returns their paths.
 */
export async function takeScreenshots(options: ShootOptions): Promise<readonly string[]> {
  const folder = process.env.MAILLAGE_SCREENSHOTS
  if (!folder) return []
  await mkdir(folder, { recursive: true })
  const { browser, baseURL, shots, prepare } = options
  const { widths = [320, 390, 768, 1440], themes = ['light', 'dark'], locales = ['fr', 'en'] } = options
  const first = await openContext(browser, { baseURL })
  await prepare?.(first)
  const cookies = await first.cookies()
  await first.close()

  const taken: string[] = []
  for (const theme of themes) {
    for (const locale of locales) {
      for (const width of widths) {
        const visitor: Visitor = { baseURL, width, theme, locale }
        const context = await openContext(browser, visitor)
        await context.addCookies(cookies)
        for (const shot of shots) {
          const file = join(folder, `${shot.name}-${width}-${theme}-${locale}.png`)
          await shoot(context, shot.path, file)
          taken.push(file)
        }
        await context.close()
      }
    }
  }
  return taken
}

async function shoot(context: BrowserContext, path: string, file: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(path, { waitUntil: 'networkidle' })
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}
