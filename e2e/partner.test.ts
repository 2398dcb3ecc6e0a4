import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext, type Visitor } from './browser.ts'
import { Hand } from './hand.ts'
import { clientAs, people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'
import { visit } from './settled.ts'

/** The patient work with partners: meetings noted, refusals and their reasons, the way gone together. */

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

async function partnerNamed(name: string): Promise<string> {
  const { structures } = await (await api()).network.structures()
  const found = structures.find((each) => each.name.startsWith(name))
  if (!found) throw new Error(`the demonstration network has no ${name}`)
  return found.id
}

const meetingsWith = async (partnerId: string) => (await api()).meeting.list({ partnerId })

async function open(path: string, device: Omit<Visitor, 'baseURL'> = {}): Promise<Page> {
  const context = await openContext(browser, { baseURL: server.url, ...device })
  await signInAs(context, people.workerOfCsapa, server.url)
  const page = await context.newPage()
  await visit(page, path)
  return page
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const undo = (page: Page) =>
  page.getByRole('region', { name: 'Ce qui vient d’être fait' }).getByRole('button', { name: 'Annuler' })

describe('a meeting', () => {
  it('is noted from the partner’s page in a few inputs, and counts as activity by itself', async () => {
    const id = await partnerNamed('Commune de Valentigney')
    const before = (await meetingsWith(id)).length
    const page = await open(`/network/${id}`)
    const hand = new Hand()
    await hand.tap(page.getByRole('link', { name: 'Noter une rencontre' }))
    await hand.tap(page.getByLabel('Objet (facultatif)'))
    await page.getByLabel('Objet (facultatif)').selectOption({ label: 'Bilan' })
    await hand.type(page.getByRole('textbox', { name: 'Durée' }), '1,5')
    await hand.type(page.getByLabel('Ce qui s’est dit (facultatif)'), 'Le programme continue l’an prochain.')
    await hand.tap(button(page, 'Enregistrer'))
    await page.getByRole('listitem').filter({ hasText: 'Le programme continue' }).waitFor()
    hand.print('a meeting with a partner')
    expect(hand.inputs).toBeLessThanOrEqual(8)
    await expect.poll(async () => (await meetingsWith(id)).length).toBe(before + 1)
    const { lines } = await (await api()).activity.list({ kind: 'partner_meeting', pageSize: 1 })
    expect(lines[0]).toMatchObject({ source: { kind: 'meeting', label: 'Commune de Valentigney' } })
    await page.context().close()
  })

  it('that ends in a refusal says why, and the stage is told kindly on the way', async () => {
    const id = await partnerNamed('Lycée de démonstration')
    const page = await open(`/partners/${id}/new`)
    await page.getByLabel('Où en est-on maintenant ? (facultatif)').selectOption({ label: 'Rencontré' })
    await page.getByLabel('Où en est-on maintenant ? (facultatif)').selectOption({ label: 'Refus' })
    await button(page, 'Enregistrer').click()
    await page.getByRole('alert').getByRole('link', { name: 'Choisissez la raison du refus.' }).waitFor()
    await expectAccessible(page, 'a refusal without its reason')
    await page.getByRole('radio', { name: 'Pas de temps à y consacrer' }).check()
    await page.getByLabel('La suite (facultatif)').fill('Rappeler à la rentrée')
    await button(page, 'Enregistrer').click()
    await page.getByRole('heading', { name: 'Rencontres' }).waitFor()
    const first = page.getByRole('list').getByRole('listitem').first()
    expect(await first.textContent()).toContain('Pas de temps à y consacrer')
    await page.getByText('Suite : Rappeler à la rentrée').waitFor()
    await expectAccessible(page, 'the way gone together')
    await visit(page, '/partners')
    const line = page.getByRole('link', { name: /^Lycée de démonstration/ })
    expect(await line.textContent()).toContain('Pas de temps à y consacrer')
    await page.context().close()
  })

  it('is corrected, taken back, and brought back', async () => {
    const id = await partnerNamed('Armée du Salut')
    const before = await meetingsWith(id)
    const page = await open(`/partners/${id}`)
    await page
      .getByRole('link', { name: /^Corriger/ })
      .first()
      .click()
    await page.getByRole('textbox', { name: 'Professionnels présents' }).fill('9')
    await button(page, 'Enregistrer').click()
    await page.getByText('9 professionnels').waitFor()
    await expect.poll(async () => (await meetingsWith(id))[0]?.people).toBe(9)
    await undo(page).click()
    await expect.poll(async () => (await meetingsWith(id))[0]?.people).toBe(before[0]?.people)

    await button(page, /^Retirer/)
      .first()
      .click()
    await expect.poll(async () => (await meetingsWith(id)).length).toBe(before.length - 1)
    await undo(page).last().click()
    await expect.poll(async () => (await meetingsWith(id)).length).toBe(before.length)
    await page.context().close()
  })

  it('is noted without network, seen at once, and sent once it is back', async () => {
    const id = await partnerNamed('Armée du Salut')
    const before = (await meetingsWith(id)).length
    const page = await open(`/partners/${id}`, { keepsPage: true })
    const context = page.context()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await visit(page, '/partners')
    await visit(page, `/partners/${id}/new`)
    await context.setOffline(true)
    await page.getByLabel('Ce qui s’est dit (facultatif)').fill('Vus au forum.')
    await button(page, 'Enregistrer').click()
    await page.getByRole('listitem').filter({ hasText: 'Vus au forum.' }).waitFor()
    await visit(page)
    await page.getByRole('listitem').filter({ hasText: 'Vus au forum.' }).waitFor()
    await visit(page, '/partners')
    expect(await page.getByRole('link', { name: /^Armée du Salut/ }).textContent()).toMatch(
      new RegExp(`${before + 1}\\srencontres`),
    )
    expect((await meetingsWith(id)).length).toBe(before)
    await context.setOffline(false)
    await expect.poll(async () => (await meetingsWith(id)).length, { timeout: 60_000 }).toBe(before + 1)
    await context.close()
  })

  it('begins with the partner when the address names none, by the keyboard alone', async () => {
    const page = await open('/partners/new', { width: 1440 })
    const who = page.getByRole('combobox', { name: 'Avec quel partenaire' })
    await who.fill('lycée de démo')
    await page.getByRole('option', { name: /^Lycée de démonstration/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByLabel('Jour', { exact: true }).waitFor()
    await expectAccessible(page, 'a meeting to note')
    await page.getByLabel('La suite (facultatif)').focus()
    await page.keyboard.type('Écrire')
    await page.keyboard.press('Enter')
    await page.getByText('Suite : Écrire').waitFor()
    await page.context().close()
  })
})

describe('every page of partners', () => {
  it.each([
    [320, 'dark', 'fr'],
    [390, 'light', 'en'],
    [1440, 'dark', 'en'],
  ] as const)('stands at %i px, %s, in %s', async (width, theme, locale) => {
    const id = await partnerNamed('Armée du Salut')
    const [meeting] = await meetingsWith(id)
    for (const path of [
      '/partners',
      '/partners/new',
      `/partners/${id}`,
      `/partners/${id}/new`,
      `/partners/${id}/meetings/${meeting?.id}`,
    ]) {
      const page = await open(path, { width, theme, locale })
      await expectAccessible(page, `${path} at ${width}, ${theme}, ${locale}`)
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, path).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })
})
