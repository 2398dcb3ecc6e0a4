import type { Browser, BrowserContext, Page } from 'playwright-core'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext } from './browser.ts'
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

const worker = () => clientAs(people.workerOfCsapa, server.url)
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** A permanence planned every week since some days ago; returns its title. */
async function plan(title: string, firstDay: string): Promise<void> {
  const api = await worker()
  const { structures, sites } = await api.network.structures()
  const structure = structures.find((each) => each.shortName === 'CSAPA Nord Franche-Comté')
  const site = sites.find((each) => each.structureId === structure?.id && each.name === 'Epide')
  if (!structure || !site) throw new Error('the demonstration network has changed')
  await api.occurrence.save({
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
        values: [
          { measure: 'contacts', state: 'observed', amount: 7 },
          { measure: 'hours', state: 'observed', amount: 2 },
        ],
      },
      firstDay,
      lastDay: null,
      recurrence: { every: 'week', interval: 1 },
      startTime: '14:00',
      durationMin: 120,
      exceptions: [],
    },
  })
}

async function open(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, { baseURL: server.url })
  await signInAs(context, people.workerOfCsapa, server.url)
  const page = await context.newPage()
  await visit(page, '/')
  return { context, page }
}

const permanences = async (day: string) => {
  const { lines } = await (await worker()).activity.list({ kind: 'permanence', from: day, to: day })
  return lines.map((line) => line.amounts.find((each) => each.measure === 'contacts')?.amount)
}

it('a permanence that came back proposes itself: held as usual in one tap, or with other figures', async () => {
  // The latest day asks first.
  const days = [daysAgo(1), daysAgo(8), daysAgo(15)] as const
  const title = `Permanence d’essai ${newId().slice(-4)}`
  await plan(title, days[2])
  const before = await Promise.all(days.map(permanences))
  const { context, page } = await open()
  const due = page.getByRole('listitem').filter({ hasText: title })
  const more = page.getByRole('button', { name: /^Montrer les/ })
  const dueDays = async () => {
    if (await more.isVisible()) await more.click()
    return due.count()
  }
  await expect.poll(dueDays).toBe(3)
  await expectAccessible(page, 'days that ask whether something was held')

  const hand = new Hand()
  await hand.tap(due.first().getByRole('button', { name: /^Tenue\s:\s7 contacts, 2 h/ }))
  await expect.poll(() => due.count()).toBe(2)
  hand.print('a permanence held as usual')
  expect(hand.inputs).toBe(1)

  await due
    .first()
    .getByRole('link', { name: /^Tenue, autres chiffres/ })
    .click()
  await page.getByLabel('Personnes rencontrées', { exact: true }).fill('3')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect.poll(() => due.count()).toBe(1)

  await expect
    .poll(async () => (await Promise.all(days.map(permanences))).map((day) => day.sort()))
    .toEqual([[...(before[0] ?? []), 7].sort(), [...(before[1] ?? []), 3].sort(), before[2]])
  await visit(page)
  await expect.poll(dueDays).toBe(1)
  await context.close()
})
