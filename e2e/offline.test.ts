import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { launchBrowser, openContext } from './browser.ts'
import { type DroppingProxy, startDroppingProxy } from './dropping-proxy.ts'
import { added, afterFirstVisit, recordedAmounts, recordInARow, unsent, upTo } from './offline-records.ts'
import { clientAs, people, signInAs } from './people.ts'
import { type RunningServer, startServer } from './server.ts'

let server: RunningServer
let browser: Browser
let network: DroppingProxy

beforeAll(async () => {
  server = await startServer()
  network = await startDroppingProxy(server.url)
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await network?.close()
  await server?.stop()
})
beforeEach(() => {
  network.drop = () => false
  network.change = (_, body) => body
})

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const choice = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })

async function recordStage(page: Page, participants: number): Promise<void> {
  await page.goto('/record/stage')
  await choice(page, 'Belfort').click()
  await field(page, 'Personnes concernées (présentes)').fill(String(participants))
  await button(page, 'Enregistrer').click()
  await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor()
}

/** A device that somebody used once with a network, at the moment when it has none any more. */
async function withoutNetwork(email: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, { baseURL: network.url, keepsPage: true })
  const page = await afterFirstVisit(context, { email, baseURL: network.url })
  await context.setOffline(true)
  return { context, page }
}

describe('without network', () => {
  it('thirty records typed, the tab closed twice, a fifth of the answers lost: thirty on the server', async () => {
    const from = await clientAs(people.workerOfCsapa, server.url)
    const before = await recordedAmounts(from)
    const { context, page } = await withoutNetwork(people.workerOfCsapa)
    let tab = page
    for (const [first, last] of [
      [1, 10],
      [11, 20],
      [21, 30],
    ] as const) {
      await recordInARow(tab, { first, last })
      // Closed with no warning, right after the last was said to be noted.
      await tab.close()
      tab = await context.newPage()
    }
    await tab.goto('/queue')
    await tab.getByRole('link', { name: '30 à envoyer' }).waitFor()
    await expectAccessible(tab, 'queue without network')

    let sent = 0
    network.drop = ({ path }) => {
      if (!path.startsWith('/rpc/activity/save')) return false
      sent += 1
      return sent % 5 === 0
    }
    await context.setOffline(false)
    // Closed again, twice, while the queue is being sent.
    for (const left of [22, 12]) {
      await expect.poll(() => unsent(tab), { timeout: 60_000, interval: 20 }).toBeLessThanOrEqual(left)
      await tab.close()
      tab = await context.newPage()
      await tab.goto('/')
    }
    await expect.poll(() => unsent(tab), { timeout: 120_000 }).toBe(0)

    expect(added(before, await recordedAmounts(from))).toEqual(upTo(30))
    expect(network.dropped()).toBeGreaterThanOrEqual(6)
    await context.close()
  })

  it('two tabs of the same person send each record once', async () => {
    const { context, page } = await withoutNetwork(people.headOfCsapa)
    await recordStage(page, 61)
    await recordStage(page, 62)
    const second = await context.newPage()
    await second.goto('/queue')
    const asked: string[] = []
    network.drop = ({ path }) => {
      if (path.startsWith('/rpc/activity/save')) asked.push(path)
      return false
    }
    await context.setOffline(false)
    await expect.poll(() => unsent(second), { timeout: 60_000 }).toBe(0)
    await expect.poll(() => unsent(page)).toBe(0)
    expect(asked).toHaveLength(2)
    await context.close()
  })

  it('what was noted stands on the page of the day, waiting', async () => {
    const { context, page } = await withoutNetwork(people.workerOfCsapa)
    await recordStage(page, 63)
    await page.getByText('Noté sur cet appareil : partira avec le réseau').waitFor()
    const line = page.getByRole('link', { name: /^Stage .*63 personnes/ })
    expect(await line.textContent()).toContain('en attente')
    await page.getByText('Une saisie attend d’être envoyée').waitFor()
    await expectAccessible(page, 'today without network')
    // Undone before it left: nothing of it is ever sent.
    await page
      .getByRole('region', { name: 'Ce qui vient d’être fait' })
      .getByRole('button', { name: 'Annuler' })
      .click()
    await expect.poll(() => unsent(page)).toBe(0)
    await context.close()
  })
})

describe('a refusal', () => {
  /** The page knows an older catalogue than the server: it lets a course of 500 people through. */
  const olderCatalogue = () => {
    network.change = ({ path }, body) =>
      path.startsWith('/rpc/catalogue/recording') ? body.replaceAll('"max":200', '"max":9999') : body
  }

  it('waits for its author, who mends it; the others go on', async () => {
    olderCatalogue()
    const { context, page } = await withoutNetwork(people.workerOfCsapa)
    await recordStage(page, 500)
    await recordStage(page, 64)
    await context.setOffline(false)
    await page.goto('/queue')
    await page.getByText('Cette activité ne peut pas être enregistrée telle quelle').waitFor()
    await expect.poll(() => unsent(page), { timeout: 60_000 }).toBe(1)
    await expectAccessible(page, 'queue with a refusal')
    await page.getByRole('link', { name: 'Corriger' }).click()
    await field(page, 'Personnes concernées (présentes)').fill('65')
    await button(page, 'Enregistrer').click()
    await page.getByText('Tout ce que vous avez saisi sur cet appareil a été envoyé.').waitFor()
    const amounts = await stageAmounts()
    expect([amounts.includes(64), amounts.includes(65), amounts.includes(500)]).toEqual([true, true, false])
    await context.close()
  })

  it('can be given up, and that undone', async () => {
    olderCatalogue()
    const { context, page } = await withoutNetwork(people.workerOfCsapa)
    await recordStage(page, 501)
    await context.setOffline(false)
    await page.goto('/queue')
    await button(page, 'Abandonner').click()
    await page.getByText('Rien n’attend').waitFor()
    await page
      .getByRole('region', { name: 'Ce qui vient d’être fait' })
      .getByRole('button', { name: 'Annuler' })
      .click()
    await page.getByText('Cette activité ne peut pas être enregistrée telle quelle').waitFor()
    await context.close()
  })

  const stageAmounts = async () => {
    const api = await clientAs(people.workerOfCsapa, server.url)
    const { lines } = await api.activity.list({ kind: 'stage', pageSize: 50 })
    return lines.flatMap((line) => line.amounts.map((each) => each.amount))
  }
})

describe('a session', () => {
  it('that ran out holds the queue, says that nothing is lost, and signing in again sends it', async () => {
    const { context, page } = await withoutNetwork(people.workerOfCsapa)
    await recordStage(page, 66)
    await context.clearCookies()
    await context.setOffline(false)
    await page.goto('/queue')
    await page.getByText('Votre session a pris fin').waitFor()
    expect(await page.getByRole('main').getByRole('link', { name: 'Se reconnecter' }).count()).toBe(1)
    await expectAccessible(page, 'queue without session')
    expect(await unsent(page)).toBe(1)
    // In place: the same tab comes back to where it was.
    await page.getByRole('link', { name: 'Se reconnecter' }).click()
    await page.getByLabel('Adresse de courriel', { exact: true }).fill(people.workerOfCsapa)
    await page.getByLabel('Mot de passe', { exact: true }).fill('maillage-demo')
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await page.waitForURL('**/queue')
    await expect.poll(() => unsent(page), { timeout: 60_000 }).toBe(0)
    expect(context.pages()).toHaveLength(1)
    await context.close()
  })

  it('that ran out while typing loses nothing of it', async () => {
    const { context, page } = await withoutNetwork(people.workerOfCsapa)
    await context.setOffline(false)
    await page.goto('/record/stage')
    await field(page, 'Personnes concernées (présentes)').fill('69')
    await context.clearCookies()
    await page.reload()
    await page.getByRole('link', { name: 'Se reconnecter' }).click()
    await page.getByLabel('Adresse de courriel', { exact: true }).fill(people.workerOfCsapa)
    await page.getByLabel('Mot de passe', { exact: true }).fill('maillage-demo')
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click()
    await page.waitForURL('**/record/stage')
    expect(await field(page, 'Personnes concernées (présentes)').inputValue()).toBe('69')
    await context.close()
  })

  it('of somebody else never sends nor shows it', async () => {
    const { context, page } = await withoutNetwork(people.workerOfCsapa)
    await recordStage(page, 67)
    const asked: string[] = []
    network.drop = ({ path }) => {
      if (path.startsWith('/rpc/activity/save')) asked.push(path)
      return false
    }
    await context.clearCookies()
    await signInAs(context, people.workerOfCaarud, network.url)
    await context.setOffline(false)
    await page.goto('/queue')
    await page.getByText('Une saisie d’une autre personne attend sur cet appareil').waitFor()
    expect(await page.getByText('67 personnes').count()).toBe(0)
    expect(await unsent(page)).toBe(1)

    await context.clearCookies()
    await signInAs(context, people.workerOfCsapa, network.url)
    await page.goto('/')
    await expect.poll(() => unsent(page), { timeout: 60_000 }).toBe(0)
    const api = await clientAs(people.headOfCsapa, server.url)
    const { lines } = await api.activity.list({ kind: 'stage', pageSize: 50 })
    const line = lines.find((each) => each.amounts.some(({ amount }) => amount === 67))
    const read = line && (await api.activity.read({ id: line.id }))
    expect(read?.activity.recordedBy).toBe('Alix Échantillon')
    await context.close()
  })
})

describe('a device', () => {
  it('that is full says that nothing was kept, and loses nothing of what was typed', async () => {
    const { context, page } = await withoutNetwork(people.workerOfCsapa)
    await page.goto('/record/stage')
    await choice(page, 'Belfort').click()
    await field(page, 'Personnes concernées (présentes)').fill('68')
    // No disk can be filled here: the browser is made to answer as it does then.
    await page.evaluate(() => {
      const add = IDBObjectStore.prototype.add
      Object.assign(globalThis, { makeRoom: () => Object.assign(IDBObjectStore.prototype, { add }) })
      IDBObjectStore.prototype.add = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await button(page, 'Enregistrer').click()
    await page.getByText('Cet appareil n’a pas pu garder cette saisie').waitFor()
    await expectAccessible(page, 'a full device')
    expect(await field(page, 'Personnes concernées (présentes)').inputValue()).toBe('68')
    await page.evaluate('makeRoom()')
    await button(page, 'Enregistrer').click()
    await page.getByRole('link', { name: /^Stage .*68\spersonnes.*en attente/ }).waitFor()
    await context.close()
  })
})
