import type { Browser, BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext, type Visitor } from './browser.ts'
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

async function open(
  email: string,
  path: string,
  device: Device = { width: 1440 },
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, { baseURL: server.url, ...device })
  await signInAs(context, email, server.url)
  const page = await context.newPage()
  await visit(page, path)
  return { context, page }
}

/** A course recorded through the API, on a day of a year of its own; returns its id. */
async function recordStage(participants: number, day: string): Promise<string> {
  const api = await clientAs(people.workerOfCsapa, server.url)
  const { structures, sites } = await api.network.structures()
  const structure = structures.find((each) => each.shortName === 'CSAPA Nord Franche-Comté')
  const site = sites.find((each) => each.structureId === structure?.id && each.name === 'Belfort')
  if (!structure || !site) throw new Error('the demonstration network has changed')
  const { id } = await api.activity.save({
    id: newId(),
    baseVersion: 0,
    draft: {
      kind: 'stage',
      kindVersion: 1,
      day,
      structureId: structure.id,
      siteId: site.id,
      values: [{ measure: 'participants', state: 'observed', amount: participants }],
    },
  })
  return id
}

/** A prevention session somewhere that is no site of the network's. */
async function recordPrevention(setting: string, day: string): Promise<void> {
  const api = await clientAs(people.workerOfCsapa, server.url)
  const { structures } = await api.network.structures()
  const structure = structures.find((each) => each.shortName === 'CSAPA Nord Franche-Comté')
  if (!structure) throw new Error('the demonstration network has changed')
  await api.activity.save({
    id: newId(),
    baseVersion: 0,
    draft: {
      kind: 'prevention_session',
      kindVersion: 1,
      day,
      structureId: structure.id,
      dimensions: { setting, audience: 'adults', action_type: 'one_off' },
      values: [
        { measure: 'participants', state: 'observed', amount: 12 },
        { measure: 'hours', state: 'observed', amount: 2 },
      ],
    },
  })
}

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const undo = (page: Page) =>
  page.getByRole('region', { name: 'Ce qui vient d’être fait' }).getByRole('button', { name: 'Annuler' })

describe('the list', () => {
  it.each([
    ['fr', ['Justice', 'Scolaire']],
    ['en', ['Justice', 'School']],
  ] as const)('tells sessions without a site apart by their setting, in %s', async (locale, settings) => {
    const day = locale === 'fr' ? '2018-03-06' : '2018-03-07'
    for (const setting of ['justice', 'school']) await recordPrevention(setting, day)
    const address = `/activities?from=${day}&to=${day}`
    const { context, page } = await open(people.workerOfCsapa, address, { locale })
    for (const setting of settings) {
      const line = page.getByRole('main').getByRole('listitem').filter({ hasText: setting })
      await line.first().waitFor()
      expect(await line.count()).toBe(1)
    }
    await context.close()
  })

  it('finds by words without accents, narrows by kind and days, and keeps all that in its address', async () => {
    await recordStage(41, '2019-03-04')
    await recordStage(42, '2019-03-05')
    const { context, page } = await open(people.workerOfCsapa, '/activities')
    await page.getByText('Filtrer').click()
    await field(page, 'Depuis le').fill('2019-01-01')
    await field(page, 'Jusqu’au').fill('2019-12-31')
    await field(page, 'Type d’activité').selectOption('stage')
    await page.getByText('2 activités').waitFor()
    await field(page, 'Chercher').fill('stage BELFORT sensibilisation')
    await page.waitForURL(/q=stage/)
    expect(await page.getByRole('listitem').filter({ hasText: '42 personnes' }).count()).toBe(1)
    await field(page, 'Chercher').fill('montbeliard')
    await page.getByText('Aucune activité ne correspond').waitFor()
    await visit(page)
    expect(await field(page, 'Chercher').inputValue()).toBe('montbeliard')
    await context.close()
  })

  it('brings more when asked', async () => {
    const { context, page } = await open(people.workerOfCsapa, '/activities')
    const lines = page.getByRole('main').getByRole('listitem')
    const before = await lines.count()
    await button(page, 'Voir la suite').click()
    await expect.poll(() => lines.count()).toBeGreaterThan(before)
    await context.close()
  })

  it('stands beside what it opened on a desk, and gives way on a phone', async () => {
    const desk = await open(people.workerOfCsapa, '/activities')
    await desk.page.getByRole('main').getByRole('listitem').first().getByRole('link').click()
    await desk.page.getByRole('heading', { name: 'Ce qu’elle est devenue' }).waitFor()
    expect(await desk.page.getByRole('complementary').getByRole('listitem').first().isVisible()).toBe(true)
    const url = desk.page.url()
    await desk.context.close()
    const phone = await open(people.workerOfCsapa, url, { width: 390 })
    await phone.page.getByRole('heading', { name: 'Ce qu’elle est devenue' }).waitFor()
    expect(await phone.page.getByRole('complementary').getByRole('listitem').first().isVisible()).toBe(false)
    await phone.page.getByRole('link', { name: 'Toutes les activités' }).click()
    await phone.page.getByRole('heading', { level: 1, name: 'Activités' }).waitFor()
    await phone.context.close()
  })
})

describe('an activity', () => {
  it('is corrected as a new version that says what changed, and the correction is undone', async () => {
    const id = await recordStage(31, '2019-05-06')
    const { context, page } = await open(people.workerOfCsapa, `/activities/${id}`)
    await page.getByRole('link', { name: 'Corriger' }).click()
    await field(page, 'Personnes concernées (présentes)').fill('32')
    await field(page, 'Pourquoi ? (facultatif)').fill('Une personne arrivée en retard')
    await button(page, 'Enregistrer').click()
    await page.getByText('Motif : Une personne arrivée en retard').waitFor()
    await page.getByText('Personnes concernées (présentes) : 31 personnes').waitFor()
    await expectAccessible(page, 'an activity with versions')
    await undo(page).click()
    await expect.poll(async () => (await read(id)).values[0]?.amount).toBe(31)
    await expect.poll(() => page.getByText('Corrigée', { exact: true }).count()).toBe(2)
    await context.close()
  })

  it('is deleted, and brought back', async () => {
    const id = await recordStage(33, '2019-06-07')
    const { context, page } = await open(people.workerOfCsapa, `/activities/${id}`)
    await button(page, 'Supprimer').click()
    await page.getByText('Cette activité a été supprimée').waitFor()
    expect((await read(id)).withdrawn).toBe(true)
    await undo(page).click()
    await expect.poll(async () => (await read(id)).withdrawn).toBe(false)
    await button(page, 'Supprimer').click()
    await button(page, 'Rétablir').click()
    await expect.poll(async () => (await read(id)).version).toBe(5)
    expect((await read(id)).withdrawn).toBe(false)
    await context.close()
  })

  it('of a year that was submitted is corrected with a reason only', async () => {
    const id = await recordStage(34, '2018-06-07')
    const head = await clientAs(people.headOfCsapa, server.url)
    const { activity } = await head.activity.read({ id })
    const report = { id: newId(), template: 'csapa', structureId: activity.structureId, year: 2018 }
    await head.report.create(report)
    await head.report.submit({ id: report.id, submissionId: newId() })
    const { context, page } = await open(people.workerOfCsapa, `/activities/${id}/correct`)
    await field(page, 'Personnes concernées (présentes)').fill('35')
    await button(page, 'Enregistrer').click()
    await page.getByRole('alert').getByText('Dites en quelques mots pourquoi.').waitFor()
    await field(page, 'Pourquoi ?').fill('Feuille oubliée')
    await button(page, 'Enregistrer').click()
    await page.getByText('Motif : Feuille oubliée').waitFor()
    await button(page, 'Supprimer').click()
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click()
    await page.getByRole('dialog').getByText('Dites en quelques mots pourquoi.').waitFor()
    await expectAccessible(page, 'why an activity is deleted')
    await field(page, 'Pourquoi ?').fill('Doublon')
    await page.getByRole('dialog').getByRole('button', { name: 'Supprimer' }).click()
    await expect.poll(async () => (await read(id)).withdrawn).toBe(true)
    await context.close()
  })

  it('changed by two people at once: both are shown, and one is chosen', async () => {
    const id = await recordStage(36, '2019-09-09')
    const { context, page } = await open(people.workerOfCsapa, `/activities/${id}/correct`)
    await field(page, 'Personnes concernées (présentes)').fill('37')
    const head = await clientAs(people.headOfCsapa, server.url)
    const { activity } = await head.activity.read({ id })
    const values = [{ measure: 'participants', state: 'observed' as const, amount: 38 }]
    await head.activity.save({ id, baseVersion: 1, draft: { ...draftOf(activity), values } })
    // Coming back to this window asks for what is new: it must not wipe what was typed.
    const newer = page.waitForResponse((answer) => answer.url().endsWith('/activity/read'))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
    await newer
    expect(await field(page, 'Personnes concernées (présentes)').inputValue()).toBe('37')
    await button(page, 'Enregistrer').click()
    await page.getByText('n’a pas pu être enregistrée').waitFor()
    await page.goto('/queue')
    await button(page, 'Comparer et choisir').click()
    await page.getByRole('row', { name: /Personnes concernées .*38 personnes .*37 personnes/ }).waitFor()
    await expectAccessible(page, 'two versions side by side')
    await button(page, 'Garder la mienne').click()
    await page.getByText('Rien n’attend').waitFor()
    expect((await read(id)).values[0]?.amount).toBe(37)
    expect((await read(id)).version).toBe(3)
    await context.close()
  })

  const read = async (id: string) =>
    (await (await clientAs(people.workerOfCsapa, server.url)).activity.read({ id })).activity

  const draftOf = ({ kind, kindVersion, day, structureId, siteId }: Awaited<ReturnType<typeof read>>) => ({
    kind,
    kindVersion,
    day,
    structureId,
    siteId,
  })
})

it('the coordinator’s day shows the network at a glance, and each line opens onto its activities', async () => {
  const { context, page } = await open(people.coordinator, '/')
  await page.getByRole('heading', { name: 'Le mois en un coup d’œil' }).waitFor()
  await expectAccessible(page, 'the coordinator’s day')
  const line = page.getByRole('table').first().getByRole('row').nth(1)
  const [, count] = await line.getByRole('cell').or(line.getByRole('rowheader')).allTextContents()
  await line.getByRole('link').click()
  await page.getByText(count === '1' ? 'Une activité' : `${count} activités`, { exact: true }).waitFor()
  await context.close()
})

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it.each(['/activities', '/activities?withdrawn=true', '/activities/:id', '/activities/:id/correct'])(
    '%s has no accessibility violation, on a phone and on a desk',
    async (path) => {
      const id = await recordStage(39, '2019-11-12')
      for (const width of [390, 1440]) {
        const { context, page } = await open(people.workerOfCsapa, path.replace(':id', id), { width, theme })
        await page.getByRole('heading', { level: 1 }).waitFor()
        await expectAccessible(page, `${path}, ${theme}, ${width} px`)
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow).toBeLessThanOrEqual(0)
        await context.close()
      }
    },
  )
})
