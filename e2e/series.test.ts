import type { Browser, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext, type Visitor } from './browser.ts'
import { clientAs, people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'
import { visit } from './settled.ts'

/** A one-off and the programme that grew out of it, year after year. */

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

/** A prevention session at an imaginary school; returns its id. */
async function session(day: string, { place, ...dimensions }: Record<string, string> & { place: string }) {
  const { structures } = await (await api()).network.structures()
  const structure = structures.find((each) => each.shortName === 'CSAPA Nord Franche-Comté')
  if (!structure) throw new Error('the demonstration network has changed')
  const { id } = await (await api()).activity.save({
    id: newId(),
    baseVersion: 0,
    draft: {
      kind: 'prevention_session',
      kindVersion: 1,
      day,
      structureId: structure.id,
      dimensions: { setting: 'school', audience: 'children', ...dimensions },
      texts: { partner: place },
      values: [
        { measure: 'participants', state: 'observed', amount: 20 },
        { measure: 'hours', state: 'observed', amount: 1 },
      ],
    },
  })
  return id
}

async function open(path: string, device: Omit<Visitor, 'baseURL'> = {}): Promise<Page> {
  const context = await openContext(browser, { baseURL: server.url, ...device })
  await signInAs(context, people.workerOfCsapa, server.url)
  const page = await context.newPage()
  await visit(page, path)
  return page
}

const links = async (id: string) => (await (await api()).series.read({ id })).links
const section = (page: Page) => page.getByRole('region', { name: 'Avant, après' })

/** Finds an activity by its words and links it, by the keyboard alone. */
async function link(page: Page, words: string, option: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Relier à une autre activité' }).focus()
  await page.keyboard.press('Enter')
  const which = page.getByRole('combobox', { name: 'Quelle activité' })
  await which.fill(words)
  await page.getByRole('option', { name: option }).first().waitFor()
  await which.press('ArrowDown')
  await which.press('Enter')
  await page.getByRole('radiogroup', { name: 'Qu’est-ce qui les relie' }).waitFor()
}

it('a one-off is linked to the programme that grew out of it, and the chain shows year after year', async () => {
  const primer = await session('2021-04-01', { place: 'Collège du Sundgau', action_type: 'one_off' })
  const programme = await session('2022-04-04', {
    place: 'Collège du Sundgau',
    action_type: 'evidence_based',
    programme: 'unplugged',
  })
  const again = await session('2023-04-03', {
    place: 'Collège du Sundgau',
    action_type: 'evidence_based',
    programme: 'unplugged',
  })
  const page = await open(`/activities/${programme}`)
  await section(page).getByText('n’est reliée à aucune autre').waitFor()
  await link(page, 'sundgau', /1er avril 2021/)
  const grew = page.getByRole('radio', { name: /^Celle du 1er avril 2021 a fait naître/ })
  expect(await grew.isChecked()).toBe(true)
  await expectAccessible(page, 'two activities to link')
  await page.getByRole('button', { name: 'Relier', exact: true }).click()
  await expect
    .poll(async () => (await links(programme)).map(({ type, from, to }) => [type, from, to]))
    .toEqual([['grewInto', primer, programme]])
  await section(page).getByText('née de celle du 1er avril 2021').waitFor()

  await link(page, 'sundgau', /3 avril 2023/)
  expect(await page.getByRole('radio', { name: /^Celle du 3 avril 2023 est la suite/ }).isChecked()).toBe(
    true,
  )
  await page.getByRole('button', { name: 'Relier', exact: true }).click()
  await section(page).getByText('suite de celle du 4 avril 2022').waitFor()
  const names = section(page).getByRole('listitem')
  await expect.poll(() => names.count()).toBe(3)
  expect(await names.first().textContent()).toContain('2021Action ponctuelle')
  expect(await names.nth(1).textContent()).toContain('2022Unplugged')
  expect(await names.nth(2).textContent()).toContain('2023Unplugged')
  await expectAccessible(page, 'a chain')

  await names.last().getByRole('link').click()
  await page.waitForURL(`**/activities/${again}`)
  await expect.poll(() => section(page).getByRole('listitem').count()).toBe(3)
  await page.context().close()
})

it('a link is undone, and brought back', async () => {
  const from = await session('2022-05-02', { place: 'Lycée des Forges', action_type: 'one_off' })
  const to = await session('2023-05-02', { place: 'Lycée des Forges', action_type: 'built' })
  await (await api()).series.link({ id: newId(), type: 'grewInto', from, to })
  const page = await open(`/activities/${from}`, { width: 1440 })
  await section(page)
    .getByRole('button', { name: /^Délier/ })
    .click()
  await expect.poll(() => links(from)).toEqual([])
  await expect.poll(() => section(page).getByRole('listitem').count()).toBe(0)
  await page
    .getByRole('region', { name: 'Ce qui vient d’être fait' })
    .getByRole('button', { name: 'Annuler' })
    .click()
  await expect.poll(async () => (await links(from)).length).toBe(1)
  await expect.poll(() => section(page).getByRole('listitem').count()).toBe(2)
  await page.context().close()
})

it.each([
  [320, 'dark', 'fr'],
  [1440, 'dark', 'en'],
] as const)('a chain stands at %i px, %s, in %s', async (width, theme, locale) => {
  const from = await session('2022-06-01', { place: `École ${width}`, action_type: 'one_off' })
  const to = await session('2023-06-01', { place: `École ${width}`, action_type: 'built' })
  await (await api()).series.link({ id: newId(), type: 'grewInto', from, to })
  const page = await open(`/activities/${to}`, { width, theme, locale })
  await page.locator('.chain').waitFor()
  await expectAccessible(page, `a chain at ${width}, ${theme}, ${locale}`)
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow).toBeLessThanOrEqual(0)
  await page.context().close()
})
