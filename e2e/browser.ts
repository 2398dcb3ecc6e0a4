import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium, or the one that `MAILLAGE_CHROMIUM` names, without a window and without calls of its own. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.MAILLAGE_CHROMIUM ?? '/usr/bin/chromium',
    args: flags,
  })
}

export interface Visitor {
  readonly baseURL: string
  readonly width?: number
  readonly height?: number
  readonly theme?: 'light' | 'dark'
  readonly locale?: 'fr' | 'en'
  /** Whether the page is put on the device for when there is no network, which takes a second; false unless told. */
  readonly keepsPage?: boolean
}

/** Somebody at a device: a phone held in one hand, in French, unless told otherwise. Nothing is shared with other visitors. */
export async function openContext(browser: Browser, visitor: Visitor): Promise<BrowserContext> {
  const {
    baseURL,
    width = 390,
    height = width < 700 ? 844 : 900,
    theme = 'light',
    locale = 'fr',
    keepsPage = false,
  } = visitor
  const context = await browser.newContext({
    baseURL,
    viewport: { width, height },
    colorScheme: theme,
    locale: locale === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    hasTouch: width < 700,
    reducedMotion: 'reduce',
    serviceWorkers: keepsPage ? 'allow' : 'block',
  })
  context.setDefaultTimeout(20_000)
  return context
}
