import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext, type Visitor } from './browser.ts'
import { Hand } from './hand.ts'
import { clientAs, people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'
import { visit } from './settled.ts'

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

type Device = Omit<Visitor, 'baseURL'>

/** Somebody with a device in hand, on the page of the day. */
async function open(
  email: string,
  device: Device = {},
  path = '/',
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, { baseURL: server.url, ...device })
  await signInAs(context, email, server.url)
  const page = await context.newPage()
  await visit(page, path)
  return { context, page }
}

const total = async (email: string, kind: string) =>
  (await (await clientAs(email, server.url)).activity.list({ kind })).total

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const choice = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name })

/** The first line of what was noted today, once it was sent. */
const noted = (page: Page, words: RegExp) =>
  page.getByRole('link', { name: words }).filter({ hasText: 'envoyée' })

describe('on a phone, from the page of the day', () => {
  it('a course is five inputs', async () => {
    const before = await total(people.workerOfCsapa, 'stage')
    const { context, page } = await open(people.workerOfCsapa)
    const hand = new Hand()
    await hand.tap(link(page, 'Saisir une activité'))
    await hand.tap(link(page, /^Stage/))
    await hand.tap(choice(page, 'Belfort'))
    await hand.type(field(page, 'Personnes concernées (présentes)'), '8')
    await hand.tap(button(page, 'Enregistrer'))
    await noted(page, /^Stage .*8 personnes/).waitFor()
    hand.print('a course')
    expect(hand.inputs).toBeLessThanOrEqual(5)
    expect(await total(people.workerOfCsapa, 'stage')).toBe(before + 1)
    await context.close()
  })

  it('a prevention session is at most eight inputs', async () => {
    const before = await total(people.workerOfCsapa, 'prevention_session')
    const { context, page } = await open(people.workerOfCsapa)
    const hand = new Hand()
    await hand.tap(link(page, 'Saisir une activité'))
    await hand.tap(link(page, /^Prévention/))
    await hand.tap(choice(page, 'Scolaire'))
    await hand.tap(choice(page, 'Adolescents (12 à 17 ans)'))
    await hand.tap(choice(page, 'Action ponctuelle'))
    await hand.type(field(page, 'Personnes concernées'), '24')
    await hand.type(field(page, 'Heures avec le public'), '1,5')
    await hand.tap(button(page, 'Enregistrer'))
    await noted(page, /^Prévention .*24 personnes · 1 h 30/).waitFor()
    hand.print('a prevention session')
    expect(hand.inputs).toBeLessThanOrEqual(8)
    expect(await total(people.workerOfCsapa, 'prevention_session')).toBe(before + 1)
    await context.close()
  })

  it('a permanence done again is at most two taps, on today’s date', async () => {
    const { context, page } = await open(people.workerOfCsapa, {}, '/record/permanence')
    await choice(page, 'Belfort').click()
    await field(page, 'Personnes rencontrées').fill('6')
    await button(page, 'Hier').click()
    await button(page, 'Enregistrer').click()
    await noted(page, /^Permanence .*6 contacts/).waitFor()
    await visit(page)

    const hand = new Hand()
    await hand.tap(link(page, /^Permanence .*Refaire$/))
    await hand.tap(button(page, 'Enregistrer'))
    await expect.poll(() => noted(page, /^Permanence .*6 contacts/).count()).toBe(2)
    hand.print('a permanence done again')
    expect(hand.inputs).toBeLessThanOrEqual(2)
    const { lines } = await (await clientAs(people.workerOfCsapa, server.url)).activity.list({
      kind: 'permanence',
      pageSize: 2,
    })
    expect(new Set(lines.map((line) => line.day)).size).toBe(2)
    await context.close()
  })
})

describe('a form that is not complete', () => {
  it('says what is missing, beside each field and above them, and takes the reader there', async () => {
    const { context, page } = await open(people.workerOfCsapa, {}, '/record/stage')
    await button(page, 'Enregistrer').click()
    const summary = page.getByRole('alert')
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'Choisissez le lieu.',
      'À remplir\u00a0: Personnes concernées (présentes). Mettez 0 s’il n’y en a pas eu.',
    ])
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true)
    await expectAccessible(page, 'form with mistakes')
    await summary.getByRole('link', { name: /Personnes concernées/ }).click()
    const participants = field(page, 'Personnes concernées (présentes)')
    expect(await participants.evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.type('500')
    expect(await participants.getAttribute('aria-invalid')).toBe('true')
    await page.getByText('Personnes concernées (présentes) : au plus 200.').first().waitFor()
    // « Next » on a phone's keyboard goes on; it does not save what is half filled.
    await page.keyboard.press('Enter')
    expect(
      await field(page, 'Heures de stage (facultatif)').evaluate((it) => it === document.activeElement),
    ).toBe(true)
    await context.close()
  })

  it('refuses a day to come beside the field, before anything is sent', async () => {
    const before = await total(people.workerOfCsapa, 'stage')
    const { context, page } = await open(people.workerOfCsapa, { locale: 'en' }, '/record/stage')
    await choice(page, 'Belfort').click()
    await field(page, 'People concerned (present)').fill('3')
    const afterTomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    await field(page, 'Day').fill(afterTomorrow)
    await page.getByText('This day is still to come.').waitFor()
    expect(await field(page, 'Day').getAttribute('aria-invalid')).toBe('true')
    await button(page, 'Save').click()
    await page
      .getByRole('alert')
      .getByRole('link', { name: /still to come/ })
      .waitFor()
    expect(await total(people.workerOfCsapa, 'stage')).toBe(before)
    await context.close()
  })

  it('is never lost: it comes back after a reload, and can be begun afresh', async () => {
    const { context, page } = await open(people.workerOfCsapa, {}, '/record/stage')
    await choice(page, 'Montbéliard').click()
    await field(page, 'Personnes concernées (présentes)').fill('11')
    await page.getByText('Compléter').click()
    await field(page, 'Remarques (facultatif)').fill('Salle trop petite.')
    await visit(page)
    await page.getByText('Vous aviez commencé cette saisie').waitFor()
    expect(await field(page, 'Personnes concernées (présentes)').inputValue()).toBe('11')
    expect(await choice(page, 'Montbéliard').isChecked()).toBe(true)
    expect(await field(page, 'Remarques (facultatif)').inputValue()).toBe('Salle trop petite.')
    await button(page, 'Recommencer').click()
    expect(await field(page, 'Personnes concernées (présentes)').inputValue()).toBe('')
    await visit(page)
    expect(await page.getByText('Vous aviez commencé cette saisie').count()).toBe(0)
    await context.close()
  })
})

describe('after saving', () => {
  it('one press takes it back out of every figure', async () => {
    const before = await total(people.workerOfCsapa, 'stage')
    const { context, page } = await open(people.workerOfCsapa, {}, '/record/stage')
    await choice(page, 'Belfort').click()
    await field(page, 'Personnes concernées (présentes)').fill('199')
    await button(page, 'Enregistrer').click()
    await noted(page, /199 personnes/).waitFor()
    expect(await total(people.workerOfCsapa, 'stage')).toBe(before + 1)
    await page
      .getByRole('region', { name: 'Ce qui vient d’être fait' })
      .getByRole('button', { name: 'Annuler' })
      .click()
    await expect.poll(() => total(people.workerOfCsapa, 'stage')).toBe(before)
    await expect.poll(() => page.getByText('199 personnes').count()).toBe(0)
    await context.close()
  })

  it('another of the same kind follows with the same day, place and choices', async () => {
    const { context, page } = await open(people.workerOfCsapa, {}, '/record/prevention_session')
    await button(page, 'Hier').click()
    await choice(page, 'Justice').click()
    await choice(page, 'Adultes (26 ans et plus)').click()
    await choice(page, 'Action construite').click()
    await field(page, 'Personnes concernées').fill('9')
    await field(page, 'Heures avec le public').fill('2')
    await button(page, 'Et une autre').click()
    await expect.poll(() => field(page, 'Personnes concernées').inputValue()).toBe('')
    expect(await choice(page, 'Justice').isChecked()).toBe(true)
    expect(await button(page, 'Hier').getAttribute('aria-pressed')).toBe('true')
    // The one before is known: a sentence says so, and stops nobody.
    await page
      .getByRole('link', { name: /Saisir/ })
      .first()
      .waitFor()
    await context.close()
  })

  it('the same kind, day and place is told as a double, in a sentence', async () => {
    const { context, page } = await open(people.workerOfCsapa, {}, '/record/stage')
    await choice(page, 'Epide').click()
    await field(page, 'Personnes concernées (présentes)').fill('5')
    await button(page, 'Et une autre').click()
    await choice(page, 'Epide').waitFor()
    await page.getByText('Déjà saisi : Stage, Epide, aujourd’hui').waitFor()
    await page
      .getByRole('region', { name: 'Ce qui vient d’être fait' })
      .getByRole('button', { name: 'Fermer' })
      .click()
    await expectAccessible(page, 'form with a double')
    await context.close()
  })
})

it('by keyboard only', async () => {
  const before = await total(people.workerOfCsapa, 'stage')
  const { context, page } = await open(people.workerOfCsapa, { width: 1440 })
  const reach = async (name: string | RegExp, role: 'link' | 'button' | 'radio' | 'textbox') => {
    const target = page.getByRole('main').getByRole(role, { name }).first()
    await target.waitFor()
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press('Tab')
      if (await target.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error(`${name} is not reached by Tab`)
  }
  await reach('Saisir une activité', 'link')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Qu’avez-vous fait ?' }).waitFor()
  await reach(/^Stage/, 'link')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /^Stage de sensibilisation/ }).waitFor()
  // A set of radio buttons is one stop; the arrows choose.
  const sites = page.getByRole('radio')
  for (let press = 0; press < 20; press += 1) {
    await page.keyboard.press('Tab')
    if (await sites.evaluateAll((all) => all.some((site) => site === document.activeElement))) break
  }
  await page.keyboard.press('Space')
  await reach('Personnes concernées (présentes)', 'textbox')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('PageUp')
  await page.keyboard.press('Enter')
  await noted(page, /^Stage .*11 personnes/).waitFor()
  expect(await total(people.workerOfCsapa, 'stage')).toBe(before + 1)
  await context.close()
})

it('speaks English throughout', async () => {
  const { context, page } = await open(people.workerOfCsapa, { locale: 'en' }, '/record/stage')
  await page.getByRole('heading', { level: 1, name: 'Drug awareness course' }).waitFor()
  await choice(page, 'Belfort').click()
  await field(page, 'People concerned (present)').fill('7')
  await button(page, 'Save').click()
  await page
    .getByRole('link', { name: /^Course .*7 people/ })
    .filter({ hasText: 'sent' })
    .waitFor()
  // Names of places stay French; words of the page do not.
  const words = await page.getByRole('main').textContent()
  expect(words).not.toMatch(/\b(le|la|les|des|une|pour|saisir|saisie|refaire|aujourd|lieu|jour)\b/i)
  await context.close()
})

const pages = ['/', '/record', '/record/prevention_session', '/record/individual_care', '/queue']

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it.each(pages)('%s has no accessibility violation', async (path) => {
    const { context, page } = await open(people.workerOfCsapa, { theme }, path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page, `${path}, ${theme}`)
    await context.close()
  })
})

/** Letters twice as large, as somebody with poor sight sets them. */
const largeLetters = (page: Page) => page.addStyleTag({ content: 'html { font-size: 200% }' })

it.each([320, 390, 768, 1440])(
  'nothing stands outside the page at %i px, nor with letters twice as large',
  async (width) => {
    const { context, page } = await open(people.workerOfCsapa, { width })
    for (const path of pages) {
      await visit(page, path)
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(await overflow(), path).toBeLessThanOrEqual(0)
      if (width < 390) continue
      await largeLetters(page)
      expect(await overflow(), `${path}, large letters`).toBeLessThanOrEqual(0)
    }
    await context.close()
  },
)
