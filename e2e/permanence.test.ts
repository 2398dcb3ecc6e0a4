import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext, type Visitor } from './browser.ts'
import { Hand } from './hand.ts'
import { clientAs, people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'
import { visit } from './settled.ts'

/** Permanences as those who hold them plan them, answer for them, and look back on them. */

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

const api = () => clientAs(people.workerOfCsapa, server.url)
const dayMs = 86_400_000
/** Days of the network, which begin an hour or two before those of UTC. */
const daysAgo = (days: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now() - days * dayMs)
const held = async (day: string) =>
  (await (await api()).activity.list({ kind: 'permanence', from: day, to: day })).total

/** A permanence planned every week since some days ago; returns its id. */
async function plan(title: string, { since, lastDay = null }: { since: number; lastDay?: string | null }) {
  const { structures, sites } = await (await api()).network.structures()
  const structure = structures.find((each) => each.shortName === 'CSAPA Nord Franche-Comté')
  const site = sites.find((each) => each.structureId === structure?.id && each.name === 'Belfort')
  if (!structure || !site) throw new Error('the demonstration network has changed')
  const firstDay = daysAgo(since)
  const values = [
    { measure: 'contacts', state: 'observed' as const, amount: 6 },
    { measure: 'hours', state: 'observed' as const, amount: 1.5 },
  ]
  const { id } = await (await api()).occurrence.save({
    id: newId(),
    baseVersion: 0,
    draft: {
      title,
      usual: {
        kind: 'permanence',
        kindVersion: 1,
        day: firstDay,
        structureId: structure.id,
        siteId: site.id,
        values,
      },
      firstDay,
      lastDay,
      recurrence: { every: 'week', interval: 1 },
      startTime: '09:30',
      durationMin: 90,
      exceptions: [],
    },
  })
  return id
}

type Device = Omit<Visitor, 'baseURL'>

async function open(path: string, device: Device = {}): Promise<Page> {
  const context = await openContext(browser, { baseURL: server.url, ...device })
  await signInAs(context, people.workerOfCsapa, server.url)
  const page = await context.newPage()
  await visit(page, path)
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const asked = (page: Page, title: string) =>
  page.getByRole('region', { name: 'A-t-elle eu lieu' }).getByRole('listitem').filter({ hasText: title })
/** The older ones stand behind one press. */
async function showAll(page: Page): Promise<void> {
  const all = page.getByRole('region', { name: 'A-t-elle eu lieu' }).getByRole('button', { name: /^Montrer/ })
  await page.getByRole('region', { name: 'A-t-elle eu lieu' }).waitFor()
  if (await all.isVisible()) await all.click()
}
const undo = (page: Page) =>
  page.getByRole('region', { name: 'Ce qui vient d’être fait' }).getByRole('button', { name: 'Annuler' })

describe('a day that asks', () => {
  it('held as usual is one tap from the opened page, and can be undone', async () => {
    const day = daysAgo(2)
    await plan('Essai d’un geste', { since: 2, lastDay: daysAgo(1) })
    const before = await held(day)
    const page = await open('/')
    const hand = new Hand()
    await hand.tap(asked(page, 'Essai d’un geste').getByRole('button', { name: /^Tenue :/ }))
    await expect.poll(() => held(day)).toBe(before + 1)
    hand.print('a permanence that came back')
    expect(hand.inputs).toBeLessThanOrEqual(2)
    expect(await asked(page, 'Essai d’un geste').count()).toBe(0)
    await undo(page).click()
    await expect.poll(() => held(day)).toBe(before)
    await asked(page, 'Essai d’un geste').waitFor()
    await page.context().close()
  })

  it('a press made twice answers one day, once', async () => {
    await plan('Essai pressé deux fois', { since: 2, lastDay: daysAgo(1) })
    const before = await held(daysAgo(2))
    const page = await open('/')
    await asked(page, 'Essai pressé deux fois')
      .getByRole('button', { name: /^Tenue :/ })
      .dblclick()
    await expect.poll(() => held(daysAgo(2))).toBe(before + 1)
    await page.goto('/queue')
    await page.getByText('Rien n’attend').waitFor()
    await page.context().close()
  })

  it('not held is two taps with its reason, which stays to be seen', async () => {
    const id = await plan('Essai non tenu', { since: 3, lastDay: daysAgo(1) })
    const page = await open('/')
    const hand = new Hand()
    await hand.tap(asked(page, 'Essai non tenu').getByRole('button', { name: /^Pas tenue/ }))
    await expectAccessible(page, 'why it was not held')
    await hand.tap(button(page, 'Lieu fermé'))
    hand.print('a permanence that was not held')
    expect(hand.inputs).toBe(2)
    await expect
      .poll(
        async () =>
          (await (await api()).occurrence.days({ id, from: daysAgo(5), to: daysAgo(0) }))[0]?.answer,
      )
      .toMatchObject({ outcome: 'notHeld', reason: 'place_closed' })
    await visit(page, `/occurrences/${id}`)
    const line = page.getByRole('listitem').filter({ hasText: 'Lieu fermé' })
    expect(await line.textContent()).toContain('Pas tenue')
    await page.getByText('1 non tenue').waitFor()
    await line.getByRole('button', { name: /^Reprendre la réponse/ }).click()
    await button(page, /^Tenue :/).waitFor()
    await page.context().close()
  })

  it('is answered by the keyboard alone', async () => {
    await plan('Essai au clavier', { since: 4, lastDay: daysAgo(1) })
    const page = await open('/', { width: 1440 })
    await showAll(page)
    const no = asked(page, 'Essai au clavier').getByRole('button', { name: /^Pas tenue/ })
    await no.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(await no.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await expect.poll(() => asked(page, 'Essai au clavier').count()).toBe(0)
    await page.context().close()
  })

  it('asks and is answered without network, also on a day that came meanwhile, and is sent once it is back', async () => {
    const day = daysAgo(6)
    await plan('Essai hors ligne', { since: 6 })
    const before = await held(day)
    const page = await open('/', { keepsPage: true })
    const context = page.context()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await showAll(page)
    await asked(page, 'Essai hors ligne').waitFor()
    await context.setOffline(true)
    // The phone comes out of the pocket two days later.
    await context.clock.setFixedTime(Date.now() + 2 * dayMs)
    await visit(page)
    await showAll(page)
    await expect.poll(() => asked(page, 'Essai hors ligne').count()).toBe(2)
    await expectAccessible(page, 'days that ask, without network')
    await asked(page, 'Essai hors ligne')
      .last()
      .getByRole('button', { name: /^Tenue :/ })
      .click()
    await expect.poll(() => asked(page, 'Essai hors ligne').count()).toBe(1)
    expect(await held(day)).toBe(before)
    await visit(page, '/queue')
    const queued = page.locator('.queue-item').first()
    await queued.getByText('Permanence', { exact: true }).waitFor()
    expect(await queued.getByText('Permanence').count()).toBe(1)
    await visit(page, '/')
    await showAll(page)
    expect(await asked(page, 'Essai hors ligne').count()).toBe(1)
    await context.setOffline(false)
    await expect.poll(() => held(day), { timeout: 60_000 }).toBe(before + 1)
    await context.close()
  })
})

describe('a permanence', () => {
  it('is planned in plain words, read back, changed and stopped', async () => {
    const page = await open('/occurrences')
    await page.getByRole('link', { name: 'Prévoir une permanence' }).click()
    await button(page, 'Enregistrer').click()
    await page.getByRole('heading', { name: /réponses sont à corriger/ }).waitFor()
    await expectAccessible(page, 'plan with faults')
    await page.getByRole('radio', { name: 'Montbéliard' }).check()
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Permanence, Montbéliard')
    await page.getByLabel('Premier jour', { exact: true }).fill('2026-03-04')
    await page.getByRole('radio', { name: 'Toutes les deux semaines, le mercredi' }).check()
    await page.getByLabel('Heure', { exact: true }).fill('14:00')
    await page.getByText('Toutes les deux semaines, le mercredi, 14 h – 16 h').waitFor()
    await page.getByText('Les premières : mercredi 4 mars, mercredi 18 mars et mercredi 1er avril.').waitFor()
    await page.getByLabel('Personnes rencontrées', { exact: true }).fill('5')
    await page.getByText('Dernier jour, jours sans permanence').click()
    await page.getByLabel('Du', { exact: true }).fill('2026-03-15')
    await page.getByLabel('Au (facultatif)', { exact: true }).fill('2026-03-31')
    await button(page, 'Retirer ce jour').click()
    await page.getByText('Les premières : mercredi 4 mars, mercredi 1er avril').waitFor()
    await expectAccessible(page, 'plan')
    await button(page, 'Enregistrer').click()
    await page.getByRole('heading', { level: 1, name: 'Permanence, Montbéliard' }).waitFor()
    await expectAccessible(page, 'planned')

    await page.getByRole('link', { name: 'Changer' }).click()
    await page.getByLabel('Heure', { exact: true }).fill('17:15')
    await button(page, 'Enregistrer').click()
    await page.getByText('Toutes les deux semaines, le mercredi, 17 h 15 – 19 h 15').waitFor()
    const saved = async () =>
      (await (await api()).occurrence.list()).find((each) => each.title === 'Permanence, Montbéliard')
    await expect.poll(async () => (await saved())?.startTime).toBe('17:15')
    expect(await saved()).toMatchObject({ exceptions: ['2026-03-18'], durationMin: 120 })

    await button(page, 'L’arrêter').click()
    await page.getByText('Cette permanence est arrêtée').waitFor()
    await undo(page).click()
    await page.getByRole('link', { name: 'Changer' }).waitFor()
    await expect.poll(async () => (await saved())?.withdrawn).toBe(false)
    await page.context().close()
  })

  it('typed and not saved is never lost', async () => {
    const page = await open('/occurrences/new')
    await page.getByLabel('Nom', { exact: true }).fill('Permanence du marché')
    await visit(page)
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Permanence du marché')
    await page.context().close()
  })

  it('stands in the calendar of the phone', async () => {
    await plan('Essai d’agenda', { since: 10 })
    const page = await open('/occurrences')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Agenda (.ics)' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('maillage.ics')
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toContain('SUMMARY:Essai d’agenda')
    expect(text).toContain('LOCATION:Belfort')
    await page.context().close()
  })

  it('is seen month by month', async () => {
    await plan('Essai du mois', { since: 40 })
    const page = await open('/occurrences?view=month')
    const month = new Date().toISOString().slice(0, 7)
    const title = page.getByRole('heading', { level: 2, name: /\d{4}$/ })
    const now = await title.textContent()
    await page.getByRole('link', { name: 'Essai du mois' }).first().waitFor()
    await button(page, 'Mois précédent').click()
    await expect.poll(() => title.textContent()).not.toBe(now)
    expect(page.url()).not.toContain(month)
    await page.getByRole('link', { name: 'Essai du mois' }).first().waitFor()
    await expectAccessible(page, 'month')
    await page.context().close()
  })
})

describe('every page of permanences', () => {
  it.each([
    [320, 'dark', 'fr'],
    [390, 'light', 'en'],
    [1440, 'dark', 'en'],
  ] as const)('stands at %i px, %s, in %s', async (width, theme, locale) => {
    const id = await plan(`Essai ${width}`, { since: 15 })
    for (const path of [
      '/occurrences',
      '/occurrences?view=month',
      '/occurrences/new',
      `/occurrences/${id}`,
      `/occurrences/${id}/change`,
    ]) {
      const page = await open(path, { width, theme, locale })
      await expectAccessible(page, `${path} at ${width}, ${theme}, ${locale}`)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})
